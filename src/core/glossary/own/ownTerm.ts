import type { GlossaryEntry } from '../schema';

/** What an entry has that comes from a person's own glossary and not from this extension. */
export interface OwnTerm {
  readonly entry: GlossaryEntry;
  /** The file as it was named to the reader. */
  readonly file: string;
  /** Of the term's name in that file; 1-based. */
  readonly lineNumber: number;
  /** Name of the context it stands in, where that has one. */
  readonly context?: string;
  /** Sentences that use the term. */
  readonly examples: readonly string[];
  /** Anything else that was written down for it, such as an owner or a link. */
  readonly meta: readonly OwnTermMeta[];
}

export interface OwnTermMeta {
  readonly key: string;
  readonly value: string;
}

/** A stretch of one line of an own glossary. */
export interface OwnGlossaryRange {
  /** 1-based; the range is on this line, in UTF-16 units, `end` exclusive. */
  readonly lineNumber: number;
  readonly start: number;
  readonly end: number;
}

/** A term's name or one of its aliases, and where it stands. */
export interface OwnName extends OwnGlossaryRange {
  readonly text: string;
  /** The name of the term; the same as `text` for the name itself. */
  readonly of: string;
}

/** What cannot be used in an own glossary, and where. */
export interface OwnGlossaryFault extends OwnGlossaryRange {
  readonly reason: OwnGlossaryFaultReason;
}

export type OwnGlossaryFaultReason =
  /** The text is no YAML: what the YAML reader says, in English. */
  | { readonly kind: 'no-yaml'; readonly message: string }
  | { readonly kind: 'no-contexts' }
  | {
      readonly kind: 'wrong-type';
      readonly field: string;
      readonly expected: 'text' | 'list' | 'map';
    }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'unknown-key'; readonly key: string }
  | { readonly kind: 'twice'; readonly name: string; readonly firstLineNumber: number };
