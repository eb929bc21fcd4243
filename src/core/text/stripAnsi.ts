/**
 * ECMA-48 control sequences: CSI (colours, modes), OSC and the other strings up to BEL or ST, and
 * two-byte escapes such as `ESC ( B`. An OSC that never ends runs to the end of its line at most.
 */
const SEQUENCES = new RegExp(
  [
    String.raw`\u001B\[[0-?]*[ -/]*[@-~]`,
    String.raw`\u001B[\]PX^_][^\u0007\u001B\n]*(?:\u0007|\u001B\\)?`,
    String.raw`\u001B[ -/]+[0-~]`,
    String.raw`\u001B[0-Z\\^-~]`,
  ].join('|'),
  'g',
);

/** `text` without the control sequences of terminals. Other control characters stay. */
export function stripAnsi(text: string): string {
  return text.includes('\u001B') ? text.replace(SEQUENCES, '') : text;
}
