import { parseSshConfigLines } from '../../core/config/sshConfigLines';

/** A host that the user's own ssh configuration names. */
export interface SshHost {
  /** The alias, as `ssh` is to be given it. */
  readonly name: string;
  /** Where it leads, where the same block says so. */
  readonly hostName: string | undefined;
  /** The file that names it. */
  readonly file: string;
}

/** Configuration files of this machine. */
export interface SshConfigFiles {
  /** The user's own file, then the system's, each with the folder that its includes are relative to. */
  readonly roots: readonly { readonly file: string; readonly folder: string }[];
  /** The text of a file; `undefined` for one that is missing, too large or may not be read. */
  readonly read: (file: string) => Promise<string | undefined>;
  /** The files that `pattern` names, sorted; `~` and relative paths as `ssh` takes them. */
  readonly find: (pattern: string, folder: string) => Promise<readonly string[]>;
}

/** As deep as OpenSSH itself goes (`readconf.c`, `READCONF_MAX_DEPTH`). */
const MAX_DEPTH = 16;
const MAX_FILES = 256;

/**
 * The hosts that the configuration names one by one, each once, in its order. Names with `*`, `?` or
 * `!` stand for many or none and are left out, and so is what only holds for some hosts: an `Include`
 * in a block. What cannot be read is passed over.
 */
export async function readSshHosts(
  files: SshConfigFiles,
  signal: AbortSignal,
): Promise<readonly SshHost[]> {
  const reading = new SshHostReading(files, signal);
  for (const { file, folder } of files.roots) {
    await reading.read(file, folder, 0);
  }
  return [...reading.hosts.values()];
}

class SshHostReading {
  readonly hosts = new Map<string, SshHost>();
  readonly #files: SshConfigFiles;
  readonly #signal: AbortSignal;
  readonly #read = new Set<string>();

  constructor(files: SshConfigFiles, signal: AbortSignal) {
    this.#files = files;
    this.#signal = signal;
  }

  async read(file: string, folder: string, depth: number): Promise<void> {
    const isNew = !this.#read.has(file);
    if (!isNew || depth > MAX_DEPTH || this.#read.size >= MAX_FILES || this.#signal.aborted) {
      return;
    }
    this.#read.add(file);
    const text = await this.#files.read(file);
    /** Hosts of the block that the line is in. */
    let block: readonly SshHost[] = [];
    let isForAll = true;
    for (const line of parseSshConfigLines(text ?? '')) {
      switch (line.kind) {
        case 'match':
          block = [];
          isForAll = false;
          break;
        case 'host':
          block = this.#add(line.patterns, file);
          isForAll = line.patterns.includes('*') && !line.patterns.some(isNegated);
          break;
        case 'host-name':
          this.#setHostName(block, line.hostName);
          break;
        case 'include':
          if (isForAll) {
            await this.#include(line.files, folder, depth);
          }
      }
    }
  }

  async #include(patterns: readonly string[], folder: string, depth: number): Promise<void> {
    for (const pattern of patterns) {
      for (const file of await this.#files.find(pattern, folder)) {
        await this.read(file, folder, depth + 1);
      }
    }
  }

  /** The hosts that are new: what stands first counts. */
  #add(patterns: readonly string[], file: string): readonly SshHost[] {
    const added: SshHost[] = [];
    for (const name of patterns) {
      if (name !== '' && !/[*?!]/.test(name) && !this.hosts.has(name)) {
        const host: SshHost = { name, hostName: undefined, file };
        this.hosts.set(name, host);
        added.push(host);
      }
    }
    return added;
  }

  #setHostName(block: readonly SshHost[], hostName: string): void {
    for (const { name } of block) {
      const known = this.hosts.get(name);
      if (known !== undefined && known.hostName === undefined) {
        this.hosts.set(name, { ...known, hostName: hostName.replaceAll('%h', name) });
      }
    }
  }
}

function isNegated(pattern: string): boolean {
  return pattern.startsWith('!');
}
