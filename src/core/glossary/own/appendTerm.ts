import { err, ok, type Result } from '../../result';
import { readYamlDocument } from '../../text/yamlDocument';
import { findPlace, type TermPlace } from './findPlace';
import type { OwnGlossaryFault, OwnTerm } from './ownTerm';
import { parseOwnGlossary } from './parseOwnGlossary';
import { quotedYamlScalar, yamlScalar } from './yamlScalar';

export interface NewTerm {
  readonly name: string;
  readonly definition: string;
  /** 0-based place of the context that takes it; the last one if not given. */
  readonly contextIndex?: number;
}

/** The one piece of text that is put in; all else of the file stays as it is. */
export interface Appended {
  /** In UTF-16 units. */
  readonly offset: number;
  readonly inserted: string;
  /** Of the new term's name in the new text; 1-based. */
  readonly lineNumber: number;
}

/** Why a term cannot be put into a glossary. */
export type AppendRefusal =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'exists'; readonly lineNumber: number }
  /** The file as it is cannot be read. */
  | { readonly kind: 'broken'; readonly fault: OwnGlossaryFault | undefined }
  /** It can, but is written in a way that has no place for one more, such as with YAML aliases. */
  | { readonly kind: 'no-place' };

/**
 * Where and how a term is written at the end of a context of a glossary. The text that comes of it was
 * read again: it has the new term, and every other one as it was. Comments, order, indentation and line
 * ends of the file are kept. An empty text becomes a glossary with one context.
 */
export function appendTerm(text: string, term: NewTerm): Result<Appended, AppendRefusal> {
  const name = oneLine(term.name);
  if (name === '') {
    return err({ kind: 'no-name' });
  }
  const { terms, faults, isReadable } = parseOwnGlossary(text, '');
  const yaml = readYamlDocument(text, 'failsafe');
  if (!isReadable) {
    return err({ kind: 'broken', fault: faults[0] });
  }
  const existing = terms.find(({ entry }) => entry.term === name);
  if (existing !== undefined) {
    return err({ kind: 'exists', lineNumber: existing.lineNumber });
  }
  const place = findPlace(text, yaml?.document.contents ?? undefined, term.contextIndex);
  if (place === undefined) {
    return err({ kind: 'no-place' });
  }
  const { offset } = place;
  const inserted = written(text, place, { name, definition: term.definition.trim() });
  const after = parseOwnGlossary(text.slice(0, offset) + inserted + text.slice(offset), '');
  const added = after.terms.find(({ entry }) => entry.term === name);
  const others = after.terms.filter((other) => other !== added);
  return added === undefined || meaningOf(others) !== meaningOf(terms)
    ? err({ kind: 'no-place' })
    : ok({ offset, inserted, lineNumber: added.lineNumber });
}

function written(
  text: string,
  place: TermPlace,
  { name, definition }: { readonly name: string; readonly definition: string },
): string {
  if (place.kind === 'flow') {
    const item = `{ name: ${quotedYamlScalar(name)}, definition: ${quotedYamlScalar(definition)} }`;
    return place.before + item + place.after;
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(place.column);
  const lines = [
    ...place.headers,
    `${indent}- name: ${yamlScalar(name)}`,
    `${indent}  definition: ${yamlScalar(definition)}`,
  ];
  const begun = place.offset > 0 && text[place.offset - 1] !== '\n' ? lineEnd : '';
  return begun + lines.map((line) => line + lineEnd).join('');
}

/** All that the terms say; their lines move when one is put in. */
function meaningOf(terms: readonly OwnTerm[]): string {
  return JSON.stringify(terms.map((term) => ({ ...term, lineNumber: 0 })));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
