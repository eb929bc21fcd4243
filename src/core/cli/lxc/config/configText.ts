import { isMap, isScalar, isSeq, type Pair, type ParsedNode } from 'yaml';
import { readYamlDocument } from '../../../text/yamlDocument';
import type { ConfigFault, ExpectedType, Finding } from './finding';
import {
  isVolatileKey,
  type ConfigSubject,
  type InstanceParts,
  type LxdConfig,
  type Values,
} from './lxdConfig';

/** What a person wrote, as far as it can be understood. */
export interface ConfigText {
  /** `undefined` when there is something that could not be saved as it is meant. */
  readonly config: LxdConfig | undefined;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

type Node = ParsedNode | null;
type ParsedPair = Pair<ParsedNode, Node>;

const PARTS: Readonly<Record<ConfigSubject, readonly string[]>> = {
  instance: ['architecture', 'config', 'devices', 'ephemeral', 'profiles', 'description'],
  profile: ['config', 'description', 'devices'],
};

/**
 * Reads the YAML of a configuration that somebody edited. A part that is left out is empty, as for LXD.
 * Unlike LXD, which passes over parts that it does not know, and takes the last of two equal keys, it
 * finds fault with both.
 */
export function readConfigText(text: string, subject: ConfigSubject): ConfigText {
  const read = readYamlDocument(text, 'failsafe');
  if (read === undefined) {
    return { config: undefined, findings: [whole(text, { kind: 'too-deep' })] };
  }
  const { contents, errors } = read.document;
  if (errors.length > 0) {
    const findings = errors.map(({ pos: [start, end], message }) => ({
      ...within(text, start, end),
      fault: { kind: 'syntax' as const, message },
    }));
    return { config: undefined, findings };
  }
  const reader = new Reader(text);
  const root = reader.pairs(contents ?? undefined);
  for (const { key } of root) {
    const name = textOf(key) ?? '';
    if (!PARTS[subject].includes(name)) {
      reader.find(key, { kind: 'unknown-part', name });
    }
  }
  const part = (name: string): Node | undefined =>
    root.find(({ key }) => textOf(key) === name)?.value ?? undefined;
  const config: LxdConfig = {
    config: configValues(reader, part('config')),
    devices: reader.devices(part('devices')),
    description: reader.text(part('description')),
    ...(subject === 'instance' ? { instance: instanceParts(reader, part) } : {}),
  };
  const findings = reader.findings.toSorted((one, other) => one.start - other.start);
  return { config: findings.length === 0 ? config : undefined, findings };
}

function instanceParts(reader: Reader, part: (name: string) => Node | undefined): InstanceParts {
  const architecture = reader.text(part('architecture'));
  return {
    ...(architecture === '' ? {} : { architecture }),
    ephemeral: reader.flag(part('ephemeral')),
    profiles: reader.texts(part('profiles')),
  };
}

function configValues(reader: Reader, node: Node | undefined): Values {
  for (const { key } of isMap(node) ? reader.pairs(node) : []) {
    const name = textOf(key) ?? '';
    if (isVolatileKey(name)) {
      reader.find(key, { kind: 'volatile-key', key: name });
    }
  }
  return reader.values(node);
}

/** Reads nodes of the wanted types and collects those that are of another one. */
class Reader {
  readonly findings: Finding[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  find(node: Node | undefined, fault: ConfigFault): void {
    const [start, end] = node?.range ?? [0, this.#text.length];
    this.findings.push({ ...within(this.#text, start, end), fault });
  }

  pairs(node: Node | undefined): readonly ParsedPair[] {
    if (isMap(node)) {
      return node.items;
    }
    this.find(node, { kind: 'wrong-type', expected: 'mapping' });
    return [];
  }

  values(node: Node | undefined): Values {
    return Object.fromEntries(
      this.#optionalPairs(node).map(({ key, value }) => [this.text(key), this.text(value)]),
    );
  }

  devices(node: Node | undefined): Readonly<Record<string, Values>> {
    return Object.fromEntries(
      this.#optionalPairs(node).map(({ key, value }) => [this.text(key), this.values(value)]),
    );
  }

  text(node: Node | undefined): string {
    const text = isNothing(node) ? '' : textOf(node);
    return text ?? this.#wrong(node, 'text', '');
  }

  texts(node: Node | undefined): readonly string[] {
    if (isNothing(node)) {
      return [];
    }
    return isSeq(node)
      ? (node.items as readonly Node[]).map((item) => this.text(item))
      : this.#wrong(node, 'list', []);
  }

  flag(node: Node | undefined): boolean {
    const text = isNothing(node) ? 'false' : textOf(node);
    return text === 'true' || text === 'false'
      ? text === 'true'
      : this.#wrong(node, 'true-or-false', false);
  }

  #optionalPairs(node: Node | undefined): readonly ParsedPair[] {
    return isNothing(node) ? [] : this.pairs(node);
  }

  #wrong<T>(node: Node | undefined, expected: ExpectedType, instead: T): T {
    this.find(node, { kind: 'wrong-type', expected });
    return instead;
  }
}

/** The text of a scalar, spelt as in the document; `undefined` for anything else. */
function textOf(node: Node | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** Missing, or written as YAML's null. */
function isNothing(node: Node | undefined): boolean {
  return (
    node === undefined ||
    node === null ||
    (isScalar(node) && node.type === 'PLAIN' && /^(?:~|null|Null|NULL|)$/.test(String(node.value)))
  );
}

function whole(text: string, fault: ConfigFault): Finding {
  return { start: 0, end: text.length, fault };
}

/** A place inside the text that can be seen: without blanks at its end, but at least one character. */
function within(text: string, start: number, end: number): { start: number; end: number } {
  const from = Math.max(0, Math.min(start, text.length));
  const length = text.slice(from, end).trimEnd().length;
  return { start: from, end: Math.min(text.length, from + Math.max(1, length)) };
}
