/** `unknown`: nothing could tell; `other`: a device, a socket, a pipe, or a link that leads nowhere. */
export type FileKind = 'file' | 'folder' | 'other' | 'unknown';

/** What is known of a file or folder. */
export interface FileFacts {
  /** Of a symbolic link: what it leads to. */
  readonly kind: FileKind;
  readonly isLink: boolean;
  /** `undefined` where it could not be asked. */
  readonly sizeBytes?: number;
  /** Milliseconds since the epoch. */
  readonly modifiedAtMs?: number;
  /** Of content or rights, in milliseconds since the epoch. */
  readonly changedAtMs?: number;
}

/** One entry of a folder. */
export interface FileEntry extends FileFacts {
  /** As `nameOfBytes` gives it: may hold anything but `/` and NUL. */
  readonly name: string;
}
