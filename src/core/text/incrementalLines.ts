/**
 * Cuts a text that arrives in pieces into its lines, however it is cut. `\r\n` ends a line like `\n`
 * does. A line longer than the bound is dropped as a whole, so that foreign output cannot fill the memory.
 */
export class IncrementalLines {
  readonly #maxLineChars: number;
  #begun = '';
  #isTooLong = false;
  #droppedLines = 0;

  constructor(maxLineChars: number) {
    this.#maxLineChars = maxLineChars;
  }

  /** How many lines were too long so far. */
  get droppedLines(): number {
    return this.#droppedLines;
  }

  /** The lines that `text` completes, without their ends. */
  push(text: string): readonly string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#extend(text.slice(start, end));
      this.#endLine(lines);
      start = end + 1;
    }
    this.#extend(text.slice(start));
    return lines;
  }

  #extend(text: string): void {
    // One more for the `\r` that is not part of the line.
    if (this.#isTooLong || this.#begun.length + text.length > this.#maxLineChars + 1) {
      this.#isTooLong = true;
      this.#begun = '';
      return;
    }
    this.#begun += text;
  }

  #endLine(lines: string[]): void {
    const line = this.#begun.endsWith('\r') ? this.#begun.slice(0, -1) : this.#begun;
    if (this.#isTooLong || line.length > this.#maxLineChars) {
      this.#droppedLines += 1;
    } else {
      lines.push(line);
    }
    this.#begun = '';
    this.#isTooLong = false;
  }
}
