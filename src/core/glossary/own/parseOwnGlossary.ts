import { isMap, isScalar, isSeq, type Pair } from 'yaml';
import { readYamlDocument, type YamlDocument } from '../../text/yamlDocument';
import { completeEntry } from '../schema';
import { OWN_GLOSSARY_KEYS } from './ownGlossaryKeys';
import type {
  OwnGlossaryFault,
  OwnGlossaryFaultReason,
  OwnName,
  OwnTerm,
  OwnTermMeta,
} from './ownTerm';

export interface OwnGlossary {
  readonly terms: readonly OwnTerm[];
  /** Every name and alias of the terms, in order. */
  readonly names: readonly OwnName[];
  /** The names of its groups of terms, in order; `undefined` for one without a name. */
  readonly contexts: readonly (string | undefined)[];
  readonly faults: readonly OwnGlossaryFault[];
  /** False when the text as a whole cannot be read: then what was read before is to stay. */
  readonly isReadable: boolean;
}

/**
 * Reads a person's own glossary in Contextive's form. A term without a name or of a wrong type is left
 * out and told with its place; the others count. Text that is no YAML, or has no list `contexts`, gives
 * no terms. An empty file is an empty glossary.
 */
export function parseOwnGlossary(text: string, file: string): OwnGlossary {
  const yaml = readYamlDocument(text, 'failsafe');
  if (yaml === undefined) {
    return unreadable({
      ...FIRST_LINE,
      reason: { kind: 'no-yaml', message: 'is nested too deeply' },
    });
  }
  const [error] = yaml.document.errors;
  if (error !== undefined) {
    const place = placeOf(yaml, text, error.pos[0], error.pos[1]);
    return unreadable({ ...place, reason: { kind: 'no-yaml', message: error.message } });
  }
  if (yaml.document.contents === null) {
    return { terms: [], names: [], contexts: [], faults: [], isReadable: true };
  }
  return new OwnGlossaryReader(text, file, yaml).read();
}

const FIRST_LINE = { lineNumber: 1, start: 0, end: 0 } as const;

function unreadable(fault: OwnGlossaryFault): OwnGlossary {
  return { terms: [], names: [], contexts: [], faults: [fault], isReadable: false };
}

interface Field {
  readonly key: string;
  /** A node of the YAML document. */
  readonly keyNode: unknown;
  readonly value: unknown;
}

/** Reads one document; collects terms and faults on its way. */
class OwnGlossaryReader {
  readonly #text: string;
  readonly #file: string;
  readonly #yaml: YamlDocument;
  readonly #terms: OwnTerm[] = [];
  readonly #names: OwnName[] = [];
  readonly #contexts: (string | undefined)[] = [];
  readonly #faults: OwnGlossaryFault[] = [];
  readonly #lineByName = new Map<string, number>();

  constructor(text: string, file: string, yaml: YamlDocument) {
    this.#text = text;
    this.#file = file;
    this.#yaml = yaml;
  }

  read(): OwnGlossary {
    const { contents } = this.#yaml.document;
    const fields = this.#fields(contents, OWN_GLOSSARY_KEYS.top);
    const contexts = fields?.find(({ key }) => key === 'contexts');
    if (contexts !== undefined && isEmpty(contexts.value)) {
      return { terms: [], names: [], contexts: [], faults: this.#faults, isReadable: true };
    }
    if (contexts === undefined || !isSeq(contexts.value)) {
      return unreadable(this.#fault(contexts?.value ?? contents, { kind: 'no-contexts' }));
    }
    for (const context of contexts.value.items) {
      this.#readContext(context);
    }
    return {
      terms: this.#terms,
      names: this.#names,
      contexts: this.#contexts,
      faults: this.#faults,
      isReadable: true,
    };
  }

  #readContext(node: unknown): void {
    const fields = this.#fields(node, OWN_GLOSSARY_KEYS.context);
    const name = this.#text1(fields, 'name');
    this.#contexts.push(name);
    const terms = fields?.find(({ key }) => key === 'terms');
    if (terms === undefined || isEmpty(terms.value)) {
      return;
    }
    if (!isSeq(terms.value)) {
      this.#tell(terms.value, { kind: 'wrong-type', field: 'terms', expected: 'list' });
      return;
    }
    for (const term of terms.value.items) {
      this.#readTerm(term, name);
    }
  }

  #readTerm(node: unknown, context: string | undefined): void {
    const fields = this.#fields(node, OWN_GLOSSARY_KEYS.term);
    if (fields === undefined) {
      return;
    }
    const name = this.#text1(fields, 'name');
    const nameNode = fields.find(({ key }) => key === 'name')?.value;
    if (name === undefined) {
      this.#tell(nameNode ?? node, { kind: 'no-name' });
      return;
    }
    const { lineNumber } = this.#placeOfNode(nameNode);
    const firstLineNumber = this.#lineByName.get(name);
    if (firstLineNumber !== undefined) {
      this.#tell(nameNode, { kind: 'twice', name, firstLineNumber });
      return;
    }
    this.#lineByName.set(name, lineNumber);
    const aliases = this.#texts(fields, 'aliases');
    this.#names.push(
      { text: name, of: name, ...this.#placeOfNode(nameNode) },
      ...aliases.map(({ text, node }) => ({ text, of: name, ...this.#placeOfNode(node) })),
    );
    const paragraphs = (this.#text1(fields, 'definition') ?? '')
      .split(/\n\s*\n/)
      .map(oneLine)
      .filter((paragraph) => paragraph !== '');
    const [summary = '', ...others] = paragraphs;
    this.#terms.push({
      entry: completeEntry({
        term: name,
        aliases: aliases.map(({ text }) => text),
        summary,
        ...(others.length === 0 ? {} : { detail: others.join(' ') }),
      }),
      file: this.#file,
      lineNumber,
      ...(context === undefined ? {} : { context }),
      examples: this.#texts(fields, 'examples').map(({ text }) => text),
      meta: this.#meta(fields),
    });
  }

  /** The fields of a map, unknown ones told; `undefined` for what is no map. */
  #fields(node: unknown, known: readonly string[]): readonly Field[] | undefined {
    if (!isMap(node)) {
      this.#tell(node, { kind: 'wrong-type', field: '', expected: 'map' });
      return undefined;
    }
    return node.items.map((pair) => {
      const field = fieldOf(pair);
      if (!known.includes(field.key)) {
        this.#tell(field.keyNode, { kind: 'unknown-key', key: field.key });
      }
      return field;
    });
  }

  #text1(fields: readonly Field[] | undefined, key: string): string | undefined {
    const field = fields?.find((candidate) => candidate.key === key);
    if (field === undefined || isEmpty(field.value)) {
      return undefined;
    }
    const value = scalarText(field.value);
    if (value === undefined) {
      this.#tell(field.value, { kind: 'wrong-type', field: key, expected: 'text' });
    }
    const trimmed = key === 'name' ? oneLine(value ?? '') : (value ?? '').trim();
    return trimmed === '' ? undefined : trimmed;
  }

  #texts(
    fields: readonly Field[],
    key: string,
  ): readonly { readonly text: string; readonly node: unknown }[] {
    const field = fields.find((candidate) => candidate.key === key);
    if (field === undefined || isEmpty(field.value)) {
      return [];
    }
    if (!isSeq(field.value)) {
      this.#tell(field.value, { kind: 'wrong-type', field: key, expected: 'list' });
      return [];
    }
    return field.value.items.flatMap((item) => {
      const value = scalarText(item);
      if (value === undefined) {
        this.#tell(item, { kind: 'wrong-type', field: key, expected: 'text' });
      }
      const trimmed = oneLine(value ?? '');
      return trimmed === '' ? [] : [{ text: trimmed, node: item }];
    });
  }

  #meta(fields: readonly Field[]): readonly OwnTermMeta[] {
    const field = fields.find(({ key }) => key === 'meta');
    if (field === undefined || isEmpty(field.value)) {
      return [];
    }
    if (!isMap(field.value)) {
      this.#tell(field.value, { kind: 'wrong-type', field: 'meta', expected: 'map' });
      return [];
    }
    return field.value.items.map((pair) => {
      const { key, value } = fieldOf(pair);
      return { key, value: oneLine(scalarText(value) ?? '') };
    });
  }

  #tell(node: unknown, reason: OwnGlossaryFaultReason): void {
    this.#faults.push(this.#fault(node, reason));
  }

  #fault(node: unknown, reason: OwnGlossaryFaultReason): OwnGlossaryFault {
    return { ...this.#placeOfNode(node), reason };
  }

  #placeOfNode(node: unknown): Pick<OwnGlossaryFault, 'lineNumber' | 'start' | 'end'> {
    const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
    return range === undefined || range === null
      ? FIRST_LINE
      : placeOf(this.#yaml, this.#text, range[0], range[1]);
  }
}

function fieldOf({ key, value }: Pair): Field {
  return { key: scalarText(key) ?? '', keyNode: key, value };
}

function scalarText(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** `key:` with nothing behind it. */
function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && (node.value === null || node.value === ''));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The part of a range that is on its first line. */
function placeOf(
  { lineCounter }: YamlDocument,
  text: string,
  startOffset: number,
  endOffset: number,
): Pick<OwnGlossaryFault, 'lineNumber' | 'start' | 'end'> {
  const { line, col } = lineCounter.linePos(Math.min(startOffset, text.length));
  const firstLine =
    text.slice(startOffset, Math.max(startOffset, endOffset)).split(/\r?\n/)[0] ?? '';
  const start = Math.max(0, col - 1);
  return { lineNumber: Math.max(1, line), start, end: start + firstLine.trimEnd().length };
}
