import { quoted, type ParseWarning } from '../parse';
import { DISK_IMAGE_TYPES, VM_TYPES, type Vm, type VmState } from '../../model/vm';

/** One line of `vmc list` that tells a size. What the line does not tell is `undefined`. */
export interface ListRow {
  readonly vm: Omit<Vm, 'state'>;
  /** The state word at the end; `unknown` for a word that no version is known to print. */
  readonly stateWord: VmState | undefined;
  /** Whether the line has the part about the VM type, be it only `not specified`. */
  readonly namesType: boolean;
  readonly warnings: readonly ParseWarning[];
}

/**
 * Read from the right, because a name may hold anything, also ` (12 bytes)`: the greedy first group
 * leaves the last size to the rest, and nothing after a size can look like another one.
 */
const ROW =
  /^(.*) \((\d+) bytes((?:, [^,()]*)*)\)(?: \(on disk VM type(?:: ([^()]*)|( not specified))\))?(?:\s+(\S+))?$/s;
const MIN_SIZE = /^min shrinkable size (\d+) bytes$/;

/**
 * Reads `NAME (SIZE bytes[, min shrinkable size MIN bytes][, IMAGE][, sparse])[ (on disk VM type: TYPE)]
 * [ running]`, the forms B to F. A word it does not know is a warning, not the end of the row: the VM is
 * there whatever a later ChromeOS says about it. `undefined` when the line is no such row.
 */
export function parseListRow(line: string, lineNumber: number): ListRow | undefined {
  const match = ROW.exec(line.trimEnd());
  if (match === null) {
    return undefined;
  }
  const [, name = '', size = '', details = '', type, notSpecified, word] = match;
  const unreadable: string[] = [];
  const vm: Fields = { name };
  vm.sizeBytes = toBytes(size);
  if (vm.sizeBytes === undefined) {
    unreadable.push(size);
  }
  if (details !== '') {
    unreadable.push(
      ...details
        .split(', ')
        .slice(1)
        .filter((part) => !takeDetail(part, vm)),
    );
  }
  if (type !== undefined) {
    vm.type = VM_TYPES.find((known) => known === type);
    if (vm.type === undefined) {
      unreadable.push(type);
    }
  }
  const stateWord = word === undefined ? undefined : toState(word);
  if (word !== undefined && stateWord === 'unknown') {
    unreadable.push(word);
  }
  return {
    vm: withoutUndefined(vm),
    stateWord,
    namesType: type !== undefined || notSpecified !== undefined,
    warnings: unreadable.map((text) => ({
      code: 'unreadable-field',
      lineNumber,
      text: quoted(text),
    })),
  };
}

type Fields = { -readonly [K in keyof Omit<Vm, 'state'>]: Vm[K] | undefined } & { name: string };

/** False when the part of the brackets is none that is known. */
function takeDetail(part: string, vm: Fields): boolean {
  const minSize = MIN_SIZE.exec(part)?.[1];
  if (minSize !== undefined) {
    vm.minSizeBytes = toBytes(minSize);
    return vm.minSizeBytes !== undefined;
  }
  if (part === 'sparse') {
    vm.sparse = true;
    return true;
  }
  vm.imageType ??= DISK_IMAGE_TYPES.find((known) => known === part);
  return vm.imageType === part;
}

/** `stopped` is in the source of `vmc` but never printed so far. */
function toState(word: string): VmState {
  return word === 'running' || word === 'starting' || word === 'stopped' ? word : 'unknown';
}

function toBytes(digits: string): number | undefined {
  const bytes = Number(digits);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

function withoutUndefined({
  name,
  sizeBytes,
  minSizeBytes,
  imageType,
  sparse,
  type,
}: Fields): ListRow['vm'] {
  return {
    name,
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    ...(minSizeBytes === undefined ? {} : { minSizeBytes }),
    ...(imageType === undefined ? {} : { imageType }),
    ...(sparse === undefined ? {} : { sparse }),
    ...(type === undefined ? {} : { type }),
  };
}
