import { isMap, isNode, isPair, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';

/** Where one more term goes. */
export type TermPlace =
  | {
      readonly kind: 'block';
      /** The beginning of a line, or the end of the text. */
      readonly offset: number;
      /** Lines that have to stand before it. */
      readonly headers: readonly string[];
      /** Of the dash before the term; 0-based. */
      readonly column: number;
    }
  | {
      readonly kind: 'flow';
      readonly offset: number;
      readonly before: string;
      readonly after: string;
    };

/**
 * The end of a context's terms in a glossary's YAML; `root` is the contents of its document, undefined
 * for none. `undefined` for a form that has no such place.
 */
export function findPlace(
  text: string,
  root: unknown,
  contextIndex: number | undefined,
): TermPlace | undefined {
  if (root === undefined) {
    return block(text.length, ['contexts:', '  - terms:'], 6);
  }
  if (!isMap(root)) {
    return undefined;
  }
  const contexts = fieldOf(root, 'contexts');
  if (contexts === undefined) {
    return undefined;
  }
  if (!isSeq(contexts.value)) {
    const indent = columnOf(text, root) + 2;
    return isEmpty(contexts.value) && root.flow !== true
      ? block(lineAfter(text, endOf(contexts.key)), [`${' '.repeat(indent)}- terms:`], indent + 4)
      : undefined;
  }
  const context = contexts.value.items.at(contextIndex ?? -1);
  if (isMap(context)) {
    return inContext(text, context);
  }
  return contexts.value.items.length === 0
    ? inFlowSequence(contexts.value, '{ terms: [', '] }')
    : undefined;
}

function inContext(text: string, context: YAMLMap): TermPlace | undefined {
  const terms = fieldOf(context, 'terms');
  if (isSeq(terms?.value)) {
    return inTerms(text, terms.value);
  }
  if (context.flow === true) {
    return terms === undefined
      ? flow(endOf(context.items.at(-1)?.value ?? context.items.at(-1)?.key), ', terms: [', ']')
      : undefined;
  }
  const indent = columnOf(text, context);
  if (terms === undefined) {
    return block(lineAfter(text, endOf(context)), [`${' '.repeat(indent)}terms:`], indent + 2);
  }
  return isEmpty(terms.value)
    ? block(lineAfter(text, endOf(terms.key)), [], indent + 2)
    : undefined;
}

function inTerms(text: string, terms: YAMLSeq): TermPlace | undefined {
  return terms.flow === true
    ? inFlowSequence(terms, '', '')
    : block(lineAfter(text, endOf(terms)), [], columnOf(text, terms));
}

function inFlowSequence(list: YAMLSeq, before: string, after: string): TermPlace | undefined {
  const last = list.items.at(-1);
  return last === undefined
    ? flow((list.range?.[0] ?? 0) + 1, before, after)
    : flow(endOf(last), `, ${before}`, after);
}

function block(offset: number | undefined, headers: readonly string[], column: number) {
  return offset === undefined ? undefined : ({ kind: 'block', offset, headers, column } as const);
}

function flow(offset: number | undefined, before: string, after: string) {
  return offset === undefined ? undefined : ({ kind: 'flow', offset, before, after } as const);
}

function fieldOf(map: YAMLMap, name: string) {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && (node.value === null || node.source === ''));
}

/** 0-based, of a node's first character. */
function columnOf(text: string, { range }: YAMLMap | YAMLSeq): number {
  const start = range?.[0] ?? 0;
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}

/** Behind the last character of a node; comments and blank lines behind that are not its own. */
function endOf(node: unknown): number | undefined {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    if (isNode(last) || last === undefined) {
      return endOf(last);
    }
    return isPair(last) ? endOf(isEmpty(last.value) ? last.key : last.value) : undefined;
  }
  return isNode(node) ? node.range?.[1] : undefined;
}

function lineAfter(text: string, end: number | undefined): number | undefined {
  if (end === undefined || text[end - 1] === '\n') {
    return end;
  }
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}
