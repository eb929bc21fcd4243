import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { compileGlossary } from './glossaryFile';
import { rootFolder } from './paths';

/** What to bundle and how; the defaults are the extension as it is shipped. */
export interface BundleOptions {
  /** Source map and readable output instead of a minified file. */
  readonly development?: boolean;
  readonly entry?: string;
  readonly outputFolder?: string;
}

/** The sizes of what `buildExtension` wrote. */
export interface Bundle {
  readonly bundleFile: string;
  readonly bundleBytes: number;
  readonly glossaryTerms: number;
}

/** Writes `extension.js`, `meta.json` (esbuild's metafile) and `glossary.json` to the output folder. */
export async function buildExtension(options: BundleOptions = {}): Promise<Bundle> {
  const outputFolder = options.outputFolder ?? path.join(rootFolder, 'dist');
  const development = options.development ?? false;
  const bundleFile = path.join(outputFolder, 'extension.js');
  const { metafile } = await build({
    absWorkingDir: rootFolder,
    entryPoints: [options.entry ?? path.join(rootFolder, 'src/extension.ts')],
    outfile: bundleFile,
    bundle: true,
    platform: 'node',
    // The extension host of the oldest VS Code supported (1.93) runs Node 20.
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    // ES module builds first: the CommonJS ones of some packages cannot be tree-shaken.
    mainFields: ['module', 'main'],
    // For Node the package offers CommonJS only; its other build is the same code as ES modules.
    alias: { yaml: path.join(rootFolder, 'node_modules/yaml/browser/dist/index.js') },
    charset: 'utf8',
    minify: !development,
    sourcemap: development,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  await writeFile(path.join(outputFolder, 'meta.json'), JSON.stringify(metafile));
  const glossaryTerms = await compileGlossary(
    path.join(rootFolder, 'src/core/glossary/terms'),
    path.join(outputFolder, 'glossary.json'),
  );
  return { bundleFile, bundleBytes: (await stat(bundleFile)).size, glossaryTerms };
}
