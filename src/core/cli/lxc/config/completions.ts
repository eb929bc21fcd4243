import { CONFIG_KEYS, DEVICE_KEYS, DEVICE_TYPES, type KnownKey } from './configKeys';

/** What can be written at a place of a configuration. */
export interface Completion {
  readonly label: string;
  readonly does: string;
  /** What takes the place of the word that was begun. */
  readonly text: string;
}

/** A line that holds a key, as it stands in the text. */
interface KeyLine {
  readonly indent: number;
  readonly key: string;
  readonly value: string;
}

const KEY_LINE = /^( *)(?:"([^"]*)"|'([^']*)'|([^\s#:'"-][^:]*?)) *:(?: +(.*))?$/;
const TYPE: KnownKey = { name: 'type', does: 'What kind of device it is' };

/**
 * What fits at `offset`, where a word may have been begun: keys of `config` or of a device, by where the
 * line stands, or the values of its key. Goes by indentation, since the line is not finished yet.
 */
export function completionsAt(text: string, offset: number): readonly Completion[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  const value = /^( *)([^\s:]+): +["']?[^\s"']*$/.exec(line);
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const { path, siblings } = surroundings(text.slice(0, lineStart), text.slice(offset), indent);
  const keys = keysAt(path, siblings);
  if (value !== null) {
    return valuesOf(keys, value[2] ?? '').map((known) => ({
      label: known.name,
      does: known.does,
      text: /^(?:true|false)$/.test(known.name) ? `"${known.name}"` : known.name,
    }));
  }
  return /^ *[\w.-]*$/.test(line)
    ? keys
        .filter(({ name }) => !siblings.some(({ key }) => key === name))
        .map(({ name, does }) => ({ label: name, does, text: `${name}: ` }))
    : [];
}

/** The keys that a place is below, and those beside it. */
function surroundings(
  before: string,
  after: string,
  indent: number,
): { readonly path: readonly string[]; readonly siblings: readonly KeyLine[] } {
  const path: string[] = [];
  const siblings: KeyLine[] = [];
  let wanted = indent;
  for (const line of before.split('\n').map(keyLine).reverse()) {
    if (line !== undefined && line.indent < wanted) {
      path.unshift(line.key);
      wanted = line.indent;
    } else if (line?.indent === indent && path.length === 0) {
      siblings.push(line);
    }
  }
  for (const line of after.split('\n').slice(1).map(keyLine)) {
    if (line !== undefined && line.indent < indent) {
      break;
    }
    if (line?.indent === indent) {
      siblings.push(line);
    }
  }
  return { path, siblings };
}

function keyLine(line: string): KeyLine | undefined {
  const match = KEY_LINE.exec(line);
  if (match === null) {
    return undefined;
  }
  const [, indent = '', double, single, plain, value = ''] = match;
  return { indent: indent.length, key: double ?? single ?? plain ?? '', value };
}

function keysAt(path: readonly string[], siblings: readonly KeyLine[]): readonly KnownKey[] {
  if (path.length === 1 && path[0] === 'config') {
    return CONFIG_KEYS;
  }
  if (path.length !== 2 || path[0] !== 'devices') {
    return [];
  }
  const type = siblings.find(({ key }) => key === 'type')?.value.trim() ?? '';
  return [TYPE, ...(Object.hasOwn(DEVICE_KEYS, type) ? (DEVICE_KEYS[type] ?? []) : [])];
}

function valuesOf(keys: readonly KnownKey[], key: string): readonly KnownKey[] {
  const known = keys.find(({ name }) => name === key);
  return known === TYPE
    ? DEVICE_TYPES
    : (known?.values ?? []).map((name) => ({ name, does: known?.does ?? '' }));
}
