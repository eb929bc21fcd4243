import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ControlSockets } from '../app/ssh/sshConnections';

/** Characters of a socket's own name: enough to tell the devices of one window apart. */
const NAME_CHARS = 10;
const FOLDER_PREFIX = 'crostini-ssh-';
const FOLDER_NAME = /^crostini-ssh-[A-Za-z0-9]{6}$/;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A longer folder leaves no room for the names of sockets, whose paths are bounded. */
const MAX_FOLDER_CHARS = 34;

/** The sockets of this window's ssh connections, in a folder of its own that only its user can enter. */
export class PrivateControlSockets implements ControlSockets {
  readonly #base: string;
  #folder: Promise<string | undefined> | undefined;
  #isDisposed = false;

  /** `base`: where temporary folders may be made. */
  constructor(base = os.tmpdir()) {
    this.#base = base;
  }

  async folder(): Promise<string | undefined> {
    const known = await this.#folder;
    if (known !== undefined && !(await isOurs(known))) {
      // Systems tidy their folder for temporary files, and whoever comes first may take the name.
      this.#folder = undefined;
    }
    this.#folder ??= this.#isDisposed ? Promise.resolve(undefined) : makeFolder(this.#base);
    return this.#folder;
  }

  async list(name?: string): Promise<readonly string[]> {
    const folder = await this.#folder;
    if (folder === undefined) {
      return [];
    }
    const files = await readdir(folder).catch(() => []);
    return files
      .filter((file) => name === undefined || file.startsWith(`${name}-`))
      .map((file) => path.join(folder, file));
  }

  async remove(socket: string): Promise<void> {
    await rm(socket, { force: true }).catch(() => undefined);
  }

  /** Removes the folder; there is none any more from here on. */
  async removeAll(): Promise<void> {
    this.#isDisposed = true;
    const folder = await this.#folder;
    this.#folder = undefined;
    if (folder !== undefined && (await isOurs(folder))) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  nameOf(key: string): string {
    return createHash('sha256').update(key).digest('hex').slice(0, NAME_CHARS);
  }
}

/** OpenSSH for Windows has no shared connections. */
async function makeFolder(base: string): Promise<string | undefined> {
  if (process.platform === 'win32') {
    return undefined;
  }
  const parent = path.join(base, FOLDER_PREFIX).length + 6 <= MAX_FOLDER_CHARS ? base : '/tmp';
  await removeForgotten(parent);
  try {
    // Made with mode 0700.
    return await mkdtemp(path.join(parent, FOLDER_PREFIX));
  } catch {
    // Without a place for it, each command makes a connection of its own.
    return undefined;
  }
}

/** Folders of windows that were killed. Only empty ones go, which at worst is one that will be made anew. */
async function removeForgotten(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  const folders = names.filter((name) => FOLDER_NAME.test(name));
  await Promise.all(
    folders.map(async (name) => {
      const folder = path.join(parent, name);
      const { mtimeMs } = await lstat(folder).catch(() => ({ mtimeMs: Infinity }));
      if (Date.now() - mtimeMs > DAY_MS && (await isOurs(folder))) {
        await rmdir(folder).catch(() => undefined);
      }
    }),
  );
}

async function isOurs(folder: string): Promise<boolean> {
  try {
    const found = await lstat(folder);
    const mode = found.mode & 0o777;
    return found.isDirectory() && found.uid === process.getuid?.() && mode === 0o700;
  } catch {
    return false;
  }
}
