/** A line that holds something, and where it stands. */
export interface OutputLine {
  readonly text: string;
  /** 1-based line of the whole output. */
  readonly lineNumber: number;
}

/** Modes that a terminal's log has around a command, e.g. the end of bracketed paste. */
const LEADING_MODES = /^(?:\u001B\[\?[0-9;]*[hl]\r*)+/;

/**
 * The lines of a text without the empty ones. CR LF counts as the line end when every line has it, so
 * that a name can end in CR otherwise. `complete`: the last line has an end.
 */
export function outputLines(text: string): {
  readonly lines: OutputLine[];
  readonly complete: boolean;
} {
  const raw = text.split('\n');
  const last = raw.pop() ?? '';
  const crLf = raw.length > 0 && raw.every((line) => line.endsWith('\r'));
  const lines: OutputLine[] = [];
  raw.push(last);
  for (const [index, line] of raw.entries()) {
    const text = withoutModes(crLf && line.endsWith('\r') ? line.slice(0, -1) : line);
    if (text !== '' && text !== '\r') {
      lines.push({ text, lineNumber: index + 1 });
    }
  }
  return { lines, complete: last === '' };
}

function withoutModes(line: string): string {
  return line.startsWith('\u001B') ? line.replace(LEADING_MODES, '') : line;
}
