import { readdir, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { SshConfigFiles } from '../app/ssh/readSshHosts';

/** No configuration that a person wrote is larger; a device file or a pipe must not be read to its end. */
const MAX_FILE_BYTES = 1024 * 1024;
const MAX_FOUND = 256;

/** The files that OpenSSH's client reads: `~/.ssh/config`, then the system's. */
export function sshConfigFiles(
  home: string = os.homedir(),
  systemFolder: string = systemSshFolder(),
): SshConfigFiles {
  const userFolder = path.join(home, '.ssh');
  return {
    roots: [
      { file: path.join(userFolder, 'config'), folder: userFolder },
      { file: path.join(systemFolder, 'ssh_config'), folder: systemFolder },
    ],
    read: readSmallFile,
    find: async (pattern, folder) => {
      const expanded = pattern.replace(/^~(?=[\\/]|$)/, () => home);
      const full = path.isAbsolute(expanded) ? expanded : path.join(folder, expanded);
      return (await findFiles(full)).slice(0, MAX_FOUND);
    },
  };
}

function systemSshFolder(): string {
  return process.platform === 'win32'
    ? path.join(process.env['ProgramData'] ?? 'C:\\ProgramData', 'ssh')
    : '/etc/ssh';
}

async function readSmallFile(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size <= MAX_FILE_BYTES
      ? await readFile(file, 'utf8')
      : undefined;
  } catch {
    return undefined;
  }
}

/** As glob(3): `*`, `?` and `[…]` within a name; a leading dot has to be written. */
async function findFiles(pattern: string): Promise<readonly string[]> {
  const { root } = path.parse(pattern);
  let found: readonly string[] = [root];
  for (const segment of pattern.slice(root.length).split(path.sep)) {
    if (!/[*?[]/.test(segment)) {
      found = found.map((folder) => path.join(folder, segment));
      continue;
    }
    const wanted = segmentPattern(segment);
    const entries = await Promise.all(
      found.map(async (folder) =>
        (await readdir(folder).catch(() => []))
          .filter((name) => wanted.test(name))
          .sort()
          .map((name) => path.join(folder, name)),
      ),
    );
    found = entries.flat().slice(0, MAX_FOUND);
  }
  return found;
}

function segmentPattern(segment: string): RegExp {
  const source = segment.replace(
    /\*+|\?|\[(!?)([^\]]+)\]|[^]/g,
    (part: string, negation: string | undefined, set: string | undefined) => {
      if (set !== undefined) {
        return `[${negation === '!' ? '^' : ''}${set.replace(/[\\\]^[]/g, String.raw`\$&`)}]`;
      }
      return part.startsWith('*')
        ? '[^]*'
        : part === '?'
          ? '[^]'
          : part.replace(/[\\^$.+()[\]{}|/-]/g, String.raw`\$&`);
    },
  );
  try {
    return new RegExp(`^${segment.startsWith('.') ? '' : '(?!\\.)'}${source}$`);
  } catch {
    // A range the wrong way round, such as `[z-a]`, fits nothing.
    return /$^./;
  }
}
