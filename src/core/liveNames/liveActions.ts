import type { LiveThing } from './liveThing';

/** What a link of a live hover does. */
export type LiveAction =
  | 'startVm'
  | 'stopVm'
  | 'openVmShell'
  | 'openVmLog'
  | 'startContainer'
  | 'stopContainer'
  | 'openContainerShell'
  | 'openJournal'
  | 'copyAddress'
  | 'reveal'
  | 'refresh';

/** From this age on, what is known of a device that can be asked is offered to be read again. */
const OLD_AFTER_MS = 60_000;

/** What can be done with `thing` as it is now, the likeliest first: what its row in the sidebar offers. */
export function liveActions(thing: LiveThing, nowMs: number): readonly LiveAction[] {
  const { isReachable } = thing.source;
  return [
    ...(isReachable ? stateActions(thing) : []),
    ...(thing.kind === 'container' && (thing.instance.addresses?.length ?? 0) > 0
      ? (['copyAddress'] as const)
      : []),
    'reveal',
    ...(isReachable && isOld(thing, nowMs) ? (['refresh'] as const) : []),
  ];
}

function stateActions(thing: LiveThing): readonly LiveAction[] {
  switch (thing.kind) {
    case 'device':
      return [];
    case 'vm': {
      const log = thing.containerless ? 'openJournal' : 'openVmLog';
      switch (thing.vm.state) {
        case 'running':
          return ['openVmShell', 'stopVm', log];
        case 'starting':
          return ['stopVm', 'openVmLog'];
        case 'stopped':
        case 'unknown':
          return ['startVm', 'openVmLog'];
      }
    }
    case 'container':
      switch (thing.instance.state) {
        case 'running':
          return ['openContainerShell', 'stopContainer', 'openJournal'];
        case 'frozen':
          return ['stopContainer'];
        case 'stopped':
          return ['startContainer'];
        case 'error':
        case 'starting':
        case 'stopping':
        case 'freezing':
        case 'unknown':
          return [];
      }
  }
}

function isOld({ source }: LiveThing, nowMs: number): boolean {
  const { readAtMs, isLive, problem } = source;
  const isStale = readAtMs === undefined || nowMs - readAtMs > OLD_AFTER_MS;
  return problem !== undefined || (!isLive && isStale);
}
