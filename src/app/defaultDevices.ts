import type { DeviceConfig } from '../core/model/device';
import { MILESTONE_FILE } from './inventory/guestReader';
import type { Files } from './ports';

export interface Surroundings {
  readonly files: Files;
  readonly programs: Readonly<Record<string, string>>;
  readonly hasProgram: (program: string) => Promise<boolean>;
  /** Names for the rows, in the editor's language. */
  readonly names: { readonly local: string; readonly guest: string };
}

/**
 * The devices that need no setting: this machine where it has `vmc` or `lxc`, and the Crostini guest
 * this program runs in. None of them: an empty list, and the view says what to do.
 */
export async function defaultDevices({
  files,
  programs,
  hasProgram,
  names,
}: Surroundings): Promise<readonly DeviceConfig[]> {
  const [vmc, lxc, milestone] = await Promise.all([
    hasProgram(programs['vmc'] ?? 'vmc'),
    hasProgram(programs['lxc'] ?? 'lxc'),
    files.readText(MILESTONE_FILE),
  ]);
  return [
    ...(milestone.ok ? [{ kind: 'guest', name: names.guest } as const] : []),
    ...(vmc || lxc ? [{ kind: 'local', name: names.local } as const] : []),
  ];
}
