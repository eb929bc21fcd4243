import { rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { compileGlossary } from './glossaryFile';
import { rootFolder } from './paths';

/** How to bundle; the default is the extension as it is shipped. */
export interface BundleOptions {
  /** Source map and readable output instead of minified files. */
  readonly development?: boolean;
}

/** The sizes of what `buildExtension` wrote. */
export interface Bundle {
  /** `extension.js`, which is loaded at activation, and `crostini.js`, which is loaded on demand. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly glossaryTerms: number;
}

const ENTRIES = ['extension', 'crostini'] as const;

/** CommonJS cannot be split by esbuild, so the part that is loaded on demand is a bundle of its own. */
const onDemand: Plugin = {
  name: 'on-demand',
  setup: (building) => {
    building.onResolve({ filter: /^\.\/crostini$/ }, () => ({
      path: './crostini.js',
      external: true,
    }));
  },
};

/** Writes both bundles, `meta.json` (esbuild's metafile) and `glossary.json` to `dist`. */
export async function buildExtension(options: BundleOptions = {}): Promise<Bundle> {
  const outputFolder = path.join(rootFolder, 'dist');
  const development = options.development ?? false;
  await rm(outputFolder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: rootFolder,
    entryPoints: ENTRIES.map((name) => path.join(rootFolder, `src/${name}.ts`)),
    outdir: outputFolder,
    plugins: [onDemand],
    // The oldest VS Code intercepts `require('vscode')`, and only in what `require` loads.
    supported: { 'dynamic-import': false },
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
  const files = await Promise.all(
    ENTRIES.map(async (entry) => {
      const name = `${entry}.js`;
      return { name, bytes: (await stat(path.join(outputFolder, name))).size };
    }),
  );
  return { files, glossaryTerms };
}
