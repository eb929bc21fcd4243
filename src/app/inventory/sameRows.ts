import type { DeviceState, Section, Updates } from './deviceState';

/**
 * Whether two states of one device give the same rows. That a reading is under way shows only while
 * there is nothing else to show; redrawing for it would make the tree flicker and wait.
 */
export function sameRows(before: DeviceState, after: DeviceState): boolean {
  return (
    before.config === after.config &&
    before.problem === after.problem &&
    before.wasRead === after.wasRead &&
    before.guest === after.guest &&
    before.savedAt === after.savedAt &&
    sameUpdates(before.updates, after.updates) &&
    (after.wasRead || before.reading === after.reading) &&
    sameSection(before.vms, after.vms) &&
    sameSection(before.instances, after.instances) &&
    before.contents.size === after.contents.size &&
    [...after.contents].every(([vm, contents]) => {
      const other = before.contents.get(vm);
      return (
        other !== undefined &&
        other.containerless === contents.containerless &&
        sameSection(other.instances, contents.instances)
      );
    })
  );
}

/** Shown in the tooltip, which is made with the row. */
export function sameUpdates(one: Updates | undefined, other: Updates | undefined): boolean {
  return (
    one?.kind === other?.kind &&
    (one?.kind !== 'interval' || other?.kind !== 'interval' || one.intervalMs === other.intervalMs)
  );
}

function sameSection<T>(before: Section<T> | undefined, after: Section<T> | undefined): boolean {
  return (
    before?.data === after?.data &&
    before?.problem === after?.problem &&
    before?.warnings === after?.warnings
  );
}
