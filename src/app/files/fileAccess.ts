import type { WriteOptions, WriteSource } from '../../core/files/commands';
import type { FileEntry, FileFacts } from '../../core/files/fileEntry';
import type { Problem } from '../../core/problem/problem';
import type { Result } from '../../core/result';

export type FileResult<T> = Promise<Result<T, Problem>>;

/** One way to the files of one system. Paths are absolute; names are those of `nameOfBytes`. */
export interface FileAccess {
  facts(path: string): FileResult<FileFacts>;
  /** Entries in no order. */
  list(path: string): FileResult<readonly FileEntry[]>;
  /** The content, one character for each byte; more than `maxBytes` are a failure. */
  read(path: string, maxBytes: number): FileResult<string>;
  write(path: string, source: WriteSource, options: WriteOptions): FileResult<undefined>;
  /** Into a file of this machine, which is there only when all of it is. */
  download(path: string, outputFile: string): FileResult<undefined>;
  /** A folder, as a tar archive in a file of this machine. */
  archive(path: string, outputFile: string): FileResult<undefined>;
  makeFolder(path: string): FileResult<undefined>;
  remove(path: string, isRecursive: boolean): FileResult<undefined>;
  rename(from: string, to: string, mayReplace: boolean): FileResult<undefined>;
  copy(from: string, to: string, mayReplace: boolean): FileResult<undefined>;
  /** The folder where a person's files are. */
  home(): FileResult<string>;
}
