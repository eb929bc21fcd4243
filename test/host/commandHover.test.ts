import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { startWorkbench, type Workbench } from './vscode/workbench';

const NOTE = `# Backups

Type \`vmc start --enable-gpu termina\`, later \`vmc destroy scratch\`.

\`\`\`console
crosh> vmc container termina penguin --timeout 600
(outside) $ deploy_to_termina \\
    --board tatl 192.0.2.1 sommelier --restart-services
\`\`\`

The command vmc resize is not explained in prose, only named.
`;
const SCRIPT = `#!/bin/sh
# vmc list is only mentioned here
ssh "$DEVICE" -- vsh --vm_name=termina --owner_id="$HASH" -- lxc delete --force old
`;

describe('hovers over commands in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-commands-'));
    await writeFile(path.join(notes, 'note.md'), NOTE);
    await writeFile(path.join(notes, 'clean.sh'), SCRIPT);
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      settings: { 'crostini.hover.languages': ['markdown', 'shellscript'] },
    });
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  // The hover of one test may lie over the word of the next.
  afterEach(async () => {
    await workbench.page.keyboard.press('Escape');
    await workbench.page.mouse.move(0, 0);
    await workbench.page.locator('.monaco-hover:not(.hidden)').first().waitFor({ state: 'hidden' });
  });

  it('explains an option in a code span, with a link to the glossary', async () => {
    await workbench.quickInput.openFile('note.md');
    for (const theme of ['light', 'dark'] as const) {
      await workbench.screenshot('command-note', theme);
      const text = await workbench.editor.hoverWord('--enable-gpu', 'vmc start');
      assert.match(text, /accelerated graphics/);
      assert.match(text, /Typed in: crosh/);
      assert.match(text, /In the glossary: --enable-gpu/);
      await workbench.screenshot(`command-option-hover-${theme}`);
    }
  });

  it('warns of what cannot be undone', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await workbench.screenshot('command-note', theme);
      const text = await workbench.editor.hoverWord('destroy', 'vmc destroy');
      assert.match(text, /Careful: There is no way back except an export/);
      assert.match(text, /scratch: the name of the virtual machine/);
      assert.match(text, /Deletes data/);
      await workbench.screenshot(`command-warning-hover-${theme}`);
    }
  });

  it('says of a name in a fenced block what it is there, and what it is', async () => {
    const text = await workbench.editor.hoverWord('penguin', 'vmc container');
    assert.match(text, /penguin: the name of the container/);
    assert.match(text, /penguin: .*Linux/);
    await workbench.screenshot('command-argument-hover', 'dark');
  });

  it('reads on over lines that end in a backslash', async () => {
    const text = await workbench.editor.hoverWord('--restart-services', 'deploy_to_termina');
    assert.match(text, /Stops all running virtual machines/);
  });

  it('leaves prose to the glossary', async () => {
    const text = await workbench.editor.hoverWord('resize', 'disk');
    assert.doesNotMatch(text, /Typed in/);
  });

  it('explains the innermost command of a script', async () => {
    await workbench.quickInput.openFile('clean.sh');
    const text = await workbench.editor.hoverWord('--force', 'lxc delete');
    assert.match(text, /Deletes it even while it runs/);
    assert.match(text, /Careful: It does not ask/);
    await workbench.screenshot('command-script-hover', 'dark');
  });
});
