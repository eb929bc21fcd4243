import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folderSizeBytes, formatMebibytes, printLine, withProgress } from '../progress';
import { toolsFolder } from '../paths';
import { runProgram } from '../runProgram';
import { npmInstall } from './npmInstall';
import { pruneInstallation } from './prune';
import { dropNativePackages, writeStandIns } from './trimPackages';
import {
  codeServerVersion,
  downloadMebibytes,
  layoutRevision,
  nodePackage,
  serverNodeVersion,
} from './versions';

/** Where the programs of an installed code-server are. */
export interface CodeServer {
  readonly nodeFile: string;
  /** The script to give to `nodeFile`. */
  readonly entryFile: string;
  /** VS Code itself: what the server serves, and its built-in extensions. */
  readonly vscodeFolder: string;
}

/**
 * The private code-server under the tools folder; installed first when it is not there in this version.
 * Needs npm only: no root, no compiler, no library. An installation that was interrupted has no stamp and is redone.
 */
export async function ensureCodeServer(): Promise<CodeServer> {
  const folder = path.join(toolsFolder(), 'code-server');
  const installed = programsIn(folder);
  const stamp = JSON.stringify({
    codeServer: codeServerVersion,
    node: `${nodePackage()}@${serverNodeVersion}`,
    layoutRevision,
  });
  const stampFile = path.join(folder, 'installed.json');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return installed;

  printLine(
    `VS Code for the browser is not installed yet: code-server ${codeServerVersion} and Node ${serverNodeVersion}, ` +
      `about ${downloadMebibytes} MiB to download, go to ${folder}`,
  );
  // Built beside its place and moved there complete, so that two first runs at once do not mix.
  const building = `${folder}.${process.pid}`;
  try {
    await removeInterrupted(folder);
    await mkdir(building, { recursive: true });
    await installInto(building);
    await writeFile(path.join(building, 'installed.json'), stamp);
    await rm(folder, { recursive: true, force: true });
    await rename(building, folder);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  printLine(`  ${formatMebibytes(await folderSizeBytes(folder))} on disk`);
  return installed;
}

async function installInto(folder: string): Promise<void> {
  const programs = programsIn(folder);
  await writeFile(path.join(folder, 'package.json'), '{"private":true}\n');
  await withProgress(`Downloading Node ${serverNodeVersion} and code-server`, () =>
    npmInstall(folder, [
      `${nodePackage()}@${serverNodeVersion}`,
      `code-server@${codeServerVersion}`,
    ]),
  );
  const serverFolder = programs.vscodeFolder;
  await dropNativePackages(serverFolder);
  await withProgress("Downloading VS Code's own packages", () => npmInstall(serverFolder));
  await writeStandIns(serverFolder);
  await pruneInstallation(path.join(folder, 'node_modules', nodePackage()), serverFolder);
  // An empty configuration file, or code-server writes one into the home folder.
  const version = ['--config', '/dev/null', '--version'];
  const answer = await runProgram(programs.nodeFile, [programs.entryFile, ...version]);
  printLine(`  code-server ${answer.trim()}`);
}

/** Deletes the half-finished installations of processes that are gone. */
async function removeInterrupted(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  for (const name of await readdir(parent).catch(() => [])) {
    const owner = /^code-server\.(\d+)$/.exec(name)?.[1];
    if (owner === undefined || (Number(owner) !== process.pid && isAlive(Number(owner)))) continue;
    await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function programsIn(folder: string): CodeServer {
  const modules = path.join(folder, 'node_modules');
  return {
    nodeFile: path.join(modules, nodePackage(), 'bin/node'),
    entryFile: path.join(modules, 'code-server/out/node/entry.js'),
    vscodeFolder: path.join(modules, 'code-server/lib/vscode'),
  };
}
