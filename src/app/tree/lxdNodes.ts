import type { LxdListing } from '../../core/model/lxdListing';
import type { DeviceState, Section } from '../inventory/deviceState';
import type { LxdItem } from '../lxd/lxdItem';

/** Which LXD a row belongs to. */
interface OfLxd {
  readonly id: string;
  readonly device: DeviceState;
  /** Name of the VM that the LXD is in; `undefined` for the device's own. */
  readonly vm: string | undefined;
}

/** The row of an LXD that holds all but its containers, which stand beside it. */
export interface LxdNode extends OfLxd {
  readonly kind: 'lxd';
}

/** The row of one listing. */
export interface LxdSectionNode extends OfLxd {
  readonly kind: 'lxd-section';
  readonly listing: LxdListing;
  readonly section: Section<LxdItem>;
}

/** The row of something listed; an image's row is `{ kind: 'image', image, … }`. */
export type LxdItemNode = LxdItem &
  OfLxd & {
    /** The remote of the `lxc` client that it was listed from; its default one when undefined. */
    readonly remote: string | undefined;
  };
