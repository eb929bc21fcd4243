import { labAvailable } from '../lab/lab';

/** Why the lab cannot run here, or `undefined` when it can. */
export function labUnavailable(): Promise<string | undefined> {
  const lab = labAvailable();
  return Promise.resolve(lab.available ? undefined : lab.reason);
}
