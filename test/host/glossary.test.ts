import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { packageExtension } from '../tools/vsix';
import { screenshotFailures } from './failureScreenshot';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

const OWN_TERMS = `contexts:
  - name: Lab
    terms:
      - name: kitchen box
        definition: The Chromebook in the kitchen.
`;

describe('the glossary in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-glossary-'));
    await writeFile(path.join(notes, 'note.md'), 'The kitchen box runs termina.\n\n');
    await writeFile(path.join(notes, 'team.glossary.yml'), OWN_TERMS);
    workbench = await startWorkbench({
      vsix: [await packageExtension()],
      workspace: notes,
      settings: { 'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }] },
    });
    await workbench.sideBar.open('Crostini');
    await workbench.sideBar.expandView('Devices', false);
    await workbench.sideBar.expandView('Glossary');
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  const view = () => workbench.sideBar.view('Glossary');
  const labels = async (): Promise<readonly string[]> =>
    (await workbench.sideBar.rows(view())).map(({ label }) => label);

  it('lists terms by the layer they run in, own terms first', async () => {
    await until(async () => (await labels()).includes('ChromeOS › crosh'), { message: 'layers' });
    assert.equal((await labels())[0], 'Your own terms');
    await workbench.sideBar.expand('Your own terms', view());
    await until(async () => (await labels()).includes('kitchen box'), { message: 'own term' });
    await workbench.sideBar.expand('ChromeOS › crosh', view());
    await until(async () => (await labels()).includes('--enable-gpu'), { message: 'below crosh' });
    await workbench.screenshot('glossary-view', 'dark');
    await workbench.screenshot('glossary-view', 'light');
  });

  it('groups them by kind on request', async () => {
    await workbench.quickInput.runCommand('Crostini: Group Terms by Kind');
    await until(async () => (await labels()).includes('Daemons'), { message: 'kinds' });
    await workbench.quickInput.runCommand('Crostini: Group Terms by Layer');
    await until(async () => !(await labels()).includes('Daemons'), { message: 'layers' });
  });

  it('finds a term by what it says, and opens its page', async () => {
    await workbench.quickInput.runCommand('Crostini: Explain Term…');
    await workbench.quickInput.pick('vm_concierge');
    const page = workbench.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .locator('body');
    await until(async () => (await page.innerText()).includes('Talks to'), { message: 'page' });
    assert.match(await page.innerText(), /^vm_concierge\n/);
    await workbench.screenshot('glossary-page', 'dark');
    await workbench.screenshot('glossary-page', 'light');
    await page.locator('a', { hasText: 'maitred' }).first().click();
    const next = async (): Promise<boolean> =>
      (await page.innerText().catch(() => '')).startsWith('maitred\n');
    await until(next, { message: 'the page of maitred' });
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
