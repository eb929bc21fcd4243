import { showControls } from './controls';

/**
 * `text` on one line, for labels and messages: each line end (LF, CR LF, CR, and Unicode's own) becomes
 * `⏎`, a tab a blank, other control characters their pictures. Line ends at the very end go.
 */
export function singleLine(text: string): string {
  const lines = withoutFinalLineEnds(text).replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '⏎');
  return showControls(lines.replaceAll('\t', ' '));
}

/** A loop because `/[\r\n]+$/` takes quadratic time on a long run of line ends in the middle. */
function withoutFinalLineEnds(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) {
    end -= 1;
  }
  return text.slice(0, end);
}
