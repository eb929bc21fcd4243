import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

const NOTE = `# Crostini on the kitchen Chromebook

Its guest runs in crossvm

\`\`\`sh
vmc create lab
lxc launch images:archlinux arch
\`\`\`

See crbug.com/829934 and src/platform2/vm_tools/vmc/vmc.rs for more.
`;

describe('outdated statements and links in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-outdated-'));
    await writeFile(path.join(notes, 'note.md'), NOTE);
    await mkdir(path.join(notes, '.vscode'));
    await writeSettings({});
    workbench = await startWorkbench({ vsix: [await testPackage()], workspace: notes });
    await workbench.quickInput.openFile('note.md');
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  const writeSettings = (settings: object): Promise<void> =>
    writeFile(path.join(notes, '.vscode/settings.json'), JSON.stringify(settings));
  const marks = (): Promise<number> => workbench.page.locator('.squiggly-hint').count();
  const links = (): Promise<number> => workbench.page.locator('.detected-link').count();
  const fixes = workbenchFixes(() => workbench);

  it('marks what is no longer true, and says why', async () => {
    await until(async () => (await marks()) === 3, { message: 'three marks' });
    await workbench.editor.hoverWord('images:', 'a server that no longer serves LXD');
    await workbench.screenshot('outdated-hover');
    const marked = await workbench.editor.hoverWord('cr', 'It is spelled crosvm');
    assert.match(marked, /Crostini\(?misspelling/);
  });

  it('makes references clickable and says where they lead', async () => {
    await until(async () => (await links()) >= 2, { message: 'links' });
    await workbench.editor.hoverWord('crbug.com', 'Chromium\u00a0issue\u00a0829934');
    await workbench.editor.hoverWord('platform2', 'in\u00a0ChromiumOS\u00a0code\u00a0search');
  });

  it('replaces it, explains it or keeps it', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await workbench.screenshot('outdated-note', theme);
      await workbench.editor.cursorToEndOfLine(6);
      await workbench.page.keyboard.press('Home');
      const offered = await fixes.open();
      await workbench.screenshot(`outdated-fixes-${theme}`);
      assert.deepEqual(
        offered.filter((title) => !title.startsWith('Apply the 2 corrections')),
        [
          "Replace with 'vmc create --vm-type BAGUETTE'",
          "Replace with 'vmc create --vm-type CROSTINI'",
          "Explain 'vmc create'",
          'Ignore on this line',
        ],
      );
      await fixes.close();
    }
    await workbench.editor.cursorToEndOfLine(3);
    await fixes.open();
    await fixes.choose("Replace with 'crosvm'");
    await workbench.editor.waitForText(/runs in crosvm$/m);
    await until(async () => (await marks()) === 2, { message: 'two marks' });
    await workbench.editor.cursorToEndOfLine(6);
    await workbench.page.keyboard.press('Home');
    await fixes.open();
    await fixes.choose('Ignore on this line');
    await workbench.editor.waitForText(/vmc create lab # crostini-ignore/);
    await until(async () => (await marks()) === 1, { message: 'one mark' });
  });

  it('does neither when it is switched off', async () => {
    await writeSettings({
      'crostini.notes.outdatedStatements': false,
      'crostini.notes.links': false,
    });
    await until(async () => (await marks()) === 0, { message: 'no marks' });
    await until(async () => (await links()) === 0, { message: 'no links' });
    await writeSettings({});
    await until(async () => (await marks()) === 1, { message: 'the mark again' });
    await until(async () => (await links()) >= 2, { message: 'links again' });
  });
});

interface Fixes {
  readonly open: () => Promise<readonly string[]>;
  readonly choose: (title: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The list that Ctrl+. opens. */
function workbenchFixes(workbench: () => Workbench): Fixes {
  const rows = () => workbench().page.locator('.action-widget .monaco-list-row.action');
  const gone = () =>
    until(async () => (await rows().count()) === 0, { message: 'quick fixes closed' });
  return {
    open: async () => {
      await until(
        async () => {
          if ((await rows().count()) > 0) return true;
          await workbench().page.keyboard.press('Control+.');
          await rows().first().waitFor({ timeout: 3_000 });
          return true;
        },
        { message: 'quick fixes' },
      );
      return (await rows().allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' ').trim());
    },
    choose: async (title) => {
      await rows().filter({ hasText: title }).first().click();
      await gone();
    },
    close: async () => {
      await workbench().page.keyboard.press('Escape');
      await gone();
    },
  };
}
