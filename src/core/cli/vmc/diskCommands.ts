import { VM_TYPES, type VmType } from '../../model/vm';
import { err, ok } from '../../result';
import type { Command } from '../command';
import { quoted, type ParseResult } from '../parse';
import { diskFilePath, diskFileWords, type DiskFile } from './diskFile';
import { diskProgressOf, NOTHING_READ, readDiskProgress, type DiskProgress } from './diskProgress';

/**
 * `vmc` itself gives up when concierge is silent for 80 s, so this only ends one that hangs. Large
 * disks on slow sticks take hours.
 */
const DISK_OPERATION_TIMEOUT_MS = 12 * 60 * 60 * 1000;
const DESTROY_TIMEOUT_MS = 120_000;
const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** A type of VM that can be made. */
export type CreatableVmType = 'crostini' | 'baguette';

export interface NewVm {
  readonly name: string;
  /** Left out for a `vmc` that knows no `--vm-type` (before 2025-07); newer ones insist on it. */
  readonly type?: CreatableVmType;
  /** A whole number of MiB; without it the disk grows as it fills. */
  readonly sizeBytes?: number;
  /** What the disk is made from; only a `vmc` that knows types takes one for these types. */
  readonly source?: DiskFile;
}

/**
 * Makes a VM's disk. The options stand before the name, where `vmc create` stops looking for any. Type
 * TERMINA is what every `vmc` with types calls Crostini; the word CROSTINI came later.
 */
export function createVmCommand({ name, type, sizeBytes, source }: NewVm): Command<DiskProgress> {
  return diskOperation([
    'create',
    ...(type === undefined ? [] : ['--vm-type', type === 'crostini' ? 'TERMINA' : 'BAGUETTE']),
    ...(sizeBytes === undefined ? [] : ['--size', sizeWord(sizeBytes)]),
    ...(source === undefined ? [] : ['--source', diskFilePath(source)]),
    name,
  ]);
}

/** `vmc create --size` takes whole numbers, alone or with M or G: `20G`, `1536M`. */
function sizeWord(sizeBytes: number): string {
  return sizeBytes % GIB === 0 ? `${sizeBytes / GIB}G` : `${Math.ceil(sizeBytes / MIB)}M`;
}

/**
 * Destroys a VM with all that is in it, running or not. Silent, and successful for a name that does not
 * exist. Since 2022-08 `vmc` asks a question unless it is told not to: by `-y`, which older ones do not
 * know, or by a variable, which older ones do not look at.
 */
export function destroyVmCommand(
  name: string,
  { knowsYes }: { readonly knowsYes: boolean },
): Command<string> {
  return {
    tool: 'vmc',
    args: ['destroy', ...(knowsYes ? ['-y'] : []), name],
    ...(knowsYes ? {} : { env: { VMC_NONINTERACTIVE: '1' } }),
    parse: (stdout) => ok({ data: stdout, warnings: [] }),
    mutates: true,
    timeoutMs: DESTROY_TIMEOUT_MS,
  };
}

/** Resizes a VM's disk; `vmc resize` takes plain bytes and no unit. */
export function resizeVmCommand(name: string, sizeBytes: number): Command<DiskProgress> {
  return diskOperation(['resize', name, String(sizeBytes)]);
}

export interface VmExport {
  readonly name: string;
  readonly file: DiskFile;
  /** Also writes `{file}.sha256.txt` (2020-02 and newer). */
  readonly digest: boolean;
  /** Also while the VM runs (2021-07 and newer). */
  readonly force: boolean;
}

/** Writes a VM to a file of the device, which must not exist. Older ones insist on `-d` in front. */
export function exportVmCommand({ name, file, digest, force }: VmExport): Command<DiskProgress> {
  return diskOperation([
    'export',
    ...(digest ? ['-d'] : []),
    ...(force ? ['-f'] : []),
    name,
    ...diskFileWords(file),
  ]);
}

/** Makes a VM from an exported one. */
export function importVmCommand({
  name,
  file,
  type,
}: {
  readonly name: string;
  readonly file: DiskFile;
  /** Left out for a `vmc` that knows no `--vm-type` here (before 2025-09). */
  readonly type?: CreatableVmType;
}): Command<DiskProgress> {
  return diskOperation([
    'import',
    ...(type === undefined ? [] : ['--vm-type', type === 'crostini' ? 'TERMINA' : 'BAGUETTE']),
    name,
    ...diskFileWords(file),
  ]);
}

function diskOperation(args: readonly string[]): Command<DiskProgress> {
  return {
    tool: 'vmc',
    args,
    // Nothing at all is printed where concierge is done at once.
    parse: (stdout) => ok({ data: progressIn(stdout), warnings: [] }),
    mutates: true,
    timeoutMs: DISK_OPERATION_TIMEOUT_MS,
  };
}

/**
 * How far a disk operation is. Concierge forgets an operation once somebody has been told its end, and
 * `vmc` calls the good end of a resize a failure (`DISK_STATUS_RESIZED`).
 */
export function diskOperationStatusCommand(uuid: string): Command<DiskProgress> {
  return {
    tool: 'vmc',
    args: ['disk-op-status', uuid],
    parse: parseDiskOperationStatus,
    mutates: false,
  };
}

function progressIn(stdout: string): DiskProgress {
  return diskProgressOf(readDiskProgress(NOTHING_READ, stdout));
}

function parseDiskOperationStatus(stdout: string): ParseResult<DiskProgress> {
  const progress = progressIn(stdout);
  return progress.percent === undefined
    ? err({ expected: 'the state of an operation', lineNumber: 1, text: quoted(stdout.trim()) })
    : ok({ data: progress, warnings: [] });
}

/** The type of the VM in an exported file (2025-08 and newer). */
export function inspectBackupCommand(file: DiskFile): Command<VmType> {
  return {
    tool: 'vmc',
    args: ['inspect-backup', ...diskFileWords(file)],
    parse: parseBackupType,
    mutates: false,
  };
}

/** `VM type of this backup is: baguette`; what this vmc has no word for is `Unknown (7)`. */
function parseBackupType(stdout: string): ParseResult<VmType> {
  const word = /^VM type of this backup is: (\w+)/m.exec(stdout)?.[1];
  if (word === undefined) {
    return err({ expected: 'the type of a backup', lineNumber: 1, text: quoted(stdout.trim()) });
  }
  const type = VM_TYPES.find((known) => known === word.toLowerCase());
  return ok({ data: type ?? 'unknown', warnings: [] });
}
