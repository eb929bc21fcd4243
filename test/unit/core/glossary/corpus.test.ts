import assert from 'node:assert/strict';
import { findTerms } from '../../../../src/core/glossary/glossaryIndex';
import { noteLine } from '../../../../src/core/glossary/noteLine';
import { readCorpus, type LabelledNote } from './corpus/labelledNote';
import { labelledEntry, score, total, type Score } from './corpus/score';
import { loadIndex } from './loadGlossary';

const LEAST_PRECISION = 0.99;
const LEAST_RECALL = 0.97;
/** Entries that are younger than the labels may find something; too many of them make the figures worthless. */
const MOST_UNLABELLED = 0.05;

const index = loadIndex();
const notes = readCorpus();

describe('terms in labelled notes', () => {
  const scores = new Map(notes.map((note) => [note, scoreOf(note)]));
  const all = total([...scores.values()]);

  it('are found', () => {
    console.log(report(scores, all));
    const details = [...list('wrong', all.wrong), ...list('missed', all.missed)].join('\n');
    assert.ok(
      precisionOf(all) >= LEAST_PRECISION,
      `precision ${percent(precisionOf(all))}\n${details}`,
    );
    assert.ok(recallOf(all) >= LEAST_RECALL, `recall ${percent(recallOf(all))}\n${details}`);
  });

  it('are labelled, nearly all of them', () => {
    const { mentions, unlabelled } = all;
    assert.ok(
      unlabelled.length <= MOST_UNLABELLED * mentions,
      list('not labelled', unlabelled).join('\n'),
    );
  });

  it('are as many as make a measurement', () => {
    assert.ok(all.mentions >= 300 && all.others >= 300);
  });

  it('have labels that name entries', () => {
    const nameless = notes.flatMap(({ file, labels }) =>
      labels
        .filter(({ mentions: name }) => name !== undefined && !labelledEntry(index, name))
        .map(({ lineIndex, mentions: name }) => `${file}:${lineIndex + 1} ${name}`),
    );
    assert.deepEqual(nameless, []);
  });

  it('have labels that are closed', () => {
    const open = notes.flatMap(({ file, lines }) =>
      lines.flatMap((line, at) =>
        /\[\[|\{\{|\}\}/.test(line) ? [`${file}:${at + 1} ${line}`] : [],
      ),
    );
    assert.deepEqual(open, []);
  });
});

/** Finds terms line by line, as a hover does. */
function scoreOf(note: LabelledNote): Score {
  const kind = note.file.endsWith('.md') ? 'markdown' : 'code';
  return score(index, note, (lines, lineIndex) => {
    const options = noteLine(index, (at) => lines[at], lineIndex, kind);
    return options === undefined ? [] : findTerms(index, lines[lineIndex] ?? '', options);
  });
}

function report(scores: ReadonlyMap<LabelledNote, Score>, all: Score): string {
  const groups = new Map<string, Score>();
  for (const [{ file }, one] of scores) {
    const folder = file.includes('/') ? file.replace(/\/.*/, '') : 'notes';
    const name = `${folder} ${file.replace(/.*\./, '.')}`;
    const before = groups.get(name);
    groups.set(name, before === undefined ? one : total([before, one]));
  }
  return [
    'terms in labelled notes: mentions, other places, precision, recall',
    ...[...groups, ['in total', all] as const].map(
      ([name, one]) =>
        `  ${name.padEnd(14)} ${String(one.mentions).padStart(4)} ${String(one.others).padStart(4)}` +
        `  ${percent(precisionOf(one))} ${percent(recallOf(one))}`,
    ),
    ...list('wrong', all.wrong),
    ...list('missed', all.missed),
    ...list('not labelled', all.unlabelled),
  ].join('\n');
}

function list(what: string, places: readonly string[]): readonly string[] {
  return places.map((place) => `  ${what}: ${place}`);
}

function precisionOf({ right, wrong }: Score): number {
  return right / (right + wrong.length);
}

function recallOf({ right, mentions }: Score): number {
  return right / mentions;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
