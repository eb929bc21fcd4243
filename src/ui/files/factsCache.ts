import type { Clock } from '../../app/ports';
import type { FileEntry, FileFacts } from '../../core/files/fileEntry';

/** Long enough for the questions that follow a listing, too short for anybody to change a file. */
const FRESH_FOR_MS = 1000;

/** What a listing told of its entries: the editor asks about each of them right after it. */
export class FactsCache {
  readonly #clock: Clock;
  #until = 0;
  #facts: ReadonlyMap<string, FileFacts> = new Map();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps a listing, in place of the one before. `pathOf` gives the key of an entry. */
  keep(entries: readonly FileEntry[], pathOf: (name: string) => string): void {
    // Of a link, the listing has the size and time of the link itself.
    const whole = entries.filter(({ isLink, kind }) => !isLink && kind !== 'unknown');
    this.#facts = new Map(whole.map((entry) => [pathOf(entry.name), entry]));
    this.#until = this.#clock.now() + FRESH_FOR_MS;
  }

  find(path: string): FileFacts | undefined {
    return this.#clock.now() < this.#until ? this.#facts.get(path) : undefined;
  }

  forget(): void {
    this.#facts = new Map();
  }
}
