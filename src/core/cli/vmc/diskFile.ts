/** A file of the device, as `vmc export`, `import`, `create` and `inspect-backup` take it. */
export interface DiskFile {
  /** Relative to MyFiles/Downloads, or to the top of the removable storage. */
  readonly path: string;
  /** Name of a removable storage, as the Files app shows it (a folder of `/media/removable`). */
  readonly removable?: string;
}

export type DiskFileProblem =
  | 'empty'
  | 'leading-dash'
  | 'control-character'
  | 'parent-folder'
  | 'absolute'
  | 'folder'
  | 'slash-in-storage';

/**
 * Why `vmc` must not be given this file; `undefined` when it may. `vmc` itself refuses `..`, takes a
 * leading dash for an option, and joins an absolute path so that the removable storage is lost.
 */
export function diskFileProblem({ path, removable }: DiskFile): DiskFileProblem | undefined {
  const storageProblem = removable === undefined ? undefined : wordProblem(removable);
  if (removable?.includes('/') === true) {
    return 'slash-in-storage';
  }
  if (path.startsWith('/')) {
    return 'absolute';
  }
  return storageProblem ?? wordProblem(path) ?? (path.endsWith('/') ? 'folder' : undefined);
}

function wordProblem(word: string): DiskFileProblem | undefined {
  if (word === '') {
    return 'empty';
  }
  if (word.startsWith('-')) {
    return 'leading-dash';
  }
  if (/[\u0000-\u001F\u007F-\u009F]/.test(word)) {
    return 'control-character';
  }
  return word.split('/').includes('..') ? 'parent-folder' : undefined;
}

/** The words of a file at the end of a command: `backup.tini`, `backup.tini USBStick`. */
export function diskFileWords({ path, removable }: DiskFile): readonly string[] {
  return removable === undefined ? [path] : [path, removable];
}

/** The file as people find it in the Files app of ChromeOS: `Downloads/backup.tini`. */
export function diskFilePlace({ path, removable }: DiskFile): string {
  return `${removable ?? 'Downloads'}/${path}`;
}

/** What `vmc` opens: the disk that a VM is made of may stand anywhere, so it is named in full. */
export function diskFilePath({ path, removable }: DiskFile): string {
  return removable === undefined
    ? `/home/chronos/user/MyFiles/Downloads/${path}`
    : `/media/removable/${removable}/${path}`;
}
