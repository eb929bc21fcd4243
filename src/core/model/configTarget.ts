import type { InstanceTarget } from './target';

/** Whose configuration a document shows. `effective`: with what the profiles give; it is read-only. */
export type ConfigTarget =
  | (InstanceTarget & { readonly kind: 'instance' | 'effective' })
  | {
      readonly kind: 'profile';
      readonly deviceId: string;
      /** The VM whose LXD it is in; `undefined` for the device's own. */
      readonly vm: string | undefined;
      readonly profile: string;
    };
