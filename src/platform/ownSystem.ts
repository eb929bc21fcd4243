import os from 'node:os';
import type { OwnSystem } from '../app/ownGuest';

/** Read anew each time: addresses come and go. */
export function ownSystem(): OwnSystem {
  const addresses = Object.values(os.networkInterfaces())
    .flat()
    .filter((entry) => entry?.internal === false)
    .flatMap((entry) => (entry === undefined ? [] : [entry.address]));
  return { addresses };
}
