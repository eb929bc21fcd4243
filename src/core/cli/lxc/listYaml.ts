import { isSeq } from 'yaml';
import type { Instance } from '../../model/instance';
import { err, ok } from '../../result';
import { quoted, type ParseFailure, type ParseResult, type ParseWarning } from '../parse';
import { readInstance } from './readInstance';
import { readYamlDocument, type YamlDocument } from '../../text/yamlDocument';

/** Go's encoder writes no aliases; a hand-edited file may, but must not grow without bound. */
const MAX_ALIASES = 100;

/**
 * Instances of `lxc list --format yaml`, LXD 3.0 to 6 and Incus; the same data as JSON. Failures and
 * warnings carry the line of the YAML text. Text before the list gives a warning. YAML has no closing
 * mark, so a cut is told by a last line without an end or a last instance without its last key.
 */
export function parseLxcListYaml(stdout: string): ParseResult<readonly Instance[]> {
  const start = /^(?:-(?:[ \t]|\r?$)|\[)/m.exec(stdout)?.index;
  if (start === undefined) {
    return err({ expected: 'a YAML list', lineNumber: 1, text: quoted(stdout.trim()) });
  }
  const before = stdout.slice(0, start);
  const firstLineIndex = before.split('\n').length - 1;
  const read = readElements(stdout.slice(start), firstLineIndex);
  if (!Array.isArray(read)) {
    return err(read);
  }
  const warnings: ParseWarning[] =
    before.trim() === ''
      ? []
      : [{ code: 'trailing-text', lineNumber: 1, text: quoted(before.trim()) }];
  const instances: Instance[] = [];
  read.forEach(({ element, lineNumber }, index) => {
    const instance = readInstance(element, { index, lineNumber, warnings, emptyMeansAbsent: true });
    if (instance !== undefined) {
      instances.push(instance);
    }
  });
  warnings.push(...cutOff(stdout, read.at(-1)?.element));
  return ok({ data: instances, warnings });
}

interface PlacedElement {
  readonly element: unknown;
  readonly lineNumber: number;
}

function readElements(text: string, firstLineIndex: number): PlacedElement[] | ParseFailure {
  const failure = (expected: string, reason: string, lineNumber = 1): ParseFailure => ({
    expected,
    lineNumber: firstLineIndex + lineNumber,
    text: quoted(reason),
  });
  const read = readYamlDocument(text);
  if (read === undefined) {
    return failure('plain YAML', 'nested too deeply');
  }
  const { document, lineCounter } = read;
  const lineNumberAt = (offset: number): number => Math.max(1, lineCounter.linePos(offset).line);
  const [error] = document.errors;
  if (error !== undefined) {
    return failure('YAML', error.message, lineNumberAt(error.pos[0]));
  }
  const elements = toPlainData(document);
  const nodes = isSeq(document.contents) ? document.contents.items : undefined;
  if (nodes === undefined || !Array.isArray(elements)) {
    return elements instanceof Error
      ? failure('plain YAML', elements.message)
      : failure('a YAML list', text.trim());
  }
  return (elements as readonly unknown[]).map((element, index) => {
    const range = (nodes[index] as { range?: readonly number[] | null } | undefined)?.range;
    return { element, lineNumber: firstLineIndex + lineNumberAt(range?.[0] ?? 0) };
  });
}

/** Aliases beyond the bound, and ones without an anchor, throw. */
function toPlainData(document: YamlDocument['document']): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    return error instanceof Error ? error : new Error('unreadable');
  }
}

/** `snapshots` is the last key of an instance in every generation. */
function cutOff(stdout: string, last: unknown): readonly ParseWarning[] {
  const isWhole = typeof last !== 'object' || last === null || 'snapshots' in last;
  if (isWhole && stdout.endsWith('\n')) {
    return [];
  }
  const lines = stdout.trimEnd().split('\n');
  return [{ code: 'truncated', lineNumber: lines.length, text: quoted(lines.at(-1) ?? '') }];
}
