import { err, ok, type Result } from '../../result';
import { quoted, type ParseFailure, type ParseResult, type ParseWarning } from '../parse';

/** One record of a CSV text. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** 1-based line where the record begins; a quoted cell may span several. */
  readonly lineNumber: number;
}

/** All records of a text, as {@link forEachCsvRow} reads them. */
export function parseCsv(text: string): ParseResult<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  const read = forEachCsvRow(text, (row) => rows.push(row));
  return read.ok ? ok({ data: rows, warnings: read.value }) : read;
}

/**
 * Reads a comma-separated text (RFC 4180, as Go's `encoding/csv` writes it) record by record, so that
 * long listings need not be held in pieces: quoted cells may hold commas, doubled quotes and line ends;
 * records end with LF or CRLF; empty lines are no records. A quote that is never closed is a failure at
 * the line where it opens; text after a closing quote is kept with a warning; a last record without a
 * line end gives a `truncated` warning, as every writer ends it.
 */
export function forEachCsvRow(
  text: string,
  visit: (row: CsvRow) => void,
): Result<readonly ParseWarning[], ParseFailure> {
  const warnings: ParseWarning[] = [];
  let last: CsvRow | undefined;
  let offset = 0;
  let lineNumber = 1;
  while (offset < text.length) {
    const cells: string[] = [];
    const firstLine = lineNumber;
    let more = true;
    while (more) {
      const isQuoted = text.charCodeAt(offset) === QUOTE;
      const close = isQuoted ? closingQuote(text, offset) : offset;
      if (close < 0) {
        const opened = quoted(text.slice(offset, offset + 400));
        return err({ expected: 'a closing quote', lineNumber, text: opened });
      }
      const inside = isQuoted ? text.slice(offset + 1, close).replaceAll('""', '"') : '';
      lineNumber += isQuoted ? lineEndsIn(inside) : 0;
      const rest = isQuoted ? close + 1 : offset;
      offset = plainEnd(text, rest);
      const plain = withoutReturn(text, rest, offset);
      if (isQuoted && plain !== '') {
        warnings.push({ code: 'trailing-text', lineNumber, text: quoted(plain) });
      }
      cells.push(isQuoted ? inside + plain : plain);
      more = text.charCodeAt(offset) === COMMA;
      offset += 1;
    }
    if (cells.length > 1 || cells[0] !== '') {
      last = { cells, lineNumber: firstLine };
      visit(last);
    }
    lineNumber += 1;
  }
  warnings.push(...cutOff(text, last));
  return ok(warnings);
}

function cutOff(text: string, last: CsvRow | undefined): readonly ParseWarning[] {
  return last === undefined || text.endsWith('\n')
    ? []
    : [{ code: 'truncated', lineNumber: last.lineNumber, text: quoted(last.cells.join(',')) }];
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Index of the quote that closes the cell opened at `start`; -1 when there is none. */
function closingQuote(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
    end = text.indexOf('"', end + 2);
  }
  return end;
}

/** Index of the comma or line end that ends the unquoted text at `start`. */
function plainEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === COMMA || code === LINE_FEED) {
      return end;
    }
    end += 1;
  }
  return end;
}

function withoutReturn(text: string, start: number, end: number): string {
  const isReturn =
    end > start && text.charCodeAt(end - 1) === RETURN && text.charCodeAt(end) === LINE_FEED;
  return text.slice(start, isReturn ? end - 1 : end);
}

function lineEndsIn(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}
