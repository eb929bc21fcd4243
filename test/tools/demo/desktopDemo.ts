import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stopAll, stopOnSignal } from '../../host/vscode/cleanUp';
import { Failure } from '../failure';
import { findProgram } from '../findProgram';
import { printLine } from '../progress';
import { runProgram } from '../runProgram';
import type { DemoOptions } from './options';
import { prepareDemo } from './prepare';

const programNames = ['code', 'codium', 'code-insiders', 'code-oss'];

/** Opens the VS Code of this machine with a profile of its own and ends when its window is closed. */
export async function runDesktopDemo(options: DemoOptions): Promise<void> {
  const program = findProgram(programNames);
  if (program === undefined) {
    throw new Failure(
      `No VS Code on the PATH (looked for ${programNames.join(', ')}). ` +
        'Without --desktop the demo brings its own and shows it in a browser.',
    );
  }
  const demo = await prepareDemo(options.local);
  const userData = path.join(demo.folder, 'user-data');
  const profile = ['--user-data-dir', userData, '--extensions-dir', path.join(demo.folder, 'ext')];
  const settingsFolder = path.join(userData, 'User');
  await mkdir(settingsFolder, { recursive: true });
  const settings = { ...demo.settings, 'security.workspace.trust.enabled': false };
  await writeFile(path.join(settingsFolder, 'settings.json'), JSON.stringify(settings));
  const install = demo.packages.flatMap((file) => ['--install-extension', file]);
  await runProgram(program, [...profile, ...install, '--force']);

  const child = spawn(program, [...profile, '--new-window', '--wait', demo.notesFolder], {
    stdio: 'ignore',
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  stopOnSignal(async () => {
    await endWindow(userData);
    child.kill();
    await closed;
  });
  printLine(
    `Opened ${program} on the sample notes. Close its window or press Ctrl+C to end the demo.`,
  );
  await closed;
  await stopAll(0);
}

/** The command only talks to VS Code's main process, which writes its id into the profile (`code.lock`). */
async function endWindow(userData: string): Promise<void> {
  const text = await readFile(path.join(userData, 'code.lock'), 'utf8').catch(() => '');
  if (!/^\d+$/.test(text)) return;
  try {
    process.kill(Number(text));
  } catch {
    // It has ended on its own.
  }
}
