/** A line by its 0-based index; `undefined` behind the last one. */
export type LineAt = (lineIndex: number) => string | undefined;

/** A line as far as YAML's block style goes: dashes, then a key with its value, or something else. */
export interface YamlLine {
  /** Columns of the dashes before it; 0-based. */
  readonly dashes: readonly number[];
  /** Of what stands behind the dashes. */
  readonly column: number;
  /** All that stands there. */
  readonly content: string;
  readonly key: string | undefined;
  /** Behind the key, without the blanks before it. */
  readonly value: string;
  readonly isComment: boolean;
}

/** What a line lies in: a key, or an item of a list, whose name is `-`. */
export interface YamlParent {
  readonly name: string;
  readonly lineIndex: number;
}

/** More than any glossary has; it bounds the time. */
const MAX_LINES = 50_000;

export function readYamlLine(text: string): YamlLine {
  const dashes: number[] = [];
  let column = indentOf(text);
  while (/^-(?: |$)/.test(text.slice(column, column + 2))) {
    dashes.push(column);
    column += 1 + indentOf(text.slice(column + 1));
  }
  const content = text.slice(column);
  const [, key, value = ''] = /^([^\s:#"'[\]{}][^:#"'[\]{}]*):(?:\s+(.*))?$/.exec(content) ?? [];
  return { dashes, column, content, key, value, isComment: content.startsWith('#') };
}

/** What a line lies in by its indentation, from the outside in. */
export function findParents(
  lineAt: LineAt,
  lineIndex: number,
  line: YamlLine,
): readonly YamlParent[] {
  const parents: YamlParent[] = [];
  // The dashes of a list may stand in the column of the key that the list belongs to.
  const inner = { column: line.column, isItem: false };
  const enter = (name: string, column: number, index: number): void => {
    parents.unshift({ name, lineIndex: index });
    inner.column = column;
    inner.isItem = name === '-';
  };
  const enterItems = (dashes: readonly number[], index: number): void => {
    for (const dash of dashes.toReversed()) {
      if (dash < inner.column) enter('-', dash, index);
    }
  };
  enterItems(line.dashes, lineIndex);
  const last = Math.max(0, lineIndex - MAX_LINES);
  for (let index = lineIndex - 1; index >= last; index--) {
    if (inner.column === 0 && !inner.isItem) break;
    const text = lineAt(index) ?? '';
    if (indentOf(text) > inner.column || text.trim() === '') continue;
    const { key, column, dashes, isComment } = readYamlLine(text);
    if (isComment) continue;
    const holds = column < inner.column || (inner.isItem && column === inner.column);
    if (key !== undefined && holds) enter(key, column, index);
    enterItems(dashes, index);
  }
  return parents;
}

/** The other keys of the map that a line is part of, in the order from the line away. */
export function findSiblings(
  lineAt: LineAt,
  lineIndex: number,
  { column, dashes }: YamlLine,
): readonly { readonly key: string; readonly value: string }[] {
  const found: { readonly key: string; readonly value: string }[] = [];
  /** Whether the map goes on behind this line. */
  const take = (index: number, step: -1 | 1): boolean => {
    const text = lineAt(index);
    if (text === undefined) return false;
    const line = readYamlLine(text);
    if (text.trim() === '' || line.isComment) return true;
    const beginsItem = line.dashes.length > 0 && line.column === column;
    if (line.column === column && line.key !== undefined && !(beginsItem && step === 1)) {
      found.push({ key: line.key, value: line.value });
    }
    return indentOf(text) >= column && !beginsItem;
  };
  let above = lineIndex - 1;
  while (dashes.length === 0 && above >= lineIndex - MAX_LINES && take(above, -1)) above--;
  let below = lineIndex + 1;
  while (below <= lineIndex + MAX_LINES && take(below, 1)) below++;
  return found;
}

function indentOf(text: string): number {
  const first = text.search(/[^ ]/);
  return first < 0 ? text.length : first;
}
