import type { Files } from '../ports';
import type { DeviceReader, UpdateState } from './deviceReader';
import type { GuestFacts } from './deviceState';

/** Written by ChromeOS into every Crostini guest; its text is the milestone, e.g. `143`. */
export const MILESTONE_FILE = '/dev/.cros_milestone';
/** A container of classic Crostini is told from Baguette's VM by the LXD that made it. */
const LXD_GUEST_FILE = '/dev/lxd/sock';

/** Reads the Crostini guest that this program itself runs in; no process is needed for that. */
export class GuestReader implements DeviceReader {
  readonly #files: Files;

  constructor(files: Files) {
    this.#files = files;
  }

  async read(update: UpdateState): Promise<void> {
    update((state) => ({ ...state, reading: true }));
    const [milestone, release, hostName, lxdGuest] = await Promise.all([
      this.#text(MILESTONE_FILE),
      this.#text('/etc/os-release'),
      this.#text('/etc/hostname'),
      this.#files.readText(LXD_GUEST_FILE),
    ]);
    const system = /^PRETTY_NAME=["']?([^"'\n]*)["']?$/m.exec(release ?? '')?.[1];
    const guest: GuestFacts = {
      ...(milestone === undefined ? {} : { milestone: milestone.trim() }),
      ...(system === undefined ? {} : { system }),
      ...(hostName === undefined ? {} : { hostName: hostName.trim() }),
      containerless: !lxdGuest.ok && lxdGuest.error.kind === 'file-missing',
    };
    update((state) => ({ ...state, guest, reading: false, wasRead: true }));
  }

  async #text(path: string): Promise<string | undefined> {
    const read = await this.#files.readText(path);
    return read.ok ? read.value : undefined;
  }
}
