import { IncrementalLines } from '../../text/incrementalLines';
import { readLxcEvent, type LxcEvent, type LxcEventReader } from './monitor';

/** An event that carries a long command line of `lxc exec` stays far below. */
const MAX_LINE_CHARS = 256 * 1024;

/**
 * Reads `lxc monitor --format=json`, LXD 5.0 on: an object in one line, then an empty line. A line that is
 * no such object, or is longer than 256 Ki characters, is passed over and counted.
 */
export class LxcJsonEvents implements LxcEventReader {
  readonly #lines = new IncrementalLines(MAX_LINE_CHARS);
  #unreadableLines = 0;

  get unreadable(): number {
    return this.#unreadableLines + this.#lines.droppedLines;
  }

  push(text: string): readonly LxcEvent[] {
    return this.#lines.push(text).flatMap((line) => {
      if (line.trim() === '') {
        return [];
      }
      const event = readLxcEvent(parseJson(line));
      if (event === 'unreadable') {
        this.#unreadableLines += 1;
        return [];
      }
      return event ?? [];
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no event either.
    return undefined;
  }
}
