import type { Problem } from '../../core/problem/problem';
import type { Result } from '../../core/result';

/** Files of this machine that exist for one use, and that nobody else may read. */
export interface ScratchFiles {
  /** Calls `use` with the path of a file that holds `bytes`; the file is gone when it settles. */
  use<T>(
    bytes: Uint8Array,
    use: (path: string) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem>>;
}
