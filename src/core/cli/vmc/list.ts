import type { Vm, VmState } from '../../model/vm';
import { err, ok } from '../../result';
import { stripAnsi } from '../../text/stripAnsi';
import { quoted, type ParseResult, type ParseWarning } from '../parse';
import { outputLines, type OutputLine } from './listLines';
import { parseListRow, type ListRow } from './listRow';
import { MAX_VM_NAME_BYTES } from './vmName';

/**
 * The form of a listing, by what each age of ChromeOS added: `0/A` bare names (2018), `B` size (2019-05),
 * `C` least size and `D` image type (2020-02), `E` state word (2024-02), `F` VM type (2025-07). A
 * listing is called by the newest part that it shows, so an `E` in which nothing runs is a `D`. `empty`:
 * no VMs, which looks the same in all of them.
 */
export type VmListVariant = '0/A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'empty';

export interface VmListing {
  /** In the order of the listing, which is that of the directory of disks. */
  readonly vms: readonly Vm[];
  /** Space that all disks take, in bytes; `undefined` when the last line is missing. */
  readonly totalBytes?: number;
  readonly variant: VmListVariant;
}

const TOTAL = /^Total Size \(bytes\): (\d+)\s*$/;
/** What a shell leaves in front of pasted output: `crosh> vmc list`, `chronos@localhost / $ vmc list`. */
const PROMPT_LINE = /^(?:.*[>$#%] ?)?vmc list\s*$/;
/** Without a total there is nothing but their shape that tells names from other text. */
const BARE_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._+@-]*$/u;

const EXPECTED = 'the output of vmc list';

/**
 * Reads the standard output of `vmc list`, any version (chromiumos platform2, `vm_tools/vmc`; fixtures in
 * test/fixtures/vmc). Also takes it pasted: CR LF, terminal sequences, the prompt line before it.
 *
 * State: E and F print it, so an unmarked line there means stopped. In C and D a least size proves that
 * the VM runs and its absence proves nothing; 0, A and B tell nothing. Where D and E look the same because
 * no line has a word, the state stays `unknown`.
 *
 * Bare names (0, A) are taken as they are when a total line follows. Without one, each line has to be a
 * single plain word, so that an error message or a page of HTML is a failure and not a list of VMs.
 * Among rows with sizes, a line without one is passed over with a warning.
 *
 * No total: warning `missing-total`, as the list may be incomplete. A last line that breaks off: warning
 * `truncated`, and no state is read from its missing end. Nothing at all is a failure: every version since
 * 2018-05 prints a total even for no VMs.
 */
export function parseVmcList(stdout: string): ParseResult<VmListing> {
  const { lines, complete } = outputLines(stdout);
  const totalIndex = lines.findLastIndex(({ text }) => TOTAL.test(text));
  const total = lines[totalIndex];
  const body = lines.slice(0, total === undefined ? lines.length : totalIndex);
  const warnings: ParseWarning[] = [];
  const first = body[0];
  if (first !== undefined && PROMPT_LINE.test(first.text)) {
    warnings.push(warning('trailing-text', first));
    body.shift();
  }
  if (total === undefined && body.length === 0) {
    return err({ expected: EXPECTED, lineNumber: 1, text: quoted(first?.text ?? '') });
  }
  const rows = body.map(readRow);
  const sized = rows.some((row) => row !== undefined);
  const foreign =
    sized || total !== undefined ? undefined : body.find(({ text }) => !isBareName(text));
  if (foreign !== undefined) {
    return err({ expected: EXPECTED, lineNumber: foreign.lineNumber, text: quoted(foreign.text) });
  }
  const cut = total === undefined && !complete;
  const listing = sized
    ? listingOfRows(body, rows, { cut, warnings })
    : {
        vms: body.map(({ text }): Vm => ({ name: text, state: 'unknown' })),
        variant: bareVariant(body),
      };
  warnings.push(...aroundTotal(lines, totalIndex, cut && !sized));
  const totalBytes = Number(TOTAL.exec(total?.text ?? '')?.[1]);
  return ok({
    data: Number.isSafeInteger(totalBytes) ? { ...listing, totalBytes } : listing,
    warnings: warnings.sort((a, b) => a.lineNumber - b.lineNumber),
  });
}

/** Raw first: a name may hold an escape character, and without it would pass for another VM. */
function readRow({ text, lineNumber }: OutputLine): ListRow | undefined {
  return (
    parseListRow(text, lineNumber) ??
    (text.includes('\u001B') ? parseListRow(stripAnsi(text), lineNumber) : undefined)
  );
}

interface RowContext {
  /** The last line has no end and nothing came after it. */
  readonly cut: boolean;
  readonly warnings: ParseWarning[];
}

function listingOfRows(
  body: readonly OutputLine[],
  rows: readonly (ListRow | undefined)[],
  { cut, warnings }: RowContext,
): Pick<VmListing, 'vms' | 'variant'> {
  const found = rows.filter((row) => row !== undefined);
  const variant = variantOf(found);
  const vms: Vm[] = [];
  for (const [index, line] of body.entries()) {
    const row = rows[index];
    const atCut = cut && index === body.length - 1;
    if (atCut) {
      warnings.push(warning('truncated', line));
    } else if (row === undefined) {
      warnings.push(warning('unreadable-row', line));
    }
    if (row !== undefined) {
      warnings.push(...row.warnings);
      row.vm.state = atCut ? 'unknown' : stateOf(row, variant);
      vms.push(row.vm);
    }
  }
  return { vms, variant };
}

function variantOf(rows: readonly ListRow[]): VmListVariant {
  if (rows.some(({ namesType }) => namesType)) {
    return 'F';
  }
  if (rows.some(({ stateWord }) => stateWord !== undefined && stateWord !== 'unknown')) {
    return 'E';
  }
  if (rows.some(({ vm }) => vm.imageType !== undefined || vm.sparse === true)) {
    return 'D';
  }
  return rows.some(({ vm }) => vm.minSizeBytes !== undefined) ? 'C' : 'B';
}

function stateOf({ vm, stateWord }: ListRow, variant: VmListVariant): VmState {
  if (variant === 'E' || variant === 'F') {
    return stateWord ?? 'stopped';
  }
  return vm.minSizeBytes === undefined || stateWord !== undefined ? 'unknown' : 'running';
}

function bareVariant(body: readonly OutputLine[]): VmListVariant {
  return body.length === 0 ? 'empty' : '0/A';
}

function isBareName(text: string): boolean {
  return BARE_NAME.test(text) && new TextEncoder().encode(text).length <= MAX_VM_NAME_BYTES;
}

/** A second line about the total's place: text after it, or the lack of one. */
function aroundTotal(
  lines: readonly OutputLine[],
  totalIndex: number,
  bareCut: boolean,
): readonly ParseWarning[] {
  if (totalIndex >= 0) {
    return lines.slice(totalIndex + 1).map((line) => warning('trailing-text', line));
  }
  const last = lines.at(-1);
  if (last === undefined) {
    return [];
  }
  const missing = warning('missing-total', last);
  return bareCut ? [warning('truncated', last), missing] : [missing];
}

function warning(code: ParseWarning['code'], { text, lineNumber }: OutputLine): ParseWarning {
  return { code, lineNumber, text: quoted(text) };
}
