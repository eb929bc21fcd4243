import type { Problem } from '../../core/problem/problem';
import { err, type Result } from '../../core/result';

/** Keeps two actions off the same thing: a second start while the first is under way is refused. */
export class Locks {
  readonly #held = new Set<string>();

  async hold<T>(
    key: string,
    name: string,
    action: () => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem>> {
    if (this.#held.has(key)) {
      return err({ kind: 'already-under-way', name });
    }
    this.#held.add(key);
    try {
      return await action();
    } finally {
      this.#held.delete(key);
    }
  }
}
