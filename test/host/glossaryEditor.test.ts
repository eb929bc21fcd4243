import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

const NOTES = {
  'note.md': [
    'On the host runs vm_concierge',
    'Next to it stands the kitchen box',
    '',
    'A [',
    '- **lab fridge** is where we keep the test devices cold.',
    '```',
    'vm_concierge[31]: started',
    '```',
    '',
  ].join('\n'),
  'deep/other.md': 'The Concierge, also conciege, answers; vm\\_concierge does too.\n',
  'boot.log': 'vm_concierge[77]: kitchen box\n',
  'node_modules/x.md': 'vm_concierge\n',
  'team.glossary.yml': [
    '# Ours',
    'contexts:',
    '  - name: Lab',
    '    terms:',
    '      - name: kitchen box # the old one',
    '        definition: The Chromebook in the kitchen.',
    '        meta:',
    '          Owner: Kim',
    '',
  ].join('\n'),
} as const;

describe('writing notes with the glossary in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-editor-'));
    for (const [file, text] of Object.entries(NOTES)) {
      await mkdir(path.dirname(path.join(notes, file)), { recursive: true });
      await writeFile(path.join(notes, file), text);
    }
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      settings: {
        '[yaml]': { 'editor.autoIndent': 'none', 'editor.autoClosingQuotes': 'never' },
        'editor.wordBasedSuggestions': 'off',
      },
    });
    await workbench.quickInput.openFile('note.md');
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('goes to the page of a term', async () => {
    await cursorBehind(1);
    // The note has only just activated the extension.
    await until(
      async () => {
        await workbench.page.keyboard.press('F12');
        return waitForTab('vm_concierge.md', 2_000).then(
          () => true,
          () => false,
        );
      },
      { message: 'its page' },
    );
    await workbench.editor.waitForText(/^# vm\\_concierge/);
    await closeEditor();
  });

  it('goes to the place of an own term, and peeks at it', async () => {
    await cursorBehind(2);
    await workbench.page.keyboard.press('F12');
    await waitForTab('team.glossary.yml');
    await workbench.editor.waitForLine(5);
    await closeEditor();
    await cursorBehind(2);
    await workbench.quickInput.runCommand('Peek Definition');
    await peeked(/definition: The Chromebook in the kitchen/);
    await workbench.screenshot('glossary-peek', 'dark');
    await workbench.page.keyboard.press('Escape');
  });

  it('finds the mentions of a term in all notes, however it is spelled', async () => {
    await cursorBehind(1);
    await workbench.page.keyboard.press('Shift+F12');
    // Two in the note, three in the other one, one in the log; none in node_modules.
    await peekTitle(/6/);
    await workbench.screenshot('glossary-references', 'light');
    await workbench.screenshot('glossary-references', 'dark');
    await workbench.page.keyboard.press('Escape');
  });

  it('finds them from the entry of an own term, which counts too', async () => {
    await workbench.quickInput.openFile('team.glossary.yml');
    await workbench.editor.cursorToEndOfLine(6);
    await workbench.page.keyboard.press('Shift+F12');
    await peekTitle(/3/);
    await workbench.page.keyboard.press('Escape');
    await closeEditor();
  });

  it('offers terms inside the text of a link, and nowhere else in a note', async () => {
    await cursorBehind(4);
    await workbench.page.keyboard.type('conci');
    assert.equal((await workbench.editor.completions())[0], 'vm_concierge');
    await workbench.screenshot('glossary-completion', 'dark');
    // The command for the theme closes the list.
    await workbench.screenshot('glossary-completion', 'light');
    await workbench.editor.completions();
    await workbench.screenshot('glossary-completion', 'light');
    await workbench.editor.acceptCompletion('vm_concierge');
    await workbench.editor.waitForText(/A \[vm_concierge/);
    await workbench.quickInput.runCommand('File: Revert File');
    await workbench.editor.waitForText(/A \[\n/);
    await cursorBehind(2);
    await workbench.page.keyboard.type(' conci');
    await workbench.page.keyboard.press('Control+Space');
    await workbench.page.locator('.suggest-widget .message:visible').waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.runCommand('File: Revert File');
  });

  it('underlines terms once that is switched on, and stops when it is off', async () => {
    const underlines = workbench.page.locator('.view-overlays [class*="ced-"]');
    assert.equal(await underlines.count(), 0);
    const settings = path.join(notes, '.vscode/settings.json');
    await mkdir(path.dirname(settings));
    await writeFile(settings, '{ "crostini.notes.underlineTerms": true }');
    await until(async () => (await underlines.count()) >= 2, { message: 'underlines' });
    await workbench.screenshot('glossary-underline', 'light');
    await workbench.screenshot('glossary-underline', 'dark');
    await writeFile(settings, '{}');
    await until(async () => (await underlines.count()) === 0, { message: 'no underlines' });
  });

  it('adds the selected term with what the note says of it, and opens it', async () => {
    await cursorBehind(5);
    await workbench.page.keyboard.press('Shift+Home');
    await workbench.quickInput.runCommand('Crostini: Add Term From Selection…');
    await until(async () => (await workbench.quickInput.text()).includes('lab fridge'), {
      message: 'the question for the definition',
    });
    assert.equal(
      await workbench.quickInput.input.inputValue(),
      'Where we keep the test devices cold.',
    );
    await workbench.screenshot('glossary-add-term', 'dark');
    await workbench.page.keyboard.press('Enter');
    await waitForTab('team.glossary.yml');
    await workbench.editor.waitForLine(9);
    const added = `      - name: lab fridge\n        definition: Where we keep the test devices cold.\n`;
    await until(async () => (await glossaryOnDisk()) === NOTES['team.glossary.yml'] + added, {
      message: 'the term in the file, and nothing else changed',
    });
    await workbench.screenshot('glossary-added', 'light');
    await workbench.quickInput.openFile('note.md');
    assert.match(await workbench.editor.hoverWord('lab fridge', 'Your own term'), /cold/);
  });

  it('offers to open a term that is there already', async () => {
    await cursorBehind(5);
    await workbench.page.keyboard.press('Shift+Home');
    await workbench.quickInput.runCommand('Crostini: Add Term From Selection…');
    await workbench.notifications.waitFor(/“lab fridge” is already in team\.glossary\.yml, line 9/);
    await workbench.notifications.clickButton(/already in/, 'Open It');
    await workbench.editor.waitForLine(9);
    await closeEditor();
  });

  it('offers keys and known terms in a glossary', async () => {
    await workbench.quickInput.openFile('team.glossary.yml');
    await workbench.editor.cursorToEnd();
    await workbench.page.keyboard.type('        al');
    assert.deepEqual(await workbench.editor.completions(), ['aliases']);
    await workbench.editor.acceptCompletion('aliases');
    await workbench.page.keyboard.type('fridge');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.type('      - name: termi');
    const labels = await workbench.editor.completions();
    assert.equal(labels[0], 'Termina', labels.join());
    await workbench.screenshot('glossary-own-completion', 'light');
    // The command for the theme, where one was needed, closes the list.
    await workbench.editor.completions();
    await workbench.editor.acceptCompletion('Termina');
    await waitForProblem(/stands in front of what the extension says of “Termina”/);
    assert.match(await workbench.editor.hoverWord('aliases', 'Other names'), /spellings/);
    await workbench.quickInput.runCommand('File: Revert File');
    await waitForNoProblem();
  });

  it('shows what is wrong with a glossary at its place, and fixes a slip', async () => {
    const text = await glossaryOnDisk();
    await retype(text.replace('meta:', 'mtea:'));
    await waitForProblem(/No glossary has the key “mtea”.*\[Ln 7, Col 9\]/);
    await workbench.screenshot('glossary-problem', 'dark');
    await workbench.screenshot('glossary-problem', 'light');
    await workbench.editor.cursorToEndOfLine(7);
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.page.keyboard.press('Control+.');
    await workbench.page.locator('.action-widget').getByText('Change to “meta”').click();
    await waitForNoProblem();
    assert.equal(await workbench.editor.text(), text);
    await retype(text.replace('  - name: Lab', '  - name: [Lab'));
    await waitForProblem(/This is no valid YAML.*the last version that could be read are used/s);
    await retype(text);
    await waitForNoProblem();
    await closeEditor();
  });

  it('keeps what a broken file had, and says so where the file is not open', async () => {
    const text = await glossaryOnDisk();
    await workbench.quickInput.openFile('note.md');
    await writeFile(
      path.join(notes, 'team.glossary.yml'),
      text.replace('contexts:', 'contexts: ['),
    );
    await until(
      async () => {
        await workbench.editor.hoverWord('kitchen box', 'The Chromebook in the kitchen.');
        return (await workbench.notifications.messages()).some((message) =>
          /team\.glossary\.yml, line \d+: .*stay in use/.test(message),
        );
      },
      { message: 'the notice' },
    );
    await workbench.screenshot('glossary-broken', 'dark');
    await writeFile(path.join(notes, 'team.glossary.yml'), text);
    await workbench.notifications.clear();
  });

  async function cursorBehind(lineNumber: number): Promise<void> {
    await workbench.quickInput.openFile('note.md');
    await workbench.editor.cursorToEndOfLine(lineNumber);
  }

  async function waitForTab(name: string, timeout = 20_000): Promise<void> {
    await workbench.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout });
  }

  async function closeEditor(): Promise<void> {
    await workbench.quickInput.runCommand('View: Close Editor');
  }

  async function glossaryOnDisk(): Promise<string> {
    return readFile(path.join(notes, 'team.glossary.yml'), 'utf8');
  }

  async function peeked(pattern: RegExp): Promise<void> {
    const widget = workbench.page.locator('.peekview-widget');
    const text = async (): Promise<string> => (await widget.innerText()).replaceAll('\u00a0', ' ');
    await until(async () => pattern.test(await text()), { message: String(pattern) });
  }

  async function peekTitle(pattern: RegExp): Promise<void> {
    const meta = workbench.page.locator('.peekview-widget .peekview-title .meta');
    await until(async () => pattern.test(await meta.innerText()), {
      message: `peek with ${String(pattern)}`,
    });
  }

  /** Puts another text in the place of the whole document. */
  async function retype(text: string): Promise<void> {
    await workbench.editor.focus();
    await workbench.page.keyboard.press('Control+A');
    await workbench.page.keyboard.insertText(text);
  }

  async function problems(): Promise<readonly string[]> {
    const rows = workbench.page.locator('.markers-panel .monaco-list-row');
    return (await rows.allInnerTexts()).map((row) => row.replaceAll('\n', ' '));
  }

  async function waitForProblem(pattern: RegExp): Promise<void> {
    await workbench.quickInput.runCommand('Problems: Focus on Problems View');
    await until(async () => (await problems()).some((row) => pattern.test(row)), {
      message: `problem ${String(pattern)}`,
    });
  }

  async function waitForNoProblem(): Promise<void> {
    await until(async () => (await problems()).length === 0, { message: 'no problem' });
  }
});
