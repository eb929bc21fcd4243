import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { screenshotFailures } from './failureScreenshot';
import type { PageElement } from './vscode/pageElement';
import { until } from './vscode/until';
import * as v from 'valibot';
import { BROWSER_COMMANDS } from '../../src/ui/browser/browserCommands';
import { COMMANDS } from '../../src/ui/ids';
import { rootFolder } from '../tools/paths';
import { startWebOnly, type WebOnlyWindow } from './vscode/webOnly';

const TEAM = `contexts:
  - terms:
      - name: shelf box
        definition: The Chromebook on the shelf.
`;

/** Until a term is explained, with all that opening a note loads beside it. */
const MAX_BYTES = 250_000;

describe('the extension in a browser without a server', function () {
  let workbench: WebOnlyWindow;

  before(async () => {
    workbench = await startWebOnly({
      files: { 'note.md': 'The shelf box and termina.\n', 'team.glossary.yml': TEAM },
    });
  });

  after(async () => {
    await workbench.stop();
  });

  screenshotFailures(() => workbench);

  it('loads no more code than its budget until a term is explained', async () => {
    await workbench.quickInput.openFile('note.md');
    await workbench.editor.hoverWord('shelf box', 'The Chromebook on the shelf.');
    const code = [...workbench.loadedFiles()].filter((file) => file.endsWith('.js'));
    assert.ok(code.includes('dist/extension.web.js'), code.join());
    const sizes = await Promise.all(
      code.map(async (file) => (await stat(path.join(rootFolder, file))).size),
    );
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(bytes <= MAX_BYTES, `${bytes} bytes in ${code.join()}`);
  });

  it('says in the Devices view why it is empty, and what works', async () => {
    await workbench.sideBar.open('Crostini');
    await workbench.sideBar.expandView('Devices');
    const devices = workbench.sideBar.view('Devices');
    const says = async (): Promise<boolean> =>
      (await workbench.sideBar.welcomeText(devices)).includes('A browser cannot start programs');
    await until(says, { message: 'the welcome text' });
    await devices.hover();
    const buttons = devices.locator('.pane-header .action-label').filter({ visible: true });
    // Settings and log are behind it; there is nothing to add, to filter or to read again.
    assert.deepEqual(
      await buttons.evaluateAll((found: readonly PageElement[]) =>
        found.map((button) => button.getAttribute('aria-label') ?? ''),
      ),
      ['More Actions...'],
    );
    await workbench.screenshot('web-devices', 'dark');
    await workbench.screenshot('web-devices', 'light');
  });

  it('offers no command that would need a program', async () => {
    const { page, quickInput } = workbench;
    await page.keyboard.press('F1');
    await quickInput.input.fill('>Crostini: ');
    await until(async () => (await quickInput.rows()).includes('Crostini: Explain Term…'), {
      message: 'commands',
    });
    const offered = await quickInput.rows();
    const titles = await commandTitles();
    const forbidden = Object.values(COMMANDS)
      .filter((id) => !BROWSER_COMMANDS.includes(id))
      .map((id) => `Crostini: ${titles[id.replace('crostini.', 'command.')] ?? ''}`);
    assert.deepEqual(
      offered.filter((label) => forbidden.includes(label)),
      [],
    );
    await quickInput.close();
  });

  it('reads an own glossary again when it is saved', async () => {
    const { page, quickInput, editor } = workbench;
    await quickInput.openFile('note.md');
    await editor.hoverWord('shelf box', 'The Chromebook on the shelf.');
    await quickInput.openFile('team.glossary.yml');
    await editor.cursorToEndOfLine(4);
    await page.keyboard.type(' It is new.');
    await editor.save();
    await quickInput.openFile('note.md');
    await editor.hoverWord('shelf box', 'The Chromebook on the shelf. It is new.');
  });

  it('needs nothing that a browser has not', () => {
    const ours = workbench.console.filter((line) => /Cannot load module|crostini/i.test(line));
    assert.deepEqual(
      ours.filter((line) => line.startsWith('error')),
      [],
    );
  });
});

async function commandTitles(): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(path.join(rootFolder, 'package.nls.json'), 'utf8');
  return v.parse(v.record(v.string(), v.string()), JSON.parse(text));
}
