import type { Finding } from './findOutdated';

/** A stretch of one line to be replaced; offsets in UTF-16 units, `end` exclusive. */
export interface TextChange {
  readonly lineIndex: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The change that applies a fix. What is left out takes one blank along, so that no gap stays. */
export function changeFor(finding: Finding, fix: string, line: string): TextChange {
  const { lineIndex, start, end } = finding;
  const takesBlank = fix === '' && line[start - 1] === ' ';
  return { lineIndex, start: takesBlank ? start - 1 : start, end, text: fix };
}

/** The changes that need no choice: those of all findings with a single fix. */
export function certainChanges(
  findings: readonly Finding[],
  lines: readonly string[],
): readonly TextChange[] {
  return findings.flatMap((finding) => {
    const [fix, ...others] = finding.fixes;
    return fix === undefined || others.length > 0
      ? []
      : [changeFor(finding, fix, lines[finding.lineIndex] ?? '')];
  });
}

/**
 * The comment that makes a line stand as it is, to be put at its end; `undefined` for a line that goes on
 * on the next one, where a comment would cut the command off.
 */
export function ignoreComment(
  line: string,
  { isMarkdown, inCodeBlock }: { readonly isMarkdown: boolean; readonly inCodeBlock: boolean },
): string | undefined {
  if (/\\\s*$/.test(line)) return undefined;
  return isMarkdown && !inCodeBlock ? ' <!-- crostini-ignore -->' : ' # crostini-ignore';
}
