import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  Range,
  SnippetString,
  type CompletionItemProvider,
} from 'vscode';
import type { Glossary, GlossaryStore } from '../../../app/glossary/glossaryStore';
import {
  ownGlossaryPlaceAt,
  type OwnGlossaryPlace,
} from '../../../core/glossary/own/ownGlossaryPlace';
import { OWN_GLOSSARY_KEYS } from '../../../core/glossary/own/ownGlossaryKeys';
import { yamlScalar } from '../../../core/glossary/own/yamlScalar';
import type { GlossaryEntry } from '../../../core/glossary/schema';
import { TermCandidateFinder } from '../../../core/glossary/termCandidates';
import { lineReader } from './lineReader';
import { glossaryKeyWords } from './ownGlossaryWords';
import { sortTextOf, termItem } from './termCompletions';

/** Offers what can be written at a place of a glossary: keys, names of known terms, other names of them. */
export class OwnGlossaryCompletions implements CompletionItemProvider {
  readonly #glossary: GlossaryStore;

  constructor(glossary: GlossaryStore) {
    this.#glossary = glossary;
  }

  async provideCompletionItems(
    ...[document, position]: Parameters<CompletionItemProvider['provideCompletionItems']>
  ): Promise<CompletionList> {
    const found = ownGlossaryPlaceAt(lineReader(document), position.line, position.character);
    if (found === undefined) {
      return new CompletionList([]);
    }
    const { place, start } = found;
    const line = document.lineAt(position.line).text;
    const begun = line.slice(start, position.character);
    // A quote that the editor closed by itself goes with the one that was typed.
    const isQuoted = /^["']/.test(begun) && line[position.character] === begun[0];
    const end = position.character + (isQuoted ? 1 : 0);
    const range = new Range(position.line, start, position.line, end);
    if (place.kind === 'key') {
      const indent = start - (line.length - line.trimStart().length);
      return new CompletionList(keyItems(place, range, ' '.repeat(indent)));
    }
    const glossary = await this.#glossary.load();
    return place.kind === 'meta-key'
      ? new CompletionList(metaItems(place.present, glossary, range))
      : valueItems(place, glossary, range, begun);
  }
}

/** `indent`: what continuation lines need besides the indentation of the line, which the editor adds. */
function keyItems(
  { of, present }: Extract<OwnGlossaryPlace, { kind: 'key' }>,
  range: Range,
  indent: string,
): CompletionItem[] {
  return OWN_GLOSSARY_KEYS[of]
    .filter((key) => !present.includes(key))
    .map((key, order) => {
      const item = new CompletionItem(key, CompletionItemKind.Property);
      const words = glossaryKeyWords(of, key);
      if (words !== undefined) item.documentation = words;
      item.insertText = new SnippetString(`${key}:${valueOf(key, indent)}`);
      item.range = range;
      item.sortText = String(order);
      return item;
    });
}

function valueOf(key: string, indent: string): string {
  switch (key) {
    case 'contexts':
      return `\n${indent}  - name: $1\n${indent}    terms:\n${indent}      - name: $2\n${indent}        definition: $0`;
    case 'terms':
      return `\n${indent}  - name: $1\n${indent}    definition: $0`;
    case 'aliases':
    case 'examples':
    case 'imports':
    case 'paths':
      return `\n${indent}  - $0`;
    case 'meta':
      return `\n${indent}  $1: $0`;
    default:
      return ' $0';
  }
}

/** The keys that the person's glossaries use already. */
function metaItems(present: readonly string[], { own }: Glossary, range: Range): CompletionItem[] {
  const used = new Set([...own.values()].flatMap(({ meta }) => meta.map(({ key }) => key)));
  return [...used]
    .filter((key) => key !== '' && !present.includes(key))
    .map((key) => {
      const item = new CompletionItem(key, CompletionItemKind.Property);
      item.insertText = `${yamlScalar(key)}: `;
      item.range = range;
      return item;
    });
}

function valueItems(
  place: Extract<OwnGlossaryPlace, { kind: 'term-name' | 'alias' }>,
  glossary: Glossary,
  range: Range,
  begun: string,
): CompletionList {
  const quote = /^["']/.exec(begun)?.[0] ?? '';
  const builtIn = glossary.index.entries.filter((entry) => !glossary.own.has(entry));
  const typed = begun.slice(quote.length);
  const { start, candidates, isIncomplete } = new TermCandidateFinder(builtIn).find(typed);
  // A name is the whole value, not a word in it.
  const known = (start === 0 ? candidates : []).map((candidate) =>
    termItem(candidate, glossary, range, typed),
  );
  const items = [
    ...(place.kind === 'alias' ? otherNameItems(place.of, builtIn, range) : []),
    ...known,
  ];
  for (const [order, item] of items.entries()) {
    item.sortText = sortTextOf(order);
    const text = typeof item.insertText === 'string' ? item.insertText : '';
    item.insertText = yamlScalar(text);
    item.filterText = quote + (item.filterText ?? text);
  }
  return new CompletionList(items, isIncomplete);
}

/** The other names that the extension knows of the term that this one stands in front of. */
function otherNameItems(
  of: string | undefined,
  builtIn: readonly GlossaryEntry[],
  range: Range,
): readonly CompletionItem[] {
  const same = builtIn.find(({ term }) => term.toLowerCase() === of?.toLowerCase());
  return [...(same?.aliases ?? []), ...(same?.misspellings ?? [])].map((name) => {
    const item = new CompletionItem(name, CompletionItemKind.Text);
    item.insertText = name;
    item.range = range;
    return item;
  });
}
