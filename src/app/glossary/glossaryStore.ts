import { buildGlossaryIndex, type GlossaryIndex } from '../../core/glossary/glossaryIndex';
import type { OwnGlossaryFault, OwnTerm } from '../../core/glossary/own/ownTerm';
import { parseGlossary, type GlossaryEntry } from '../../core/glossary/schema';
import type { Result } from '../../core/result';
import { Emitter } from '../emitter';
import type { Disposable, FileError, Log } from '../ports';

/** All terms that are known at a moment: those of the extension and the person's own ones. */
export interface Glossary {
  readonly index: GlossaryIndex;
  /** What else is known of the own ones. Of two entries with the same form an own one wins. */
  readonly own: ReadonlyMap<GlossaryEntry, OwnTerm>;
  /** The extension's entry that an own one stands in front of, by the own one. */
  readonly overridden: ReadonlyMap<GlossaryEntry, GlossaryEntry>;
  readonly faults: readonly OwnGlossaryFileFaults[];
}

/** What cannot be used of one own glossary. */
export interface OwnGlossaryFileFaults {
  readonly file: string;
  /** Set where not even the file can be read. */
  readonly unreadable?: FileError;
  readonly faults: readonly OwnGlossaryFault[];
  /** True where terms of an earlier version of the file are still in use. */
  readonly keepsEarlier: boolean;
}

/** Where glossaries come from. */
export interface GlossarySources {
  /** Text of the compiled glossary of the extension. */
  readonly readBuiltIn: () => Promise<string>;
  /** The person's own glossary files: those of the workspace and those that the settings name. */
  readonly findOwnFiles: () => Promise<readonly string[]>;
  readonly readOwnFile: (file: string) => Promise<Result<string, FileError>>;
}

/** Loads the glossary when it is first asked for, and own glossaries again when they changed. */
export class GlossaryStore {
  readonly #sources: GlossarySources;
  readonly #log: Log;
  readonly #changed = new Emitter<undefined>();
  readonly #wasRead = new Emitter<Glossary>();
  /** The terms of the last version of each own file that could be read. */
  readonly #lastGood = new Map<string, readonly OwnTerm[]>();
  #builtIn: Promise<readonly GlossaryEntry[]> | undefined;
  #glossary: Promise<Glossary> | undefined;

  constructor(sources: GlossarySources, log: Log) {
    this.#sources = sources;
    this.#log = log;
  }

  load(): Promise<Glossary> {
    return (this.#glossary ??= this.#read());
  }

  /** Calls `listener` when what {@link load} gives has changed. */
  onDidChange(listener: () => void): Disposable {
    return this.#changed.event(listener);
  }

  /** Calls `listener` with what was read, each time that is done. */
  onDidRead(listener: (glossary: Glossary) => void): Disposable {
    return this.#wasRead.event(listener);
  }

  /** Own glossaries may have changed: they are read again when somebody asks. */
  ownFilesChanged(): void {
    if (this.#glossary !== undefined) {
      this.#glossary = undefined;
      this.#changed.fire(undefined);
    }
  }

  async #read(): Promise<Glossary> {
    this.#builtIn ??= this.#readBuiltIn();
    const [builtIn, files] = await Promise.all([this.#builtIn, this.#sources.findOwnFiles()]);
    for (const file of this.#lastGood.keys()) {
      if (!files.includes(file)) {
        this.#lastGood.delete(file);
      }
    }
    const read = await Promise.all(files.map((file) => this.#readOwn(file)));
    const own = read.flatMap(({ terms }) => terms);
    const glossary = merge(
      builtIn,
      own,
      read.flatMap(({ faults }) => (faults === undefined ? [] : [faults])),
    );
    this.#wasRead.fire(glossary);
    return glossary;
  }

  async #readOwn(file: string): Promise<{
    readonly terms: readonly OwnTerm[];
    readonly faults: OwnGlossaryFileFaults | undefined;
  }> {
    const earlier = this.#lastGood.get(file);
    const text = await this.#sources.readOwnFile(file);
    if (!text.ok) {
      const faults = {
        file,
        unreadable: text.error,
        faults: [],
        keepsEarlier: earlier !== undefined,
      };
      this.#log.warn(`glossary ${file}: ${text.error.kind}`);
      return { terms: earlier ?? [], faults };
    }
    const { parseOwnGlossary } = await import('../../core/glossary/own/parseOwnGlossary');
    const { terms, faults, isReadable } = parseOwnGlossary(text.value, file);
    if (isReadable) {
      this.#lastGood.set(file, terms);
    }
    for (const { lineNumber, reason } of faults) {
      this.#log.warn(`glossary ${file}, line ${lineNumber}: ${reason.kind}`);
    }
    const keepsEarlier = !isReadable && earlier !== undefined;
    return {
      terms: keepsEarlier ? earlier : terms,
      faults: faults.length === 0 ? undefined : { file, faults, keepsEarlier },
    };
  }

  async #readBuiltIn(): Promise<readonly GlossaryEntry[]> {
    try {
      const glossary = parseGlossary(JSON.parse(await this.#sources.readBuiltIn()));
      if (glossary.ok) {
        return glossary.value;
      }
      this.#log.error(`The glossary of the extension is damaged: ${glossary.error.message}`);
    } catch (error) {
      this.#log.error(`Could not read the glossary of the extension: ${String(error)}`);
    }
    return [];
  }
}

function merge(
  builtIn: readonly GlossaryEntry[],
  own: readonly OwnTerm[],
  faults: readonly OwnGlossaryFileFaults[],
): Glossary {
  const builtInByName = new Map(builtIn.map((entry) => [entry.term.toLowerCase(), entry]));
  const overridden = new Map<GlossaryEntry, GlossaryEntry>();
  for (const { entry } of own) {
    const covered = builtInByName.get(entry.term.toLowerCase());
    if (covered !== undefined) {
      overridden.set(entry, covered);
    }
  }
  return {
    index: buildGlossaryIndex([...own.map(({ entry }) => entry), ...builtIn]),
    own: new Map(own.map((term) => [term.entry, term])),
    overridden,
    faults,
  };
}
