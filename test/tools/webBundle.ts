import path from 'node:path';
import { build, transform, type BuildOptions, type Metafile } from 'esbuild';
import { Failure } from './failure';
import { loadedWith } from './loadedWith';
import { rootFolder } from './paths';

/** The extension for a browser: CommonJS files that require nothing but `vscode` and each other. */
export interface WebBundle {
  /** Code by file, relative to the root. The first is the one that the extension host loads. */
  readonly files: ReadonlyMap<string, string>;
  /** The files they were made of, relative to the root. */
  readonly sources: readonly string[];
  /** What is loaded when the editor activates the extension. */
  readonly activationBytes: number;
  /** What is loaded until the first term is explained, with a glossary of the person's own. */
  readonly hoverBytes: number;
  readonly totalBytes: number;
}

const START = 'src/crostiniInBrowser.ts';
/** What is reached with dynamic imports on the way to a first hover. */
const HOVER_PARTS = [
  START,
  'src/platform/vscodeLog.ts',
  'src/ui/glossary/glossaryPart.ts',
  'src/core/glossary/own/parseOwnGlossary.ts',
];

/**
 * Bundles the extension for a browser. The file that the extension host loads there reads the others itself,
 * so it holds the list of what each of them needs. Whatever needs a module of Node's makes the build fail.
 */
export async function bundleForWeb(development: boolean): Promise<WebBundle> {
  const parts = await bundleParts(development);
  const names = new Map(
    Object.entries(parts.metafile.outputs).map(([file, { imports }]) => [
      path.posix.basename(file),
      imports
        .filter(({ kind, external }) => kind === 'import-statement' && external !== true)
        .map((imported) => path.posix.basename(imported.path)),
    ]),
  );
  const entry = await build({
    ...common(development),
    entryPoints: [path.join(rootFolder, 'src/extension.web.ts')],
    outdir: path.join(rootFolder, 'dist'),
    format: 'cjs',
    define: {
      PARTS: JSON.stringify(Object.fromEntries(names)),
      START: JSON.stringify(path.posix.basename(outputOf(parts.metafile, START))),
    },
  });
  const entryCode = entry.outputFiles[0]?.text ?? '';
  const files = new Map([['dist/extension.web.js', entryCode], ...parts.files]);
  const bytesOf = (wanted: Iterable<string>): number =>
    [...wanted].reduce((sum, file) => sum + Buffer.byteLength(files.get(file) ?? ''), 0);
  const entryBytes = Buffer.byteLength(entryCode);
  const withParts = (sources: readonly string[]): number => {
    const outputs = sources.map((source) => outputOf(parts.metafile, source));
    return entryBytes + bytesOf(loadedWith(parts.metafile, outputs));
  };
  return {
    files,
    sources: [parts.metafile, entry.metafile].flatMap(({ inputs }) => Object.keys(inputs)),
    activationBytes: withParts([START]),
    hoverBytes: withParts(HOVER_PARTS),
    totalBytes: bytesOf(files.keys()),
  };
}

function common(development: boolean) {
  return {
    absWorkingDir: rootFolder,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    charset: 'utf8',
    minify: !development,
    sourcemap: development ? 'inline' : false,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}

async function bundleParts(
  development: boolean,
): Promise<{ readonly metafile: Metafile; readonly files: ReadonlyMap<string, string> }> {
  const { metafile, outputFiles } = await build({
    ...common(development),
    entryPoints: [path.join(rootFolder, START)],
    outdir: path.join(rootFolder, 'dist/web'),
    // esbuild splits ES modules only; each file is turned into CommonJS below.
    format: 'esm',
    splitting: true,
  });
  const files = new Map<string, string>();
  for (const { path: file, text } of outputFiles) {
    const name = path.relative(rootFolder, file).split(path.sep).join('/');
    const dynamic = metafile.outputs[name]?.imports.filter(({ kind }) => kind === 'dynamic-import');
    const code = withLoader(text, dynamic?.length ?? 0, name);
    const { code: commonJs } = await transform(code, {
      format: 'cjs',
      target: 'es2022',
      charset: 'utf8',
      minify: !development,
      sourcemap: development ? 'inline' : false,
    });
    files.set(name, commonJs);
  }
  return { metafile, files };
}

/** `code` with `__load("./x.js")`, which the loader gives to each file, in the place of `import("./x.js")`. */
function withLoader(code: string, expected: number, name: string): string {
  let replaced = 0;
  const result = code.replace(/\bimport\((?="\.\/[\w.-]+\.js"\))/g, () => {
    replaced += 1;
    return '__load(';
  });
  if (replaced < expected) {
    throw new Failure(`${name}: ${expected} dynamic imports, but ${replaced} were found`);
  }
  return result;
}

function outputOf({ outputs }: Metafile, source: string): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (found === undefined) {
    throw new Failure(`${source} is not loaded on demand in a browser`);
  }
  return found[0];
}
