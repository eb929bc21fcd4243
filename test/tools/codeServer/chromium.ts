import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { findProgram } from '../findProgram';
import { Failure } from '../failure';
import { rootFolder, toolsFolder } from '../paths';
import { withProgress } from '../progress';
import { runProgram } from '../runProgram';
import { aptGetInstall, canUseAptGet } from './aptGet';

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium for the tests: `CROSTINI_CHROMIUM`, else the system's, else Debian's (installed when root), else
 * Playwright's own download into the tools folder. None of them is a `Failure` that says how to get one.
 */
export async function ensureChromium(): Promise<string> {
  const chosen = process.env['CROSTINI_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Failure(`CROSTINI_CHROMIUM names ${chosen}, which does not exist.`);
  }
  return findProgram(browserNames) ?? (await installFromDebian()) ?? (await downloadedChromium());
}

async function installFromDebian(): Promise<string | undefined> {
  if (!canUseAptGet()) return undefined;
  // Without a font package all text in screenshots is boxes.
  await aptGetInstall(['chromium', 'fonts-dejavu-core']);
  return findProgram(browserNames);
}

/**
 * Playwright's headless shell. Playwright reads the folder for downloads from the environment when it is
 * loaded, so it is asked in processes of their own.
 */
async function downloadedChromium(): Promise<string> {
  const env = {
    ...process.env,
    PLAYWRIGHT_BROWSERS_PATH: path.join(toolsFolder(), 'playwright'),
  };
  const playwright = path.join(rootFolder, 'node_modules/playwright-core');
  const install = [path.join(playwright, 'cli.js'), 'install', 'chromium', '--only-shell'];
  try {
    const listing = await runProgram(process.execPath, [...install, '--dry-run'], { env });
    const folder = /Install location:\s+(\S.*chromium.*)$/m.exec(listing)?.[1];
    if (folder === undefined) throw new Failure(`Playwright names no download folder:\n${listing}`);
    const present = await findShell(folder);
    if (present !== undefined) return present;
    await withProgress('Downloading a browser for the tests (about 110 MiB)', () =>
      runProgram(process.execPath, install, { env }),
    );
    const downloaded = await findShell(folder);
    if (downloaded === undefined) throw new Failure(`Playwright left no browser in ${folder}.`);
    return downloaded;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Failure(
      'There is no Chromium for the tests. Install one ("sudo apt-get install chromium"), or set CROSTINI_CHROMIUM ' +
        `to its path. Playwright's own could not be had:\n${detail}`,
    );
  }
}

/** The headless shell's program below `folder`; its name differs between machines. */
async function findShell(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const shell = entries.find(
    (entry) => entry.isFile() && /^(chrome-)?headless[-_]shell$/.test(entry.name),
  );
  return shell === undefined ? undefined : path.join(shell.parentPath, shell.name);
}
