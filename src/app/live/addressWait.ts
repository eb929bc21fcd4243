import type { Instance } from '../../core/model/instance';

/** LXD tells no event when an instance gets an address: IPv4 comes after 1 to 2 s, IPv6 after up to 3. */
const LOOK_AFTER_MS = [1_000, 2_000, 4_000, 8_000] as const;

interface Start {
  /** When the instance was first seen to run without its addresses. */
  readonly sinceMs: number;
  readonly addressCount: number;
  readonly isOver: boolean;
}

/**
 * Says when to list again for the addresses of instances that have just been started: 1, 2, 4 and 8 s
 * later, until there is an IPv4 address and a listing brought no more. An instance without a network never
 * gets one, and is not waited for again until it stops.
 */
export class AddressWait {
  #starts = new Map<string, Start>();

  /** Takes the latest listing; the time of the next one, or `undefined` when none is needed. */
  onListed(instances: readonly Instance[], nowMs: number): number | undefined {
    const before = this.#starts;
    this.#starts = new Map(
      instances
        .filter(({ state, addresses }) => state === 'running' && addresses !== undefined)
        .map((instance) => {
          const key = `${instance.project ?? ''}/${instance.name}`;
          return [key, startOf(instance, before.get(key), nowMs)] as const;
        }),
    );
    const due = [...this.#starts.values()]
      .filter(({ isOver }) => !isOver)
      .map(({ sinceMs }) => sinceMs + (LOOK_AFTER_MS.find((ms) => sinceMs + ms > nowMs) ?? 0));
    return due.length === 0 ? undefined : Math.min(...due);
  }
}

function startOf({ addresses = [] }: Instance, before: Start | undefined, nowMs: number): Start {
  const hasIpv4 = addresses.some(({ family }) => family === 'inet');
  const addressCount = addresses.length;
  if (before === undefined || (before.isOver && addressCount < before.addressCount)) {
    // Started, or restarted between two listings.
    return { sinceMs: nowMs, addressCount, isOver: before === undefined && hasIpv4 };
  }
  const isLate = nowMs - before.sinceMs >= (LOOK_AFTER_MS.at(-1) ?? 0);
  const isComplete = hasIpv4 && addressCount === before.addressCount;
  return { ...before, addressCount, isOver: before.isOver || isLate || isComplete };
}
