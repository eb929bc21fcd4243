/** Whether a line of Markdown up to the cursor ends inside the text of a link that is being written. */
export function isInLinkText(before: string): boolean {
  const open = before.lastIndexOf('[');
  if (open < 0 || before.includes(']', open)) {
    return false;
  }
  // A box to tick is none, nor is the text for an image.
  const isTickBox = /^[\s>]*(?:[-*+]|\d+[.)])\s+$/.test(before.slice(0, open));
  return !isTickBox && before[open - 1] !== '!' && before[open - 1] !== '\\';
}
