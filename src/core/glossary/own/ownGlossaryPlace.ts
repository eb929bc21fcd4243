import type { OWN_GLOSSARY_KEYS } from './ownGlossaryKeys';
import { findParents, findSiblings, readYamlLine, type LineAt, type YamlLine } from './yamlLines';

/** What may be written at a place of an own glossary. */
export type OwnGlossaryPlace =
  | {
      readonly kind: 'key';
      readonly of: keyof typeof OWN_GLOSSARY_KEYS;
      /** The keys that the map has already. */
      readonly present: readonly string[];
    }
  | { readonly kind: 'term-name' }
  | {
      readonly kind: 'alias';
      /** The term whose alias it is, as far as that has a name yet. */
      readonly of: string | undefined;
    }
  | { readonly kind: 'meta-key'; readonly present: readonly string[] };

export interface PlaceAt {
  readonly place: OwnGlossaryPlace;
  /** Column where what was begun there starts; 0-based, in UTF-16 units. */
  readonly start: number;
}

/** Where keys stand, by what a key there belongs to. */
const KEY_PLACES: Readonly<Record<string, keyof typeof OWN_GLOSSARY_KEYS>> = {
  '': 'top',
  'contexts/-': 'context',
  'contexts/-/terms/-': 'term',
};

/**
 * What may be written at `column` (0-based) of a line. It goes by indentation and not by a YAML reader,
 * because a text in which somebody types is seldom valid. `undefined` where nothing is known, as in a
 * definition.
 */
export function ownGlossaryPlaceAt(
  lineAt: LineAt,
  lineIndex: number,
  column: number,
): PlaceAt | undefined {
  const line = readYamlLine((lineAt(lineIndex) ?? '').slice(0, column));
  if (line.isComment) {
    return undefined;
  }
  const parents = findParents(lineAt, lineIndex, line);
  const path = parents.map(({ name }) => name).join('/');
  const start = column - line.content.length;
  if (line.key !== undefined) {
    return path === 'contexts/-/terms/-'
      ? placeOfValue(lineAt, lineIndex, line, column)
      : undefined;
  }
  const present = () => findSiblings(lineAt, lineIndex, line).map(({ key }) => key);
  const keysOf = KEY_PLACES[path];
  if (keysOf !== undefined) {
    const isAtTop = keysOf === 'top' && line.column > 0;
    return isAtTop ? undefined : { place: { kind: 'key', of: keysOf, present: present() }, start };
  }
  if (path === 'contexts/-/terms/-/meta') {
    return { place: { kind: 'meta-key', present: present() }, start };
  }
  if (path === 'contexts/-/terms/-/aliases/-') {
    const aliases = parents.at(-2);
    const of = aliases === undefined ? undefined : nameBeside(lineAt, aliases.lineIndex);
    return { place: { kind: 'alias', of }, start };
  }
  return undefined;
}

/** The name of the term that the map holds of which one key is on that line. */
function nameBeside(lineAt: LineAt, lineIndex: number): string | undefined {
  const line = readYamlLine(lineAt(lineIndex) ?? '');
  const name = findSiblings(lineAt, lineIndex, line).find(({ key }) => key === 'name');
  return name?.value.replace(/^(["'])(.*)\1$/, '$2');
}

function placeOfValue(
  lineAt: LineAt,
  lineIndex: number,
  { key, value }: YamlLine,
  column: number,
): PlaceAt | undefined {
  if (key === 'name') {
    return { place: { kind: 'term-name' }, start: column - value.length };
  }
  const begun = key === 'aliases' ? /^\[(?:[^\]]*,)?\s*([^\],]*)$/.exec(value) : null;
  return begun === null
    ? undefined
    : {
        place: { kind: 'alias', of: nameBeside(lineAt, lineIndex) },
        start: column - (begun[1]?.length ?? 0),
      };
}
