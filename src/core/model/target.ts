/** A VM of a device, as an action names it. */
export interface VmTarget {
  readonly deviceId: string;
  readonly vm: string;
}

/** An instance of a device, as an action names it. */
export interface InstanceTarget {
  readonly deviceId: string;
  /** The VM it is in; `undefined` for the device's own LXD. */
  readonly vm: string | undefined;
  readonly instance: string;
  /** LXD project; `undefined` for the client's current one. */
  readonly project: string | undefined;
}
