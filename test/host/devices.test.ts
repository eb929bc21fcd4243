import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readCalls, standInEnv, standInLxcDir, standInsDir, writeStandInState } from '../lab/lab';
import { oneRunningVm, type StandInState } from '../lab/standInState';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { rowText, waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

/**
 * An `ssh` that is there already: it runs the line here, where only the VM has an `lxc`, and knows one
 * host that shows another key.
 */
const FAKE_SSH = `#!/bin/sh
PATH=${standInsDir}:${standInLxcDir}:$PATH
for word; do
  case $word in
    -G) printf 'user root\\nhostname 192.168.1.7\\nport 22\\ncontrolmaster false\\n'; exit ;;
    -O) exit ;;
  esac
done
while [ "$1" != -- ]; do shift; done
shift
if [ "$1" = reflashed ]; then
  echo 'Offending ED25519 key in /home/me/.ssh/known_hosts:7' >&2
  echo 'Host key for [dut]:2222 has changed and you have requested strict checking.' >&2
  exit 255
fi
shift
case $1 in "env 'LC_ALL=C.UTF-8' lxc "*) exit 127 ;; esac
exec sh -c "$*"
`;

const CONFIG = `Include lab/*.conf
Host kitchen "living room"
  HostName 192.168.1.7
Host *.corp gate-?
  User me
Host "unclosed
Host reflashed
`;

const device: StandInState = {
  ...oneRunningVm,
  lxd: {
    instances: [
      {
        name: 'penguin',
        status: 'Running',
        addresses: [{ nic: 'eth0', address: '100.115.92.204' }],
        lastUsedAt: '2026-05-01T10:00:00Z',
      },
      { name: 'box10', status: 'Stopped', lastUsedAt: '2026-05-03T10:00:00Z' },
      { name: 'box2', status: 'Stopped', lastUsedAt: '2026-05-02T10:00:00Z' },
      { name: 'broken', status: 'Stopped', startFails: true },
    ],
  },
};

describe('many devices in a real VS Code', function () {
  let workbench: Workbench;
  let folder: string;
  let stateFile: string;

  const containers = async (): Promise<readonly string[]> =>
    (await workbench.sideBar.rows()).filter(({ level }) => level === 3).map(({ label }) => label);
  const waitForContainers = (expected: readonly string[]): Promise<unknown> =>
    until(
      async () =>
        JSON.stringify((await containers()).slice(0, expected.length)) === JSON.stringify(expected),
      {
        message: `containers ${expected.join(', ')}`,
      },
    );

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-devices-'));
    const workspace = path.join(folder, 'notes');
    await mkdir(workspace);
    stateFile = path.join(folder, 'state', 'state.json');
    writeStandInState(device, stateFile);
    await writeFile(path.join(folder, 'ssh'), FAKE_SSH);
    await chmod(path.join(folder, 'ssh'), 0o755);
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace,
      // High enough for all rows: one that is out of sight is scrolled to, and then missed by the mouse.
      viewport: { width: 1400, height: 1300 },
      env: {
        ...standInEnv(stateFile),
        PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      },
      settings: {
        'crostini.refreshIntervalSeconds': 0,
        'crostini.liveUpdates': false,
        'crostini.lxcPath': '/nowhere/lxc',
        'chromiumide.deviceManagement.devices': ['lab-dut', 'kitchen'],
      },
    });
    const ssh = path.join(workbench.server.folders.home, '.ssh');
    await mkdir(path.join(ssh, 'lab'), { recursive: true });
    await writeFile(path.join(ssh, 'config'), CONFIG);
    await writeFile(path.join(ssh, 'lab/a.conf'), 'Host rack1 rack2\n  HostName %h.lab\n');
    await workbench.sideBar.open('Crostini');
    await until(async () => /Add Device/.test(await workbench.sideBar.welcomeText()), {
      message: 'the welcome text',
    });
  });

  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('offers the hosts of the ssh configuration and of ChromiumIDE', async () => {
    await workbench.quickInput.runCommand('Crostini: Add Device…');
    await workbench.quickInput.pick(/Device over SSH/);
    await until(async () => (await workbench.quickInput.rows()).includes('kitchen'), {
      message: 'the hosts',
    });
    const rows = (await workbench.quickInput.rows()).filter((row) => /^[\w@-]+$/.test(row));
    assert.deepEqual(rows, ['rack1', 'rack2', 'kitchen', 'reflashed', 'root@lab-dut']);
    await workbench.screenshot('add-ssh-device');
  });

  it('adds those that are ticked, with one Enter', async () => {
    await workbench.quickInput.close().catch(() => undefined);
    await workbench.quickInput.runCommand('Crostini: Add Device…');
    await workbench.quickInput.pick(/Device over SSH/);
    await workbench.quickInput.pick(/^kitchen$/);
    await workbench.quickInput.pick(/^reflashed$/);
    await workbench.page.keyboard.press('Enter');
    await waitForRow(workbench, /^1 kitchen \| SSH · kitchen/);
    await waitForRow(workbench, /^3 penguin \| running · 100\.115\.92\.204$/);
  });

  it('adds one that was typed, with its port', async () => {
    await workbench.quickInput.runCommand('Crostini: Add Device…');
    await workbench.quickInput.pick(/Device over SSH/);
    await workbench.quickInput.input.fill('root@10.0.0.9:2222');
    await until(async () => (await workbench.quickInput.rows()).includes('root@10.0.0.9:2222'), {
      message: 'what was typed',
    });
    await workbench.page.keyboard.press('Enter');
    await waitForRow(workbench, /^1 root@10\.0\.0\.9:2222 \| SSH/);
    await workbench.sideBar.chooseFromContextMenu('root@10.0.0.9:2222', 'Remove Device');
    await workbench.notifications.answerDialog('Remove');
    await until(
      async () => (await workbench.sideBar.rows()).every(({ label }) => !label.startsWith('root@')),
      { message: 'the device is gone' },
    );
  });

  it('gives the line that forgets the key of a device that was set up anew', async () => {
    // Rows that still come in would move the one that is clicked.
    await waitForContainers(['box10', 'box2', 'broken', 'penguin']);
    await waitForRow(workbench, /^2 Host key changed: reflashed/);
    await workbench.sideBar.click('Host key changed: reflashed');
    await workbench.notifications.clickButton(
      /Host key changed/,
      'Copy Command That Removes the Old Key',
    );
    await until(
      async () =>
        String(await workbench.page.evaluate('navigator.clipboard.readText()')) ===
        "ssh-keygen -f /home/me/.ssh/known_hosts -R '[dut]:2222'",
      { message: 'the line on the clipboard' },
    );
    await workbench.notifications.clear();
  });

  it('sorts, and remembers how', async () => {
    await waitForContainers(['box10', 'box2', 'broken', 'penguin']);
    await workbench.quickInput.runCommand('Crostini: Sort By…');
    await workbench.quickInput.pick(/^Name$/);
    await waitForContainers(['box2', 'box10', 'broken', 'penguin']);
    await workbench.quickInput.runCommand('Crostini: Sort By…');
    await workbench.quickInput.pick(/^Last used$/);
    await waitForContainers(['box10', 'box2', 'penguin', 'broken']);
  });

  it('starts several at once, and tells how it went in one sentence', async () => {
    await workbench.sideBar.click('box2');
    await workbench.sideBar.click('box10', ['Control']);
    await workbench.sideBar.click('broken', ['Control']);
    await workbench.sideBar.chooseFromContextMenu('broken', 'Start Container');
    const message = await workbench.notifications.waitFor(/2 started, 1 failed: broken: /);
    assert.doesNotMatch(message, /box/);
    await waitForRow(workbench, /^3 box2 \| running/);
    await waitForRow(workbench, /^3 box10 \| running/);
    const starts = readCalls(stateFile).filter(
      ({ tool, argv }) => tool === 'lxc' && argv.includes('start'),
    );
    assert.equal(starts.length, 3);
    await workbench.screenshot('several-started', 'light');
    await workbench.notifications.clear();
  });

  it('asks once before it stops several, and names them', async () => {
    await workbench.screenshot('sorted', 'dark');
    await workbench.sideBar.click('box2');
    await workbench.sideBar.click('box10', ['Control']);
    await workbench.sideBar.chooseFromContextMenu('box10', 'Stop Container');
    const asked = await workbench.notifications.dialogText();
    assert.match(asked, /Stop 2 containers\?/);
    assert.match(asked, /box2 on kitchen › termina/);
    assert.match(asked, /box10 on kitchen › termina/);
    await workbench.screenshot('several-stop');
    await workbench.notifications.answerDialog('Stop');
    await workbench.notifications.waitFor(/^2 stopped\.$/m);
    await waitForRow(workbench, /^3 box2 \| stopped/);
    await workbench.notifications.clear();
  });

  it('filters while one types, says so, and clears it by a button', async () => {
    await workbench.quickInput.runCommand('Crostini: Filter…');
    await workbench.quickInput.input.fill('running peng');
    await waitForContainers(['penguin']);
    await until(async () => !(await containers()).includes('box2'), { message: 'no box2' });
    await workbench.page.keyboard.press('Enter');
    await until(
      async () =>
        /^Filter: running peng · \d+ rows hidden$/.test(await workbench.sideBar.message()),
      { message: 'the message' },
    );
    const rows = (await workbench.sideBar.rows()).map(rowText);
    assert.ok(
      rows.some((row) => row.startsWith('1 kitchen')) &&
        rows.some((row) => row.startsWith('2 termina')),
    );
    assert.ok(!rows.some((row) => row.includes('reflashed')), rows.join('\n'));
    await workbench.screenshot('filtered', 'light');
    await workbench.screenshot('filtered', 'dark');
    await workbench.sideBar.clickViewAction('Devices', 'Clear Filter');
    await waitForRow(workbench, /^3 box2/);
    await waitForRow(workbench, /^1 reflashed/);
  });

  it('forgets a filter that was not confirmed, and says when nothing fits', async () => {
    await workbench.quickInput.runCommand('Crostini: Filter…');
    await workbench.quickInput.input.fill('no such thing');
    await waitForRow(workbench, /^1 No VM and no container fits the filter/);
    await workbench.page.keyboard.press('Escape');
    await waitForRow(workbench, /^3 box2/);
  });

  it('takes the way to a device step by step', async () => {
    await workbench.sideBar.chooseFromContextMenu('kitchen', 'Diagnose Connection…');
    await until(async () => (await workbench.quickInput.rows()).length === 9, {
      message: '9 steps',
    });
    await until(async () => /server 5\./.test(await workbench.quickInput.text()), {
      message: 'the answer of LXD',
    });
    const text = await workbench.quickInput.text();
    assert.match(text, /root@192\.168\.1\.7, port 22/);
    assert.match(text, /vsh works in termina/);
    await workbench.screenshot('diagnosis');
    await workbench.quickInput.close();
    await workbench.sideBar.chooseFromContextMenu('reflashed', 'Diagnose Connection…');
    await until(async () => /Host key changed/.test(await workbench.quickInput.text()), {
      message: 'the reason',
    });
    await workbench.screenshot('diagnosis-failed');
    await workbench.quickInput.close();
  });
});
