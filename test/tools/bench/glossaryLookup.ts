import { performance } from 'node:perf_hooks';
import { buildGlossaryIndex, findTermAt } from '../../../src/core/glossary/glossaryIndex';
import { noteLine } from '../../../src/core/glossary/noteLine';
import { parseGlossary } from '../../../src/core/glossary/schema';
import type { BenchLine } from './line';

const TERMS = 1000;
const LINES = 100_000;
const LOOKUPS = 5000;

/** Hover lookup among 1 000 terms in a note of 100 000 lines, at places spread over the whole note. */
export function benchGlossaryLookup(): readonly BenchLine[] {
  const parsed = parseGlossary(Array.from({ length: TERMS }, (_, number) => entry(number)));
  if (!parsed.ok) throw new Error(parsed.error.message);
  const index = buildGlossaryIndex(parsed.value);
  const lines = Array.from({ length: LINES }, (_, number) => lineOf(number));
  const times = Array.from({ length: LOOKUPS }, (_, lookup) => {
    const lineIndex = (lookup * 7919) % LINES;
    const text = lines[lineIndex] ?? '';
    const begin = performance.now();
    const options = noteLine(index, (at) => lines[at], lineIndex, 'markdown');
    const match = options && findTermAt(index, text, text.indexOf('-term'), options);
    const took = performance.now() - begin;
    if (match === undefined) throw new Error(`no term in line ${lineIndex + 1}`);
    return took;
  }).sort((a, b) => a - b);
  const line = (name: string, share: number, budgetMs: number): BenchLine => ({
    kind: 'measured',
    what: `hover lookup, ${TERMS} terms, note of ${LINES} lines, ${name} of ${LOOKUPS} lookups`,
    runs: 1,
    measured: at(times, share),
    unit: 'ms',
    budget: { kind: 'at-most', value: budgetMs },
  });
  return [line('median', 0.5, 1), line('p99', 0.99, 5)];
}

function entry(number: number): object {
  // All terms share their first word, the worst case for an index by first word.
  const term = `vmc-term ${word(number)}`;
  return {
    term,
    aliases: [`/mnt/term/${number}`],
    kind: 'concept',
    summary: 'A term.',
    // Most depend on what the lines around say; those are then read as well.
    match: { context: number % 5 === 0 ? 'topic' : 'passage' },
  };
}

function lineOf(number: number): string {
  const term = number % TERMS;
  return `${number}: in crosh type \`vmc-term ${word(term)}\` and look at /mnt/term/${term}/log, then https://example.org/vmc.`;
}

/** A name without digits, as those of ordinary words are. */
function word(number: number): string {
  return String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}
