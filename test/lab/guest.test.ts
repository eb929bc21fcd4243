import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { waitForRow } from '../host/rows';
import { startWorkbench, type Workbench } from '../host/vscode/workbench';
import { testPackage } from '../tools/testPackage';

/** What ChromeOS puts into every Crostini guest. */
const MILESTONE_FILE = '/dev/.cros_milestone';

describe('a window inside a Crostini guest', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    assert.equal(existsSync(MILESTONE_FILE), false, 'this machine is a Crostini guest already');
    writeFileSync(MILESTONE_FILE, '143\n');
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-guest-'));
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      settings: { 'crostini.lxcPath': '/nowhere/lxc', 'crostini.vmcPath': '/nowhere/vmc' },
    });
    await workbench.sideBar.open('Crostini');
  });

  after(async () => {
    rmSync(MILESTONE_FILE, { force: true });
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  it('shows the guest without any setting, and where its VMs are managed', async () => {
    await waitForRow(workbench, /^2 ChromeOS milestone \| 143$/);
    const rows = await waitForRow(workbench, /^1 This guest \| this Crostini guest$/);
    assert.ok(rows.includes('2 Kind | VM without containers (Baguette)'), rows.join('\n'));
    assert.ok(
      rows.some((row) => /^2 System \| Debian/.test(row)),
      rows.join('\n'),
    );
    assert.ok(rows.includes('2 VMs are managed in crosh (Ctrl+Alt+T)'), rows.join('\n'));
    await workbench.screenshot('guest', 'light');
    await workbench.screenshot('guest', 'dark');
  });
});
