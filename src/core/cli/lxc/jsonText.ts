import { quoted, type ParseFailure, type ParseWarning } from '../parse';
import { err, ok, type Result } from '../../result';

/** A JSON value that was found in a tool's output. */
export interface FoundJson {
  readonly value: unknown;
  /** 1-based line on which it begins. */
  readonly lineNumber: number;
  /** One for the text before and one for the text after it, where there is any. */
  readonly warnings: readonly ParseWarning[];
}

/**
 * Reads the one JSON value that begins a line with `opener`. Other lines around it are tolerated with a
 * warning: a shell prompt in pasted text, or the hint that `lxc` prints on a user's first run when
 * stderr is mixed in. JSON that ends too early is a failure at the line where it breaks off.
 */
export function findJson(text: string, opener: '[' | '{'): Result<FoundJson, ParseFailure> {
  const whole = tryParse(text);
  if (whole.ok) {
    return ok({ value: whole.value, lineNumber: 1, warnings: [] });
  }
  const expected = opener === '[' ? 'a JSON array' : 'a JSON object';
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trimStart().startsWith(opener));
  if (first < 0) {
    return err({ expected, lineNumber: 1, text: quoted(text.trim()) });
  }
  const closer = opener === '[' ? ']' : '}';
  const last = lines.findLastIndex((line) => line.trimEnd().endsWith(closer));
  const embedded = tryParse(lines.slice(first, Math.max(first, last) + 1).join('\n'));
  if (embedded.ok) {
    const warnings = [
      ...surroundingText(lines.slice(0, first), 1),
      ...surroundingText(lines.slice(last + 1), last + 2),
    ];
    return ok({ value: embedded.value, lineNumber: first + 1, warnings });
  }
  const rest = lines.slice(first).join('\n').trimEnd();
  const broken = tryParse(rest);
  return err(broken.ok ? noPlace(expected, text) : breakPlace(rest, first, broken.error, expected));
}

function tryParse(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return err(error instanceof Error ? error.message : '');
  }
}

function surroundingText(lines: readonly string[], lineNumber: number): readonly ParseWarning[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first < 0
    ? []
    : [
        {
          code: 'trailing-text',
          lineNumber: lineNumber + first,
          text: quoted(lines.slice(first).join('\n').trim()),
        },
      ];
}

/** Engines tell the place in prose: V8 and JavaScriptCore a position, Firefox a line; none at the end. */
function breakPlace(
  text: string,
  firstLineIndex: number,
  message: string,
  expected: string,
): ParseFailure {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position);
  return {
    expected: `${expected} that is complete`,
    lineNumber: firstLineIndex + before.split('\n').length,
    text: quoted(text.slice(Math.max(0, position - 60), position + 60)),
  };
}

function noPlace(expected: string, text: string): ParseFailure {
  return { expected, lineNumber: 1, text: quoted(text.trim()) };
}
