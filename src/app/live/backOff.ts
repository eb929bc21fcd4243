/** Delays that double from try to try, up to a bound. */
export class BackOff {
  readonly #firstMs: number;
  readonly #longestMs: number;
  #nextMs: number;

  constructor({ firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number }) {
    this.#firstMs = firstMs;
    this.#longestMs = longestMs;
    this.#nextMs = firstMs;
  }

  /** How long to wait before the next try. */
  next(): number {
    const delayMs = this.#nextMs;
    this.#nextMs = Math.min(2 * delayMs, this.#longestMs);
    return delayMs;
  }

  /** Something worked: the next failure is a first one. */
  reset(): void {
    this.#nextMs = this.#firstMs;
  }
}
