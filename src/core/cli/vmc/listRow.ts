import { quoted, type ParseWarning } from '../parse';
import { DISK_IMAGE_TYPES, VM_TYPES, type Vm, type VmState } from '../../model/vm';

/** A VM while its line is read; its state follows from the other lines too. */
export type VmDraft = { -readonly [K in keyof Vm]: Vm[K] };

/** One line of `vmc list` that tells a size. What the line does not tell is `undefined`. */
export interface ListRow {
  readonly vm: VmDraft;
  /** The state word at the end; `unknown` for a word that no version is known to print. */
  readonly stateWord: VmState | undefined;
  /** Whether the line has the part about the VM type, be it only `not specified`. */
  readonly namesType: boolean;
  readonly warnings: readonly ParseWarning[];
}

const AFTER_NAME =
  / \((\d+) bytes((?:, [^,()]*)*)\)(?: \(on disk VM type(?:: ([^()]*)|( not specified))\))?(?:\s+([^\s\u001B]+))?$/y;
const MIN_SIZE = /^min shrinkable size (\d+) bytes$/;
const NO_WARNINGS: readonly ParseWarning[] = [];

/**
 * Reads `NAME (SIZE bytes[, min shrinkable size MIN bytes][, IMAGE][, sparse])[ (on disk VM type: TYPE)]
 * [ running]`, the forms B to F. A word it does not know is a warning, not the end of the row: the VM is
 * there whatever a later ChromeOS says about it. `undefined` when the line is no such row.
 */
export function parseListRow(line: string, lineNumber: number): ListRow | undefined {
  const match = matchFromRight(line.trimEnd());
  if (match === undefined) {
    return undefined;
  }
  const [, size = '', details = '', type, notSpecified, word] = match;
  const vm: VmDraft = { name: line.slice(0, match.index), state: 'unknown' };
  const unreadable: string[] = [];
  if (!takeSize(size, vm)) {
    unreadable.push(size);
  }
  if (details !== '') {
    takeDetails(details, vm, unreadable);
  }
  if (type !== undefined && !takeType(type, vm)) {
    unreadable.push(type);
  }
  const stateWord = word === undefined ? undefined : toState(word);
  if (word !== undefined && stateWord === 'unknown') {
    unreadable.push(word);
  }
  return {
    vm,
    stateWord,
    namesType: type !== undefined || notSpecified !== undefined,
    warnings:
      unreadable.length === 0
        ? NO_WARNINGS
        : unreadable.map((text) => ({ code: 'unreadable-field', lineNumber, text: quoted(text) })),
  };
}

/**
 * The last place where the rest of a line can begin, because a name may hold anything, also
 * ` (12 bytes)`; nothing after a size can look like another one.
 */
function matchFromRight(line: string): RegExpExecArray | undefined {
  for (
    let at = line.lastIndexOf(' (');
    at >= 0;
    at = at === 0 ? -1 : line.lastIndexOf(' (', at - 1)
  ) {
    AFTER_NAME.lastIndex = at;
    const match = AFTER_NAME.exec(line);
    if (match !== null) {
      return match;
    }
  }
  return undefined;
}

function takeSize(digits: string, vm: VmDraft): boolean {
  const sizeBytes = Number(digits);
  if (!Number.isSafeInteger(sizeBytes)) {
    return false;
  }
  vm.sizeBytes = sizeBytes;
  return true;
}

function takeDetails(details: string, vm: VmDraft, unreadable: string[]): void {
  for (const part of details.slice(2).split(', ')) {
    const imageType = DISK_IMAGE_TYPES.find((known) => known === part);
    if (imageType !== undefined) {
      vm.imageType = imageType;
    } else if (part === 'sparse') {
      vm.sparse = true;
    } else if (!takeMinSize(part, vm)) {
      unreadable.push(part);
    }
  }
}

function takeMinSize(part: string, vm: VmDraft): boolean {
  const minSizeBytes = Number(MIN_SIZE.exec(part)?.[1]);
  if (!Number.isSafeInteger(minSizeBytes)) {
    return false;
  }
  vm.minSizeBytes = minSizeBytes;
  return true;
}

function takeType(word: string, vm: VmDraft): boolean {
  const type = VM_TYPES.find((known) => known === word);
  if (type === undefined) {
    return false;
  }
  vm.type = type;
  return true;
}

/** `stopped` is in the source of `vmc` but never printed so far. */
function toState(word: string): VmState {
  return word === 'running' || word === 'starting' || word === 'stopped' ? word : 'unknown';
}
