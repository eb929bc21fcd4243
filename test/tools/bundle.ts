import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { compileGlossary } from './glossaryFile';
import { loadedWith } from './loadedWith';
import { rootFolder } from './paths';
import { bundleForWeb, type WebBundle } from './webBundle';

/** How to bundle; the default is the extension as it is shipped. */
export interface BundleOptions {
  /** Source map and readable output instead of minified files. */
  readonly development?: boolean;
}

/** The sizes of what `buildExtension` wrote. */
export interface Bundle {
  /** What is loaded when the editor activates the extension. */
  readonly activationBytes: number;
  /** What is loaded until the devices are on screen, activation included. */
  readonly treeBytes: number;
  /** All code for the desktop: what single actions load when they are first used, too. */
  readonly totalBytes: number;
  readonly web: WebBundle;
  readonly glossaryTerms: number;
}

/** The file the editor loads, and the one that is loaded when something is first asked for. */
const ENTRIES = ['extension', 'crostini'] as const;

/**
 * Writes the code, `meta.json` (esbuild's metafile of the desktop's code) and `glossary.json` to `dist`.
 * Each dynamic import of the source becomes a file of its own that is loaded when it is first reached.
 */
export async function buildExtension(options: BundleOptions = {}): Promise<Bundle> {
  const outputFolder = path.join(rootFolder, 'dist');
  const development = options.development ?? false;
  const { metafile, outputFiles } = await build({
    absWorkingDir: rootFolder,
    entryPoints: ENTRIES.map((name) => path.join(rootFolder, `src/${name}.ts`)),
    outdir: outputFolder,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    platform: 'node',
    // The extension host of the oldest VS Code supported (1.93) runs Node 20.
    target: 'node20',
    // esbuild splits ES modules only; each file is turned into CommonJS below.
    format: 'esm',
    splitting: true,
    external: ['vscode'],
    // ES module builds first: the CommonJS ones of some packages cannot be tree-shaken.
    mainFields: ['module', 'main'],
    // For Node the package offers CommonJS only; its other build is the same code as ES modules.
    alias: { yaml: path.join(rootFolder, 'node_modules/yaml/browser/dist/index.js') },
    charset: 'utf8',
    minify: !development,
    sourcemap: development ? 'inline' : false,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const sizes = new Map<string, number>();
  for (const { path: file, text } of outputFiles) {
    const code = await commonJs(text, development);
    await replaceFile(file, code);
    sizes.set(path.relative(rootFolder, file).split(path.sep).join('/'), Buffer.byteLength(code));
  }
  await replaceFile(path.join(outputFolder, 'meta.json'), JSON.stringify(metafile));
  const glossaryTerms = await compileGlossary(
    path.join(rootFolder, 'src/core/glossary/terms'),
    path.join(outputFolder, 'glossary.json'),
  );
  const web = await bundleForWeb(development);
  for (const [file, code] of web.files) {
    await replaceFile(path.join(rootFolder, file), code);
  }
  const others = ['dist/meta.json', 'dist/glossary.json'];
  await removeOthers(outputFolder, [...sizes.keys(), ...web.files.keys(), ...others]);
  const bytesOf = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  const atActivation = loadedWith(metafile, ['dist/extension.js']);
  return {
    activationBytes: bytesOf(atActivation),
    treeBytes: bytesOf(loadedWith(metafile, [...atActivation, 'dist/crostini.js'])),
    totalBytes: bytesOf(sizes.keys()),
    web,
    glossaryTerms,
  };
}

/** Never leaves half a file, nor changes one that is right: another build or test may be reading it. */
async function replaceFile(file: string, text: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) {
    return;
  }
  await mkdir(path.dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, text);
  await rename(part, file);
}

/** Removes what earlier builds left. */
async function removeOthers(folder: string, wanted: readonly string[]): Promise<void> {
  const keep = new Set(wanted.map((file) => path.join(rootFolder, file)));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .filter((file) => !keep.has(file) && !file.endsWith('.part'))
      .map((file) => rm(file, { force: true })),
  );
}

/** VS Code 1.93 loads CommonJS only, and intercepts `require('vscode')` only in what `require` loads. */
async function commonJs(esModule: string, development: boolean): Promise<string> {
  const { code } = await transform(esModule, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    charset: 'utf8',
    minify: !development,
    sourcemap: development ? 'inline' : false,
  });
  return code;
}
