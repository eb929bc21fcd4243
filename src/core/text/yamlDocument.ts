import { Composer, LineCounter, Parser, type CST, type Document } from 'yaml';

/** Far beyond any configuration, far below the depth that exhausts a stack. */
const MAX_DEPTH = 100;

/** One YAML document with the way back from an offset to a line. */
export interface YamlDocument {
  readonly document: Document.Parsed;
  readonly lineCounter: LineCounter;
}

/**
 * The document of a YAML text, its syntax errors in `document.errors`; `undefined` when it is nested
 * more than 100 levels deep. By the schema `failsafe` every scalar is a text, spelt as it stands there.
 *
 * The package `yaml` composes recursively, and a regular expression that V8 compiles on a nearly full
 * stack ends the whole process, which no `catch` sees: the depth has to be known before. Its parser,
 * which does not recurse, tells it.
 */
export function readYamlDocument(
  text: string,
  schema: 'core' | 'failsafe' = 'core',
): YamlDocument | undefined {
  const lineCounter = new LineCounter();
  const tokens = [...new Parser(lineCounter.addNewLine).parse(text)];
  if (isDeeperThan(tokens, MAX_DEPTH)) {
    return undefined;
  }
  const composer = new Composer({ schema, lineCounter, prettyErrors: false });
  const [document] = composer.compose(tokens, true, text.length);
  return document === undefined ? undefined : { document, lineCounter };
}

function isDeeperThan(tokens: readonly CST.Token[], maxDepth: number): boolean {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    if (entry.depth > maxDepth) {
      return true;
    }
    for (const token of childrenOf(entry.token)) {
      open.push({ token, depth: entry.depth + 1 });
    }
  }
  return false;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') {
    return token.value === undefined ? [] : [token.value];
  }
  if (!('items' in token)) {
    return [];
  }
  return token.items.flatMap(({ key, value }) =>
    [key, value].filter((child) => child !== undefined && child !== null),
  );
}
