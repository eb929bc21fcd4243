/** What a CommonJS file exports. */
export type Exports = Readonly<Record<string, unknown>>;

/** Where the parts of the extension are, by file name. */
export interface PartLoaderOptions {
  /** Every part, with those that have to be there before it runs; without circles. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
  readonly readText: (name: string) => Promise<string>;
  /** What `require` gives besides parts. */
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * Loads files of the extension where `require` cannot: the extension host of a browser reads one file, and
 * offers nothing that reads a second. A file is read and run as that host does it with the first.
 */
export class PartLoader {
  readonly #options: PartLoaderOptions;
  readonly #parts = new Map<string, Promise<Exports>>();

  constructor(options: PartLoaderOptions) {
    this.#options = options;
  }

  /** Runs a part when it is first asked for. One that cannot be read is tried again next time. */
  load(name: string): Promise<Exports> {
    const known = this.#parts.get(name);
    if (known !== undefined) {
      return known;
    }
    const part = this.#run(name);
    this.#parts.set(name, part);
    part.catch(() => this.#parts.delete(name));
    return part;
  }

  async #run(name: string): Promise<Exports> {
    const { needs, readText, given } = this.#options;
    const needed = needs[name] ?? [];
    const [source, ...loaded] = await Promise.all([
      readText(name),
      ...needed.map((other) => this.load(other)),
    ]);
    const known = new Map<string, unknown>(Object.entries(given));
    needed.forEach((other, place) => known.set(`./${other}`, loaded[place]));
    const module: { exports: Exports } = { exports: {} };
    const require = (request: string): unknown => {
      if (!known.has(request)) {
        throw new Error(`${name} requires ${request}, which is not there`);
      }
      return known.get(request);
    };
    const load = (request: string): Promise<Exports> => this.load(request.slice('./'.length));
    const program = compile(`${source}\n//# sourceURL=crostini/${name}`);
    program(module, module.exports, require, load);
    return module.exports;
  }
}

type Program = (
  module: { exports: Exports },
  exports: Exports,
  require: (request: string) => unknown,
  load: (request: string) => Promise<Exports>,
) => void;

function compile(source: string): Program {
  // Only files of this package are read, and the extension host itself runs them no other way.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return new Function('module', 'exports', 'require', '__load', source) as Program;
}
