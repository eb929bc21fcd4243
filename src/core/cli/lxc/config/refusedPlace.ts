import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { readYamlDocument } from '../../../text/yamlDocument';

/** A part of a text, 0-based in UTF-16 units; `end` is the first one after it. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

/** A key of a configuration, or an item of a list, with where it stands. */
interface Entry {
  /** E.g. `['devices', 'root', 'pool']`; an item of a list has its number as the last part. */
  readonly path: readonly string[];
  readonly value: string | undefined;
  readonly keyAt: TextPlace;
  readonly valueAt: TextPlace | undefined;
}

/**
 * What LXD 5.0 says of a value without its key, and the key (measured; the messages are those of
 * `lxd/instance/instancetype` and `shared/validate`).
 */
const TOPICS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/CPU limit/, ['config', 'limits.cpu']],
  [/Invalid allowance/, ['config', 'limits.cpu.allowance']],
  [/ID map/, ['config', 'raw.idmap']],
  [/Failed to load config file/, ['config', 'raw.lxc']],
  [/Schedule must be/, ['config', 'snapshots.schedule']],
  [/expiry expression/, ['config', 'snapshots.expiry']],
  [/root disk device pool/, ['devices', 'root', 'pool']],
  [/Profile not found/, ['profiles']],
];

/**
 * Where in `text` stands what the server refused with `message`: the key, device or value that it
 * names, else what differs from `before`. `undefined` when nothing in the text can be meant.
 */
export function findRefused(message: string, text: string, before: string): TextPlace | undefined {
  const entries = entriesOf(text);
  const known = new Set(entriesOf(before).map(identity));
  const changed = entries.filter((entry) => !known.has(identity(entry)));
  // What was there before has been accepted before.
  const byChange = [...changed, ...entries.filter((entry) => known.has(identity(entry)))];
  return (
    deviceNamed(message, byChange) ??
    keyNamed(message, byChange, text) ??
    topicOf(message, changed, entries) ??
    valueNamed(message, byChange) ??
    placeOf(changed.findLast(({ value }) => value !== undefined))
  );
}

function deviceNamed(message: string, entries: readonly Entry[]): TextPlace | undefined {
  const name = /(?:validation (?:failed )?for (?:device )?|device |disk )"([^"]+)"/i.exec(
    message,
  )?.[1];
  const device = entries.find(
    ({ path }) => path.length === 2 && path[1] === name && isDevice(path),
  );
  if (device === undefined) {
    return undefined;
  }
  const options = entries.filter(({ path }) => path.length === 3 && path[1] === name);
  const option = /device option "([^"]+)"/.exec(message)?.[1];
  const byName = options.find(({ path }) => path[2] === option);
  if (byName !== undefined) {
    return /Invalid value/.test(message) ? placeOf(byName) : byName.keyAt;
  }
  const type = /Unsupported device type/.test(message)
    ? options.find(({ path }) => path[2] === 'type')
    : undefined;
  return placeOf(type) ?? valueNamed(message, options) ?? device.keyAt;
}

function keyNamed(message: string, entries: readonly Entry[], text: string): TextPlace | undefined {
  const unknown = /Unknown configuration key: (.+)$/.exec(message)?.[1];
  const inConfig = entries.filter(({ path }) => path.length === 2 && path[0] === 'config');
  const named = inConfig
    .filter(({ path: [, key = ''] }) => key === unknown || mentions(message, key))
    .toSorted((one, other) => (other.path[1]?.length ?? 0) - (one.path[1]?.length ?? 0))[0];
  if (named?.valueAt === undefined || unknown !== undefined) {
    return named?.keyAt;
  }
  const line = /\bline: (.+)$/.exec(message)?.[1];
  const at = line === undefined ? -1 : text.indexOf(line, named.valueAt.start);
  return line !== undefined && at >= 0 && at < named.valueAt.end
    ? { start: at, end: at + line.length }
    : named.valueAt;
}

function topicOf(
  message: string,
  changed: readonly Entry[],
  entries: readonly Entry[],
): TextPlace | undefined {
  const path = TOPICS.find(([pattern]) => pattern.test(message))?.[1];
  if (path === undefined) {
    return undefined;
  }
  const isIn = (entry: Entry): boolean => path.every((part, index) => part === entry.path[index]);
  const found = changed.find((entry) => isIn(entry) && entry.value !== undefined);
  return placeOf(found ?? entries.find(isIn));
}

/** `Invalid value: 12QB`, or anything in quotation marks. */
function valueNamed(message: string, entries: readonly Entry[]): TextPlace | undefined {
  const quotedParts = [...message.matchAll(/"([^"]+)"/g)].map(([, part]) => part);
  const last = /Invalid value(?: for [^:]*)?: (\S+)$/.exec(message)?.[1];
  const values = new Set([...quotedParts, last].filter((value) => value !== undefined));
  return placeOf(entries.find(({ value }) => value !== undefined && values.has(value)));
}

function entriesOf(text: string): readonly Entry[] {
  const read = readYamlDocument(text, 'failsafe');
  const root = read?.document.contents;
  return root === null || root === undefined ? [] : below(root, []);
}

function below(node: ParsedNode, path: readonly string[]): readonly Entry[] {
  if (isMap(node)) {
    return node.items.flatMap(({ key, value }) => {
      const at = [...path, isScalar(key) ? String(key.value) : ''];
      return value === null ? [] : entry(at, value, key);
    });
  }
  return isSeq(node)
    ? node.items.flatMap((item, index) => entry([...path, String(index)], item, item))
    : [];
}

function entry(path: readonly string[], node: ParsedNode, key: ParsedNode): readonly Entry[] {
  const value = isScalar(node) ? String(node.value) : undefined;
  const [start, end] = node.range;
  const own = { path, value, keyAt: rangeOf(key), valueAt: { start, end } };
  return [own, ...below(node, path)];
}

function rangeOf({ range: [start, end] }: ParsedNode): TextPlace {
  return { start, end };
}

/** The value where there is one on the line; a mapping or list is told by its key. */
function placeOf(found: Entry | undefined): TextPlace | undefined {
  return found?.value === undefined ? found?.keyAt : found.valueAt;
}

function isDevice([part]: readonly string[]): boolean {
  return part === 'devices';
}

/** Same path and value; an item of a list is the same wherever it stands in it. */
function identity({ path, value }: Entry): string {
  const isItem = path[0] === 'profiles' && path.length === 2;
  return JSON.stringify([isItem ? path.slice(0, -1) : path, value]);
}

/** `key` as a word of its own: `limits.cpu` is not mentioned where `limits.cpu.priority` is. */
function mentions(message: string, key: string): boolean {
  const at = key === '' ? -1 : message.indexOf(key);
  return (
    at >= 0 &&
    !/[\w.-]/.test(message.charAt(at - 1)) &&
    !/^[\w-]|^\.\w/.test(message.slice(at + key.length))
  );
}
