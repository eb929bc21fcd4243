import type { LiveThing } from './liveThing';

/** Names and addresses prepared for look-up in text. */
export interface LiveNameIndex {
  /** By the name exactly as listed. */
  readonly byName: ReadonlyMap<string, readonly LiveThing[]>;
  /** By IP address or host name, in lower case. */
  readonly byAddress: ReadonlyMap<string, readonly LiveThing[]>;
}

/** Longer ones are no names: LXD allows 63 characters, a host name has 253 at most. */
export const MAX_NAME_CHARS = 253;

/** What the Terminal app opens. Its VM and its container have these names unless somebody chose others. */
const DEFAULT_VM = 'termina';
const DEFAULT_CONTAINER = 'penguin';

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^(?=(?:[^:]*:){2})[0-9a-f:]+(?:\d{1,3}(?:\.\d{1,3}){3})?$/i;

/**
 * Prepares `things` for look-up: by their names, containers by their addresses and by the host names that
 * ChromeOS gives them (`penguin.linux.test`, `penguin.termina.linux.test`). A name that several have
 * leads to all of them. What cannot be told from other text, such as an empty name, is left out.
 */
export function buildLiveNameIndex(things: readonly LiveThing[]): LiveNameIndex {
  const byName = new Map<string, LiveThing[]>();
  const byAddress = new Map<string, LiveThing[]>();
  for (const thing of things) {
    for (const name of namesOf(thing)) {
      if (isFindable(name)) add(byName, name, thing);
    }
    for (const address of addressesOf(thing)) {
      if (isFindable(address)) add(byAddress, address.toLowerCase(), thing);
    }
  }
  return { byName, byAddress };
}

function namesOf(thing: LiveThing): readonly string[] {
  switch (thing.kind) {
    case 'device':
      return [thing.source.name];
    case 'vm':
      return hidesDefaultContainer(thing) ? [thing.vm.name, DEFAULT_CONTAINER] : [thing.vm.name];
    case 'container':
      return [thing.instance.name];
  }
}

function addressesOf(thing: LiveThing): readonly string[] {
  switch (thing.kind) {
    case 'device':
      return [];
    case 'vm':
      return hidesDefaultContainer(thing) ? hostNames(DEFAULT_CONTAINER, DEFAULT_VM) : [];
    case 'container':
      return [
        ...(thing.instance.addresses ?? [])
          .map(({ address }) => address)
          .filter((address) => IPV4.test(address) || IPV6.test(address)),
        ...hostNames(thing.instance.name, thing.vm),
      ];
  }
}

/** `cicerone` registers them with `crosdns`; only the containers of a VM of ChromeOS have them. */
function hostNames(container: string, vm: string | undefined): readonly string[] {
  return vm === undefined
    ? [`${container}.linux.test`]
    : [`${container}.linux.test`, `${container}.${vm}.linux.test`];
}

/** No tool can list the containers of a VM that does not run, but what penguin stands for is known. */
export function hidesDefaultContainer(thing: LiveThing): boolean {
  return (
    thing.kind === 'vm' &&
    thing.vm.name === DEFAULT_VM &&
    !thing.containerless &&
    (thing.vm.state === 'stopped' || thing.vm.state === 'starting')
  );
}

function isFindable(name: string): boolean {
  return name.length <= MAX_NAME_CHARS && /[\p{L}\p{N}]/u.test(name) && name.trim() === name;
}

function add(map: Map<string, LiveThing[]>, key: string, thing: LiveThing): void {
  const known = map.get(key);
  if (known === undefined) {
    map.set(key, [thing]);
  } else if (!known.includes(thing)) {
    known.push(thing);
  }
}
