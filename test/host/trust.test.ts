import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { rowText, waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

describe('a workspace that is not trusted', function () {
  let workbench: Workbench;
  let folder: string;
  let touched: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-trust-'));
    await mkdir(path.join(folder, '.vscode'));
    touched = path.join(folder, 'touched');
    await writeFile(
      path.join(folder, '.vscode/settings.json'),
      JSON.stringify({
        'crostini.devices': [{ name: 'from the workspace', kind: 'local' }],
        'crostini.lxcPath': path.join(folder, 'lxc'),
        'crostini.vmcPath': path.join(folder, 'lxc'),
      }),
    );
    await writeFile(path.join(folder, 'lxc'), `#!/bin/sh\ntouch ${touched}\n`, { mode: 0o755 });
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: folder,
      workspaceTrust: true,
      settings: {
        'crostini.devices': [
          { name: 'from the user', kind: 'demo' },
          { name: 'also from the user', kind: 'local' },
        ],
        'security.workspace.trust.startupPrompt': 'never',
      },
    });
    await workbench.sideBar.open('Crostini');
  });

  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("shows the user's devices and none that the workspace names", async () => {
    const rows = await waitForRow(workbench, /^1 from the user \| demo/);
    assert.ok(!rows.some((row) => /from the workspace/.test(row)), rows.join('\n'));
  });

  it('runs no program that the workspace names', async () => {
    await workbench.quickInput.runCommand('Crostini: Refresh');
    await waitForRow(workbench, /^2 termina/);
    assert.equal(existsSync(touched), false);
  });

  it('takes the settings of the workspace once it is trusted', async () => {
    await workbench.quickInput.runCommand('Workspaces: Manage Workspace Trust');
    await workbench.page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
      .click();
    await until(
      async () => {
        const devices = (await workbench.sideBar.rows())
          .map(rowText)
          .filter((row) => /^1 /.test(row));
        return devices.length === 1 && /^1 from the workspace/.test(devices[0] ?? '');
      },
      { message: 'the device of the workspace, and no other' },
    );
    await until(() => existsSync(touched), { message: 'the program of the workspace ran' });
  });
});
