/**
 * One listing of each LXD at a time, in the order they were asked for: of two at once the older one could
 * arrive last, and the runner would answer both by the one that began first.
 */
export class Turns {
  readonly #last = new Map<string | undefined, Promise<unknown>>();

  /** Runs `work`, which never rejects, after what was asked for the same key before. */
  async take<T>(key: string | undefined, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const mine = before === undefined ? work() : before.then(work);
    this.#last.set(key, mine);
    const result = await mine;
    if (this.#last.get(key) === mine) {
      this.#last.delete(key);
    }
    return result;
  }
}
