import assert from 'node:assert/strict';
import { screenshotFailures } from './failureScreenshot';
import { switchTheme } from './vscode/themes';
import { until } from './vscode/until';
import type { WorkbenchWindow } from './vscode/workbenchWindow';

/** The workspace of the tests, by relative path. */
export const NOTES: Readonly<Record<string, string>> = {
  'note.md': 'The kitchen box runs termina.\n\n',
  'terms.md': [
    'crosvm is started by vm_concierge.',
    '',
    'Some write crossvm.',
    '',
    'Run `vmc start --enable-gpu termina` in crosh.',
    '',
    'The kitchen box is slow, and nothing else here is a term.',
    '',
  ].join('\n'),
  'lab/team.glossary.yml': `contexts:
  - name: Lab
    terms:
      - name: kitchen box
        definition: The Chromebook in the kitchen.
`,
};

/** Where the extension runs in the tests. */
export interface GlossaryHost {
  readonly title: string;
  /** In front of the names of the screenshots. */
  readonly prefix: string;
  /** Whether the editor has its Markdown preview; without it pages are shown as text. */
  readonly hasPreview: boolean;
  readonly start: () => Promise<WorkbenchWindow>;
}

/** What the glossary does, in every kind of extension host alike. */
export function testGlossary({ title, prefix, hasPreview, start }: GlossaryHost): void {
  describe(title, function () {
    let workbench: WorkbenchWindow;

    before(async () => {
      workbench = await start();
      await workbench.sideBar.open('Crostini');
      await workbench.sideBar.expandView('Devices', false);
      await workbench.sideBar.expandView('Glossary');
    });

    after(async () => {
      await workbench.stop();
    });

    screenshotFailures(() => workbench);

    const view = () => workbench.sideBar.view('Glossary');
    const labels = async (): Promise<readonly string[]> =>
      (await workbench.sideBar.rows(view())).map(({ label }) => label);
    const screenshots = async (name: string): Promise<void> => {
      await workbench.screenshot(`${prefix}${name}`, 'dark');
      await workbench.screenshot(`${prefix}${name}`, 'light');
    };
    const pageBody = () =>
      workbench.page
        .frameLocator('iframe.webview.ready')
        .frameLocator('#active-frame')
        .locator('body');
    const pageText = async (): Promise<string> =>
      hasPreview
        ? pageBody().innerText()
        : (await workbench.editor.visibleText()).replace(/^# /, '').replace(/\\(.)/g, '$1');
    const pageStarts = (term: string) => async (): Promise<boolean> =>
      (await pageText().catch(() => '')).startsWith(`${term}\n`);

    /** Clicks a link of the page until it led there: before its script runs, a preview takes no notice. */
    async function followLink(text: string, pageTitle: string): Promise<void> {
      const link = pageBody().locator('a', { hasText: text }).first();
      const follow = async (): Promise<boolean> => {
        await link.click({ timeout: 2_000 }).catch(() => undefined);
        return until(pageStarts(pageTitle), { message: 'its page', timeoutMs: 4_000 });
      };
      await until(follow, { message: `the page of ${pageTitle}` });
    }

    it('lists terms by the layer they run in, own terms first', async () => {
      await until(async () => (await labels()).includes('ChromeOS › crosh'), { message: 'layers' });
      assert.equal((await labels())[0], 'Your own terms');
      await workbench.sideBar.expand('Your own terms', view());
      await until(async () => (await labels()).includes('kitchen box'), { message: 'own term' });
      await workbench.sideBar.expand('ChromeOS › crosh', view());
      await until(async () => (await labels()).includes('--enable-gpu'), {
        message: 'below crosh',
      });
      await screenshots('glossary-view');
    });

    it('groups them by kind on request', async () => {
      await workbench.quickInput.runCommand('Crostini: Group Terms by Kind');
      await until(async () => (await labels()).includes('Daemons'), { message: 'kinds' });
      await workbench.quickInput.runCommand('Crostini: Group Terms by Layer');
      await until(async () => !(await labels()).includes('Daemons'), { message: 'layers' });
    });

    it('explains a term under the pointer', async () => {
      const { page, quickInput } = workbench;
      await quickInput.openFile('terms.md');
      // The palette that changes the theme would close the hover.
      await switchTheme(page, quickInput, 'dark');
      assert.match(await workbench.editor.hoverWord('vm_concierge', 'Talks to'), /^vm_concierge/);
      await workbench.screenshot(`${prefix}glossary-hover-dark`);
      await workbench.editor.hoverWord('kitchen box', 'The Chromebook in the kitchen.');
      await workbench.editor.hoverWord('crossvm', 'crossvm is usually spelled crosvm.');
      await switchTheme(page, quickInput, 'light');
      await workbench.editor.hoverWord('--enable-gpu', '--enable-gpu');
      await workbench.screenshot(`${prefix}glossary-hover-command-light`);
    });

    it('explains it with the keyboard alone, and in the accessible view', async () => {
      const { page, editor } = workbench;
      const hover = page.locator('.monaco-hover:not(.hidden)').filter({ visible: true }).first();
      const hasFocus = hover.locator(':focus').or(hover.and(page.locator(':focus')));
      const showOrFocus = async (): Promise<void> => {
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+I');
      };
      const takesFocus = async (): Promise<boolean> => {
        await editor.cursorToEndOfLine(1);
        await page.keyboard.press('Home');
        await showOrFocus();
        await hover.filter({ hasText: /^crosvm/ }).waitFor({ timeout: 5_000 });
        await showOrFocus();
        await hasFocus.first().waitFor({ timeout: 2_000 });
        return true;
      };
      // Whatever takes the focus in between, the keys come again.
      await until(takesFocus, { message: 'focus in the hover' });
      assert.equal(await hover.locator('img:not([alt]), a:empty').count(), 0);
      await page.keyboard.press('Alt+F2');
      const accessible = page.locator('.accessible-view').filter({ visible: true });
      await until(async () => /crosvm/.test(await accessible.innerText()), {
        message: 'the accessible view',
      });
      await workbench.screenshot(`${prefix}glossary-accessible-view`);
      await page.keyboard.press('Escape');
      await accessible.waitFor({ state: 'hidden' });
      await page.keyboard.press('Escape');
    });

    it('finds a term by what it says, and opens its page', async () => {
      await workbench.quickInput.runCommand('Crostini: Explain Term…');
      await workbench.quickInput.pick('vm_concierge');
      await until(pageStarts('vm_concierge'), { message: 'page' });
      assert.match(await pageText(), /Talks to/);
      await screenshots('glossary-page');
      if (!hasPreview) return;
      await followLink('maitred', 'maitred');
    });

    it('answers a question that is looked up by some of its words', async () => {
      await workbench.quickInput.runCommand('Crostini: Explain Term…');
      await workbench.quickInput.input.fill('microphone');
      const question = 'Can I record sound in Linux?';
      await until(async () => (await workbench.quickInput.rows()).includes(question), {
        message: question,
      });
      await workbench.screenshot(`${prefix}glossary-question-pick`);
      await workbench.quickInput.pick(/^Can I record sound/);
      await until(pageStarts(question), { message: 'the page of the question' });
      assert.match(await pageText(), /Yes, once you allow the microphone/);
      await screenshots('glossary-question');
      if (!hasPreview) return;
      await followLink('--enable-audio-capture', '--enable-audio-capture');
      // And back: the flag's page lists the questions about it.
      await followLink(question, question);
    });

    it('puts questions together in the view', async () => {
      await workbench.sideBar.expand('Questions', view());
      await until(async () => (await labels()).includes('Do I need developer mode for Linux?'), {
        message: 'questions',
      });
      await screenshots('glossary-questions');
    });

    it('puts a definition into the note', async () => {
      await workbench.quickInput.openFile('note.md');
      await workbench.editor.cursorToEnd();
      await workbench.quickInput.runCommand('Crostini: Insert Definition of Term…');
      await workbench.quickInput.pick('kitchen box');
      const text = '**kitchen box**: The Chromebook in the kitchen\\.';
      await until(async () => (await workbench.editor.text()).includes(text), { message: text });
    });
  });
}
