import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { buildExtension } from './bundle';
import { Failure } from './failure';
import { rootFolder } from './paths';
import { runProgram } from './runProgram';

/** Builds the extension, packages it as `crostini-<version>.vsix` in the root and returns that path. */
export async function packageExtension(): Promise<string> {
  await buildExtension();
  const manifest: unknown = JSON.parse(
    await readFile(path.join(rootFolder, 'package.json'), 'utf8'),
  );
  await checkPackagedFiles(manifest);
  const packagePath = path.join(rootFolder, `crostini-${manifestVersion(manifest)}.vsix`);
  // Another test may be installing the package that is there.
  const part = `${packagePath}.${process.pid}.part`;
  await createVsix(rootFolder, part);
  await rename(part, packagePath);
  return packagePath;
}

/** Packages the extension in `folder` as it lies there: nothing is built and no dependency is taken along. */
export async function createVsix(folder: string, packagePath: string): Promise<void> {
  const vsce = path.join(rootFolder, 'node_modules/@vscode/vsce/vsce');
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--no-rewrite-relative-links',
  ];
  // The program instead of the function of the same package: the function prints its file list.
  await runProgram(process.execPath, [vsce, 'package', ...options, '--out', packagePath], {
    cwd: folder,
  });
}

/**
 * `.vscodeignore` is a list of what may go in, so a new kind of file is left out until it is named there.
 * VS Code says nothing about a contribution whose file is missing; this does.
 */
async function checkPackagedFiles(manifest: unknown): Promise<void> {
  const packaged = await packagedFiles();
  const missing = relativePaths(manifest).filter((file) => !packaged.has(file));
  if (missing.length > 0) {
    throw new Failure(
      `package.json names files that .vscodeignore keeps out or that do not exist: ${missing.join(', ')}`,
    );
  }
}

/** The files that go into the package, relative to the root. */
export async function packagedFiles(): Promise<ReadonlySet<string>> {
  const files = await listFiles({ cwd: rootFolder, packageManager: PackageManager.None });
  return new Set(files.map((file) => path.posix.normalize(file)));
}

/** Every string in the manifest that is a path below one of the packaged folders, without a leading `./`. */
function relativePaths(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return /^(\.\/)?(dist|media|snippets)\//.test(value) ? [path.posix.normalize(value)] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part) => relativePaths(part));
}

function manifestVersion(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    if (typeof manifest.version === 'string') return manifest.version;
  }
  throw new Failure('package.json has no version');
}
