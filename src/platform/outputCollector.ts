import { constants } from 'node:buffer';

/** Keeps one output stream's bytes up to a bound and decodes them once. */
export class OutputCollector {
  readonly #maxBytes: number;
  readonly #chunks: Buffer[] = [];
  #sizeBytes = 0;
  #overflowed = false;

  constructor(maxBytes: number) {
    // UTF-8 never has fewer bytes than UTF-16 has units, so what is kept always fits into a string.
    this.#maxBytes = Math.min(maxBytes, constants.MAX_STRING_LENGTH);
  }

  /** Bytes kept: never above the bound. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Keeps the chunk; false when it passes the bound, from then on nothing more is kept. */
  add(chunk: Buffer): boolean {
    if (this.#overflowed || this.#sizeBytes + chunk.length > this.#maxBytes) {
      this.#overflowed = true;
      return false;
    }
    this.#chunks.push(chunk);
    this.#sizeBytes += chunk.length;
    return true;
  }

  /**
   * All of it as UTF-8, a character cut by a chunk's end included; bytes that are not UTF-8 give U+FFFD.
   * `bytes`: one character for each byte.
   */
  text(output: 'text' | 'bytes' = 'text'): string {
    const all = Buffer.concat(this.#chunks, this.#sizeBytes);
    return all.toString(output === 'bytes' ? 'latin1' : 'utf8');
  }
}
