import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

describe('what an LXD has besides containers, in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-resources-'));
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      viewport: { width: 1400, height: 1000 },
      settings: {
        'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }],
        'crostini.refreshIntervalSeconds': 0,
      },
    });
    await workbench.sideBar.open('Crostini');
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('stands in one closed row below the containers', async () => {
    await waitForRow(workbench, /^3 LXD \| images, profiles, storage, networks, remotes$/);
    const rows = await workbench.sideBar.rows();
    const lxd = rows.find(({ label }) => label === 'LXD');
    assert.equal(lxd?.expanded, false);
    assert.match(lxd.ariaLabel, /^LXD in VM termina: images, profiles/);
  });

  it('has a closed row for each listing, and none for a cluster or a lone project', async () => {
    await workbench.sideBar.expand('LXD');
    const rows = await waitForRow(workbench, /^4 Remotes/);
    assert.deepEqual(
      rows.filter((row) => row.startsWith('4 ')),
      ['4 Images', '4 Profiles', '4 Storage Pools', '4 Networks', '4 Remotes'],
    );
  });

  it('reads a listing when it is opened, and counts it', async () => {
    await workbench.sideBar.expand('Images');
    await waitForRow(workbench, /^5 debian\/12 \| 96\.0 MiB · Debian bookworm · x86_64$/);
    await waitForRow(workbench, /^4 Images \| 1$/);
    await workbench.sideBar.expand('Profiles');
    await waitForRow(workbench, /^5 default \| 2 containers · Default LXD profile$/);
    await workbench.sideBar.expand('Storage Pools');
    await waitForRow(workbench, /^5 default \| 3\.4 GiB of 9\.6 GiB used · btrfs$/);
    await workbench.sideBar.expand('Networks');
    await waitForRow(workbench, /^5 lxdbr0 \| 100\.115\.92\.193\/28 · bridge$/);
    await workbench.sideBar.expand('Remotes');
    await waitForRow(workbench, /^5 local \| default · LXD server · unix:\/\/$/);
    await workbench.screenshot('lxd-branch', 'dark');
    await workbench.screenshot('lxd-branch', 'light');
  });

  it('shows what is known of an image below it, to be copied', async () => {
    await workbench.sideBar.expand('debian/12');
    await waitForRow(workbench, /^6 Fingerprint \| [0-9a-f]{64}$/);
    await workbench.screenshot('lxd-image', 'dark');
    assert.match(await workbench.sideBar.tooltip('lxdbr0'), /IPv4: 100\.115\.92\.193\/28/);
  });

  it('offers for each row what can be done with it', async () => {
    const image = await workbench.sideBar.contextMenu('debian/12');
    for (const entry of [
      'Create Container…',
      'Copy Image…',
      'Add Image Alias…',
      'Delete Image…',
      'Copy Name',
    ]) {
      assert.ok(image.includes(entry), `${entry} in ${image.join(', ')}`);
    }
    const standard = await workbench.sideBar.contextMenu('local');
    assert.ok(!standard.includes('Remove LXD Remote…'), standard.join(', '));
    const server = await workbench.sideBar.contextMenu('lxd-images');
    assert.ok(server.includes('Remove LXD Remote…'), server.join(', '));
    assert.ok(!server.includes('Use as Default Remote'), server.join(', '));
  });

  it('makes a container from an image without asking for one', async () => {
    await workbench.sideBar.chooseFromContextMenu('debian/12', 'Create Container…');
    assert.match(await workbench.quickInput.text(), /Name of the new container|Letters, digits/);
    await workbench.quickInput.close();
  });

  it('copies an image from an image server, with its progress', async () => {
    await workbench.sideBar.clickInlineAction('Images', 'Copy Image…');
    await workbench.quickInput.pick('lxd-images');
    await workbench.quickInput.pick('debian/13');
    await workbench.quickInput.enter('trixie');
    await waitForRow(workbench, /^5 trixie \| 101\.0 MiB · Debian trixie/);
    await waitForRow(workbench, /^4 Images \| 2$/);
  });

  it('deletes an image after it asked, with its size', async () => {
    await workbench.sideBar.chooseFromContextMenu('trixie', 'Delete Image…');
    const asked = await workbench.notifications.dialogText();
    assert.match(asked, /Delete image trixie from Demo Chromebook › termina\?/);
    assert.match(asked, /Debian trixie · x86_64 · 101\.0 MiB/);
    await workbench.notifications.answerDialog('Delete Image');
    await waitForRow(workbench, /^4 Images \| 1$/);
  });

  it('adds an image server by three answers, and removes it', async () => {
    await workbench.sideBar.clickInlineAction('Remotes', 'Add LXD Remote…');
    await workbench.quickInput.pick(/ubuntu-daily/);
    await workbench.quickInput.enter('daily');
    await waitForRow(workbench, /^5 daily \| image server · https:\/\/cloud-images/);
    await workbench.sideBar.chooseFromContextMenu('daily', 'Remove LXD Remote…');
    await workbench.notifications.answerDialog('Remove');
    await until(
      async () => !(await workbench.sideBar.rows()).some(({ label }) => label === 'daily'),
      { message: 'no row daily' },
    );
  });

  it('says why a server cannot be added', async () => {
    await workbench.quickInput.runCommand('Crostini: Add LXD Remote…');
    await workbench.quickInput.pick(/LXD Server…/);
    await workbench.quickInput.enter('nowhere.example:8443');
    await workbench.quickInput.enter('nowhere');
    await workbench.notifications.waitFor(
      /Could not add remote nowhere: The LXD remote cannot be reached/,
    );
  });
});
