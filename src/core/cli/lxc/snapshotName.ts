/** Why a snapshot must not be called so. */
export type SnapshotNameProblem = 'empty' | 'too-long' | 'bad-character' | 'only-dots';

const MAX_NAME_BYTES = 200;

/**
 * Why `name` can not name a snapshot; `undefined`: it can. LXD 5.0 itself refuses `/`, `?` and spaces
 * only: `a%b` can be taken but not deleted, and one called `..` empties the folder of all snapshots of
 * a pool of kind `dir` (both seen on 5.0.2). The name becomes one of a file, of at most 255 bytes.
 */
export function snapshotNameProblem(name: string): SnapshotNameProblem | undefined {
  if (name === '') {
    return 'empty';
  }
  if (new TextEncoder().encode(name).length > MAX_NAME_BYTES) {
    return 'too-long';
  }
  if (/[\s/\\?#%\p{Cc}\p{Cf}\p{Cs}]/u.test(name)) {
    return 'bad-character';
  }
  return /^\.+$/.test(name) ? 'only-dots' : undefined;
}
