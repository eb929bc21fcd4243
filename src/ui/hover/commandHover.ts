import { l10n } from 'vscode';
import type { CodePlace } from '../../core/commandLine/codeAt';
import { commandMarkdown } from '../../core/commandLine/commandMarkdown';
import { explainCommandAt, type CommandExplanation } from '../../core/commandLine/explainCommand';
import { findEntry, type GlossaryIndex } from '../../core/glossary/glossaryIndex';
import { escapeMarkdown } from '../../core/text/markdown';
import { termLink } from '../glossary/termLink';
import { commandLabels } from './commandLabels';
import type { TermHover } from './termHover';

/** What is known of a command at a place of a line; columns, `end` exclusive. */
export interface CommandHover {
  readonly explanation: CommandExplanation;
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/** The command at `column` of a line that holds `place`, explained; `undefined` where there is none. */
export function commandHoverAt(place: CodePlace, column: number): CommandHover | undefined {
  const { text, start: offset, ...options } = place;
  const explanation = explainCommandAt(text, column - offset, options);
  if (explanation === undefined) {
    return undefined;
  }
  const { start, end } = explanation;
  return {
    explanation,
    markdown: commandMarkdown(explanation, commandLabels()),
    start: start + offset,
    end: end + offset,
  };
}

/**
 * What the glossary adds below a command: of a name such as `termina` what it is, of the command itself only
 * the way to its page.
 */
export function glossaryAddition(
  index: GlossaryIndex,
  { part, names }: CommandExplanation,
  term: TermHover | undefined,
): string | undefined {
  if ((part.kind === 'argument' || part.kind === 'value') && term !== undefined) {
    const { term: name, summary } = term.entry;
    return `${linked(index, name)}: ${escapeMarkdown(summary)}`;
  }
  const ofPart = part.kind === 'option' ? [part.name] : [];
  const ofCommand = names.map((_, at) => names.slice(0, names.length - at).join(' '));
  const name = [...ofPart, ...ofCommand].find((known) => findEntry(index, known) !== undefined);
  return name === undefined
    ? undefined
    : `${escapeMarkdown(l10n.t('In the glossary'))}: ${linked(index, name)}`;
}

function linked(index: GlossaryIndex, name: string): string {
  const address = termLink(index, name);
  return address === undefined ? escapeMarkdown(name) : `[${escapeMarkdown(name)}](${address})`;
}
