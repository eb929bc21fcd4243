import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';
import { rootFolder } from '../paths';
import { replacedPackages, unneededPackages } from './nativePackages';

/**
 * Takes the packages that are not needed or replaced out of the manifest of VS Code's server. npm then keeps
 * to the shipped shrinkwrap for everything that stays.
 */
export async function dropNativePackages(serverFolder: string): Promise<void> {
  const manifestFile = path.join(serverFolder, 'package.json');
  const manifest: unknown = JSON.parse(await readFile(manifestFile, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('dependencies' in manifest)) {
    throw new Error(`${manifestFile} lists no dependencies`);
  }
  const dropped = new Set([...unneededPackages, ...Object.keys(replacedPackages)]);
  const kept = Object.entries(manifest.dependencies ?? {}).filter(([name]) => !dropped.has(name));
  const trimmed = { ...manifest, dependencies: Object.fromEntries(kept) };
  await writeFile(manifestFile, JSON.stringify(trimmed, undefined, 2));
}

/** Writes the stand-ins as packages of the server. */
export async function writeStandIns(serverFolder: string): Promise<void> {
  for (const [name, file] of Object.entries(replacedPackages)) {
    const source = path.join(rootFolder, 'test/tools/codeServer/standIns', file);
    const { code } = await transform(await readFile(source, 'utf8'), {
      loader: 'ts',
      format: 'esm',
      target: 'node24',
    });
    const folder = path.join(serverFolder, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'index.mjs'), code);
    // VS Code gets some of them with `require`, which Node 24 allows for modules without top-level await.
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, main: 'index.mjs' }));
  }
}
