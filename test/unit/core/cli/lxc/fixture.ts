import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { ParseFailure, ParseResult, ParseWarning } from '../../../../../src/core/cli/parse';

const FOLDER = new URL('../../../../fixtures/lxc/', import.meta.url);

/** Text of a recorded or made sample, by its name without `.txt`. */
export function sample(name: string): string {
  return readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');
}

/** Names of all samples for which the pattern holds. */
export function sampleNames(pattern: RegExp): readonly string[] {
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))
    .filter((name) => pattern.test(name));
  assert.notEqual(names.length, 0);
  return names;
}

/** The data of a result that has to be without failure and without warnings. */
export function cleanData<T>(result: ParseResult<T>): T {
  const { data, warnings } = parsed(result);
  assert.deepEqual(warnings, []);
  return data;
}

export function parsed<T>(result: ParseResult<T>): { data: T; warnings: readonly ParseWarning[] } {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

export function failureOf(result: ParseResult<unknown>): ParseFailure {
  assert.ok(!result.ok, 'expected a failure');
  return result.error;
}

/** Warnings as `code@line`, the shape most tests care for. */
export function codes(result: ParseResult<unknown>): readonly string[] {
  return parsed(result).warnings.map(({ code, lineNumber }) => `${code}@${lineNumber}`);
}
