import { escapeMarkdown } from '../text/markdown';
import type { CommandProblem } from './checkCommand';
import type { CommandLabels } from './commandLabels';
import type { CommandExplanation, ExplainedPart } from './explainCommand';

/** A command line may be long; the hover is for a glance. */
const MAX_OTHERS = 6;
const MAX_CHARS = 80;

/**
 * An explanation as Markdown: the whole command, the word, what to watch out for, then where it is typed and
 * since when. All words of the command are escaped and shortened. Plain paragraphs, which a screen reader
 * reads in order.
 */
export function commandMarkdown(explanation: CommandExplanation, labels: CommandLabels): string {
  const { names, does, part, others, problems, effect, warns } = explanation;
  return [
    `**${escapeMarkdown(names.join(' '))}**  \n${escapeMarkdown(does)}`,
    careful(warns, labels),
    ...partLines(part, labels),
    otherLines(others),
    ...problems
      .filter((problem) => !isSaidElsewhere(problem, explanation))
      .map((problem) => `**${escapeMarkdown(problemLine(problem, labels))}**`),
    lines([
      `${labels.typedIn}: ${explanation.typedIn.map((place) => labels.places[place]).join(labels.or)}`,
      labels.effects[effect],
      history(explanation, labels),
    ]),
  ]
    .filter((paragraph) => paragraph !== undefined)
    .join('\n\n');
}

function lines(sentences: readonly (string | undefined)[]): string {
  return sentences
    .filter((sentence) => sentence !== undefined && sentence !== '')
    .map((sentence) => escapeMarkdown(sentence ?? ''))
    .join('  \n');
}

function careful(warns: string | undefined, { careful: label }: CommandLabels): string | undefined {
  return warns === undefined ? undefined : `**${escapeMarkdown(label)}:** ${escapeMarkdown(warns)}`;
}

function partLines(part: ExplainedPart, labels: CommandLabels): readonly (string | undefined)[] {
  switch (part.kind) {
    case 'command':
    case 'unknown':
      return [];
    case 'option': {
      const value = part.value === undefined ? '' : ` ${part.value}`;
      return [
        `${strong(part.name + value)}  \n${escapeMarkdown(part.does)}`,
        choices(part.choices, labels),
        careful(part.warns, labels),
        lines([history(part, labels)]) || undefined,
      ];
    }
    case 'value':
      return [
        `${strong(part.text)}: ${escapeMarkdown(filled(labels.valueOf, [part.option]))}  \n${escapeMarkdown(part.does)}`,
        choices(part.choices, labels),
        careful(part.warns, labels),
      ];
    case 'argument':
      return [`${strong(part.text)}: ${escapeMarkdown(part.is)}`, choices(part.choices, labels)];
  }
}

function strong(text: string): string {
  return `**${escapeMarkdown(short(text))}**`;
}

function choices(values: readonly string[], labels: CommandLabels): string | undefined {
  return values.length === 0
    ? undefined
    : escapeMarkdown(`${labels.choices}: ${values.join(', ')}`);
}

function otherLines(others: CommandExplanation['others']): string | undefined {
  if (others.length === 0) return undefined;
  return others
    .slice(0, MAX_OTHERS)
    .map(({ text, does }) => `${strong(text)}: ${escapeMarkdown(does)}`)
    .join('  \n');
}

interface Dated {
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly instead: string | undefined;
}

function history({ since, until, instead }: Dated, labels: CommandLabels): string | undefined {
  const sentences = [
    ...(since === undefined ? [] : [filled(labels.since, [since])]),
    ...(until === undefined ? [] : [filled(labels.until, [until])]),
    ...(until === undefined && instead !== undefined ? [labels.obsolete] : []),
    ...(instead === undefined ? [] : [filled(labels.instead, [instead])]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** What the lines about the command or its word say already. */
function isSaidElsewhere(
  problem: CommandProblem,
  { part, until, instead }: CommandExplanation,
): boolean {
  switch (problem.kind) {
    case 'removed-command':
      return until !== undefined || instead !== undefined;
    case 'removed-option':
      return part.kind === 'option' && part.name === problem.text;
    // A note names commands without writing them out.
    case 'missing-argument':
      return true;
    default:
      return false;
  }
}

/** A problem as one sentence or two, unescaped. */
function problemLine(problem: CommandProblem, labels: CommandLabels): string {
  switch (problem.kind) {
    case 'misspelt-tool':
      return filled(labels.misspelt, [short(problem.text), problem.right]);
    case 'unknown-subcommand':
    case 'unknown-option': {
      const label =
        problem.kind === 'unknown-option' ? labels.unknownOption : labels.unknownSubcommand;
      const sentence = filled(label, [short(problem.text), problem.command]);
      return problem.near === undefined
        ? sentence
        : `${sentence} ${filled(labels.didYouMean, [problem.near])}`;
    }
    case 'removed-command':
    case 'removed-option': {
      const { until, instead, text } = problem;
      return `${short(text)}: ${history({ since: undefined, until, instead }, labels) ?? ''}`;
    }
    case 'unknown-choice':
      return `${filled(labels.unknownChoice, [short(problem.text)])} ${labels.choices}: ${problem.choices.join(', ')}`;
    case 'missing-option':
    case 'missing-argument':
      return filled(labels.missing, [problem.name]);
    case 'too-many-arguments':
      return filled(labels.tooMany, [short(problem.text)]);
    case 'misplaced-option':
      return filled(labels.misplaced, [short(problem.text)]);
  }
}

function filled(template: string, values: readonly string[]): string {
  return template.replace(/\{(\d)\}/g, (place, index: string) => values[Number(index)] ?? place);
}

function short(text: string): string {
  return text.length <= MAX_CHARS ? text : `${text.slice(0, MAX_CHARS)}…`;
}
