import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A place of which a reader has said whether it is a term. Offsets in the line without labels. */
export interface Label {
  readonly lineIndex: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The name of the entry that is mentioned; undefined where the text only looks like a term. */
  readonly mentions?: string;
}

/** A note of the corpus, as a person reads it, and what they said about it. */
export interface LabelledNote {
  /** Relative to the corpus. */
  readonly file: string;
  readonly lines: readonly string[];
  readonly labels: readonly Label[];
}

const LABEL = /\[\[(?!\[)((?:(?!\]\]).)+?)(?:\|([^\]|]+))?\]\]|\{\{(.+?)\}\}/g;

const folder = path.resolve(import.meta.dirname, '../../../../fixtures/corpus');

/** All notes below the corpus but its own explanation. */
export function readCorpus(): readonly LabelledNote[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|log|sh)$/.test(file) && file !== 'README.md')
    .sort()
    .map((file) => readNote(file, readFileSync(path.join(folder, file), 'utf8')));
}

function readNote(file: string, source: string): LabelledNote {
  const labels: Label[] = [];
  const lines = source.split('\n').map((labelled, lineIndex) => {
    let line = '';
    let at = 0;
    for (const match of labelled.matchAll(LABEL)) {
      const [whole, mention, entry, other] = match;
      const text = mention ?? other ?? '';
      line += labelled.slice(at, match.index);
      const mentions = mention === undefined ? {} : { mentions: entry ?? mention };
      labels.push({
        lineIndex,
        start: line.length,
        end: line.length + text.length,
        text,
        ...mentions,
      });
      line += text;
      at = match.index + whole.length;
    }
    return line + labelled.slice(at);
  });
  return { file, lines, labels };
}
