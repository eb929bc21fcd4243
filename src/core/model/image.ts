/** An image that containers are made from, in an LXD or on an image server. */
export interface Image {
  /** SHA-256 in hexadecimal; 64 characters, or the first 12 in old listings. */
  readonly fingerprint: string;
  readonly aliases: readonly string[];
  readonly kind: 'container' | 'virtual-machine';
  /** E.g. `Debian`. */
  readonly os?: string;
  /** E.g. `bookworm`. */
  readonly release?: string;
  /** What it says of itself, e.g. `Debian bookworm amd64 (20261121)`. */
  readonly description?: string;
  /** As LXD names it, e.g. `x86_64`. */
  readonly architecture?: string;
  readonly sizeBytes?: number;
  /** ISO 8601 in UTC: when this server got it; an image server does not say. */
  readonly uploadedAt?: string;
  /** ISO 8601 in UTC; `undefined` when it was never used. */
  readonly lastUsedAt?: string;
  /** Anybody who reaches the server may use it. */
  readonly isPublic: boolean;
  /** Fetched by LXD itself to make a container; it goes by itself when it is not used for a while. */
  readonly isCached: boolean;
}

/** What an image is called on screen: its first alias, else what it says of itself, else its fingerprint. */
export function imageLabel({ aliases, description, fingerprint }: Image): string {
  return aliases[0] ?? description ?? fingerprint.slice(0, SHORT_FINGERPRINT_CHARS);
}

/** So much of a fingerprint is unique in practice, and is what `lxc image list` prints. */
export const SHORT_FINGERPRINT_CHARS = 12;
