// CSI sequences (colours, cursor), OSC sequences (titles, links), and the two-character rest.
const ESCAPE_SEQUENCE =
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/**
 * A tool's text without what a terminal adds to it: escape sequences, and the CR before each LF that a
 * pty (`ssh -tt`, `script`) writes. `lxc` itself colours nothing, but descriptions may hold sequences,
 * and tables count them as zero columns wide.
 */
export function withoutTerminalCodes(text: string): string {
  const bare = text.includes('\u001b') ? text.replace(ESCAPE_SEQUENCE, '') : text;
  return bare.includes('\r\n') ? bare.replaceAll('\r\n', '\n') : bare;
}
