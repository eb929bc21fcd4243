import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  CompletionTriggerKind,
  MarkdownString,
  Range,
  workspace,
  type CompletionItemProvider,
  type Position,
  type TextDocument,
} from 'vscode';
import type { Glossary, GlossaryStore } from '../../../app/glossary/glossaryStore';
import type { GlossaryIndex } from '../../../core/glossary/glossaryIndex';
import { hoverMarkdown } from '../../../core/glossary/hoverText';
import { isInLinkText } from '../../../core/glossary/linkText';
import { noteLine } from '../../../core/glossary/noteLine';
import { findCodeSpans, regionAt } from '../../../core/glossary/regions';
import { TermCandidateFinder, type TermCandidate } from '../../../core/glossary/termCandidates';
import { hoverLabels } from '../../hover/hoverLabels';
import type { Settings } from '../../settings';
import { lineReader } from './lineReader';

/** Offers terms while a note is written. */
export class TermCompletions implements CompletionItemProvider {
  readonly #glossary: GlossaryStore;
  readonly #settings: Settings;
  readonly #finders = new WeakMap<Glossary, TermCandidateFinder>();

  constructor(glossary: GlossaryStore, settings: Settings) {
    this.#glossary = glossary;
    this.#settings = settings;
  }

  async provideCompletionItems(
    ...[document, position, token, { triggerKind }]: Parameters<
      CompletionItemProvider['provideCompletionItems']
    >
  ): Promise<CompletionList> {
    const before = document.lineAt(position.line).text.slice(0, position.character);
    const isMarkdown = document.languageId === 'markdown';
    const inLink = isMarkdown && isInLinkText(before);
    if (!inLink && !this.#settings.notesCompletion) {
      return new CompletionList([]);
    }
    const glossary = await this.#glossary.load();
    const isWanted =
      inLink || !isInCode(document, position, glossary.index) || isAskedFor(document, triggerKind);
    if (!isWanted || token.isCancellationRequested) {
      return new CompletionList([]);
    }
    const { start, candidates, isIncomplete } = this.#finderFor(glossary).find(before);
    const range = new Range(position.line, start, position.line, position.character);
    const items = candidates.map((candidate, order) => {
      const item = termItem(candidate, glossary, range, before.slice(start));
      item.sortText = sortTextOf(order);
      return item;
    });
    return new CompletionList(items, isIncomplete);
  }

  #finderFor(glossary: Glossary): TermCandidateFinder {
    const known = this.#finders.get(glossary);
    if (known !== undefined) {
      return known;
    }
    const finder = new TermCandidateFinder(glossary.index.entries);
    this.#finders.set(glossary, finder);
    return finder;
  }
}

/** A term as a completion for what was typed, which writes it as it should be spelled. */
export function termItem(
  { entry, spelling }: TermCandidate,
  { own, overridden }: Glossary,
  range: Range,
  typed: string,
): CompletionItem {
  const item = new CompletionItem(
    {
      label: entry.term,
      description: spelling === entry.term ? entry.summary : spelling,
    },
    own.has(entry) ? CompletionItemKind.Reference : CompletionItemKind.Text,
  );
  // The editor likes the same case better, and would put a worse one first for it.
  item.filterText = spelling.toLowerCase().startsWith(typed.toLowerCase())
    ? typed + spelling.slice(typed.length)
    : spelling;
  item.insertText = entry.term;
  item.range = range;
  item.documentation = new MarkdownString(
    hoverMarkdown(entry, undefined, {
      labels: hoverLabels(),
      own: own.get(entry),
      overridden: overridden.get(entry),
    }),
  );
  return item;
}

/** Keeps an order that the editor would otherwise replace by that of the alphabet. */
export function sortTextOf(order: number): string {
  return String(order).padStart(4, '0');
}

function isInCode(document: TextDocument, position: Position, index: GlossaryIndex): boolean {
  if (document.languageId !== 'markdown') {
    return false;
  }
  const line = document.lineAt(position.line).text;
  const inSpan = regionAt(findCodeSpans(line), position.character - 1) !== undefined;
  return (
    inSpan || noteLine(index, lineReader(document), position.line, 'markdown')?.inCode === true
  );
}

/**
 * Whether a person pressed the key for suggestions. The editor says the same of what it asks by itself
 * while somebody types; it does not where that is switched off, as it is in Markdown by default.
 */
function isAskedFor(document: TextDocument, triggerKind: CompletionTriggerKind): boolean {
  const quick = workspace.getConfiguration('editor', document).get<unknown>('quickSuggestions');
  const other: unknown =
    typeof quick === 'object' && quick !== null && 'other' in quick ? quick.other : quick;
  const isByItself = other === true || other === 'on' || other === 'inline';
  return triggerKind === CompletionTriggerKind.Invoke && !isByItself;
}
