import { IncrementalLines } from '../../text/incrementalLines';
import { readYamlDocument } from '../../text/yamlDocument';
import { readLxcEvent, type LxcEvent, type LxcEventReader } from './monitor';

const MAX_LINE_CHARS = 256 * 1024;
const MAX_DOCUMENT_CHARS = 256 * 1024;
const MAX_ALIASES = 100;

/**
 * Reads `lxc monitor` of LXD 3.0 to 4.0, which knows no other form than YAML: documents without `---`,
 * two empty lines after each. An empty line inside a block of text is not the end of a document: there the
 * line before it is indented, and each document ends with a key that is not. What is no event, or is
 * longer than 256 Ki characters, is passed over and counted.
 */
export class LxcYamlEvents implements LxcEventReader {
  readonly #lines = new IncrementalLines(MAX_LINE_CHARS);
  #document: string[] = [];
  #documentChars = 0;
  #unreadableDocuments = 0;

  get unreadable(): number {
    return this.#unreadableDocuments + this.#lines.droppedLines;
  }

  push(text: string): readonly LxcEvent[] {
    return this.#lines.push(text).flatMap((line) => this.#add(line));
  }

  #add(line: string): readonly LxcEvent[] {
    const last = this.#document.at(-1);
    if (line !== '') {
      // A document that ended with something indented shows its end by the next one's first key only.
      const ended = last === '' && isTopLevel(line) ? this.#end() : [];
      this.#keep(line);
      return ended;
    }
    if (last === undefined) {
      return [];
    }
    if (isTopLevel(last)) {
      return this.#end();
    }
    this.#keep(line);
    return [];
  }

  #keep(line: string): void {
    this.#documentChars += line.length + 1;
    if (this.#documentChars > MAX_DOCUMENT_CHARS) {
      // Only what tells where the document ends is kept.
      this.#document = [];
    }
    this.#document.push(line);
  }

  #end(): readonly LxcEvent[] {
    const text = `${this.#document.join('\n')}\n`;
    const isWhole = this.#documentChars <= MAX_DOCUMENT_CHARS;
    this.#document = [];
    this.#documentChars = 0;
    const event = isWhole ? readLxcEvent(parseYaml(text)) : 'unreadable';
    if (event === 'unreadable') {
      this.#unreadableDocuments += 1;
      return [];
    }
    return event === undefined ? [] : [event];
  }
}

function isTopLevel(line: string): boolean {
  return /^[^\s#-]/.test(line);
}

function parseYaml(text: string): unknown {
  const document = readYamlDocument(text)?.document;
  if (document === undefined || document.errors.length > 0) {
    return undefined;
  }
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    // More aliases than any event has.
    return undefined;
  }
}
