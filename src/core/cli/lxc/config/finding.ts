/** What is wrong at one place of a configuration that somebody edits. */
export interface Finding {
  /** 0-based, in UTF-16 units; `end` is the first one after it. */
  readonly start: number;
  readonly end: number;
  readonly fault: ConfigFault;
}

export type ConfigFault =
  /** `message`: of the YAML library, in English. */
  | { readonly kind: 'syntax'; readonly message: string }
  | { readonly kind: 'too-deep' }
  /** A key of the first level that cannot be changed, or does not exist. */
  | { readonly kind: 'unknown-part'; readonly name: string }
  | { readonly kind: 'volatile-key'; readonly key: string }
  | { readonly kind: 'wrong-type'; readonly expected: ExpectedType }
  /** `message`: of the server. */
  | { readonly kind: 'refused'; readonly message: string };

export type ExpectedType = 'mapping' | 'text' | 'list' | 'true-or-false';
