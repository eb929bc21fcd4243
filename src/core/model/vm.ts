/** What a VM does now. `unknown`: the tool did not say, and nobody has asked in another way yet. */
export type VmState = 'running' | 'starting' | 'stopped' | 'unknown';

/**
 * Concierge's own words for the type of a VM's disk (`vmc list` since 2025-07 prints them).
 * `unknown` is one of its words; a missing type is `undefined` in {@link Vm}.
 */
export const VM_TYPES = [
  'unknown',
  'crostini',
  'arcvm',
  'pvm',
  'borealis',
  'bruschetta',
  'baguette',
] as const;
export type VmType = (typeof VM_TYPES)[number];

export const DISK_IMAGE_TYPES = ['raw', 'qcow2', 'auto', 'pvm'] as const;
export type DiskImageType = (typeof DISK_IMAGE_TYPES)[number];

/** A virtual machine as its device lists it: one disk image of the signed-in user. */
export interface Vm {
  /** Exactly as the tool prints it; may hold any character. */
  readonly name: string;
  readonly state: VmState;
  /** Space the disk takes on the device, in bytes (not its virtual size). */
  readonly sizeBytes?: number;
  /** The least size the disk can be shrunk to, in bytes; only a running VM has one. */
  readonly minSizeBytes?: number;
  readonly imageType?: DiskImageType;
  /** Grows as it fills, i.e. not allocated at a size the user chose. */
  readonly sparse?: boolean;
  readonly type?: VmType;
}
