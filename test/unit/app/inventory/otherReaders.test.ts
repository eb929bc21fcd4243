import assert from 'node:assert/strict';
import { defaultDevices } from '../../../../src/app/defaultDevices';
import { GuestReader } from '../../../../src/app/inventory/guestReader';
import { SavedReader } from '../../../../src/app/inventory/savedReader';
import type { FileError, Files } from '../../../../src/app/ports';
import { err, ok, type Result } from '../../../../src/core/result';
import { FakeClock } from '../fakeClock';
import { containerLines, Reading, vmLines } from '../readings';

/** Files in memory; an error object stands for a file that cannot be read. */
class MemoryFiles implements Files {
  constructor(public contents: Readonly<Record<string, string | Error>>) {}

  readText(path: string): Promise<Result<string, FileError>> {
    const content = this.contents[path];
    if (content === undefined) {
      return Promise.resolve(err({ kind: 'file-missing', path }));
    }
    return Promise.resolve(
      content instanceof Error
        ? err({ kind: 'file-unreadable', path, message: content.message })
        : ok(content),
    );
  }
}

describe('GuestReader', () => {
  const config = { kind: 'guest', name: 'this guest' } as const;
  const MILESTONE = '/dev/.cros_milestone';

  it('tells a container by the socket that LXD gives it', async () => {
    const files = new MemoryFiles({
      [MILESTONE]: '143\n',
      '/etc/os-release': 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
      '/etc/hostname': 'penguin\n',
      '/dev/lxd/sock': new Error('no such device or address'),
    });
    const { guest } = await new Reading(new GuestReader(files), config).read();
    assert.deepEqual(guest, {
      milestone: '143',
      system: 'Debian GNU/Linux 12 (bookworm)',
      hostName: 'penguin',
      containerless: false,
    });
  });

  it("takes a guest without that socket for Baguette's VM, and lives without the rest", async () => {
    const files = new MemoryFiles({ [MILESTONE]: '143' });
    const state = await new Reading(new GuestReader(files), config).read();
    assert.deepEqual(state.guest, { milestone: '143', containerless: true });
    assert.equal(state.wasRead, true);
  });

  for (const [line, system] of [
    ['PRETTY_NAME=Arch', 'Arch'],
    ["PRETTY_NAME='Alpine Linux v3.20'", 'Alpine Linux v3.20'],
  ] as const) {
    it(`reads ${line}`, async () => {
      const files = new MemoryFiles({ '/etc/os-release': line });
      const { guest } = await new Reading(new GuestReader(files), config).read();
      assert.equal(guest?.system, system);
    });
  }
});

describe('defaultDevices', () => {
  const names = { local: 'This machine', guest: 'This guest' };
  const rows: readonly (readonly [string, readonly string[], boolean, readonly string[]])[] = [
    ['nothing', [], false, []],
    ['vmc', ['vmc'], false, ['local']],
    ['lxc', ['lxc'], false, ['local']],
    ['a guest', [], true, ['guest']],
    ['a guest with lxc', ['lxc'], true, ['guest', 'local']],
    ['vmc at the configured path only', ['/opt/vmc'], false, ['local']],
  ];
  for (const [what, programs, isGuest, kinds] of rows) {
    it(`gives ${kinds.join(' and ') || 'none'} for ${what}`, async () => {
      const devices = await defaultDevices({
        files: new MemoryFiles(isGuest ? { '/dev/.cros_milestone': '143' } : {}),
        programs: what.startsWith('vmc at') ? { vmc: '/opt/vmc' } : {},
        hasProgram: (program) => Promise.resolve(programs.includes(program)),
        names,
      });
      assert.deepEqual(
        devices.map(({ kind }) => kind),
        kinds,
      );
    });
  }
});

describe('SavedReader', () => {
  const config = { kind: 'saved', name: 'kitchen', file: 'a.yaml' } as const;
  const GOOD = `crostini: 1
saved: 2026-01-02T03:04:05Z
vms:
  - name: termina
    state: running
    type: crostini
    containers: [{ name: penguin, state: running }]
  - name: bag
    state: running
    type: baguette
`;

  it('shows what was written down', async () => {
    const files = new MemoryFiles({ 'a.yaml': GOOD });
    const state = await new Reading(
      new SavedReader('a.yaml', files, new FakeClock()),
      config,
    ).read();
    assert.deepEqual(vmLines(state), ['termina running', 'bag running']);
    assert.deepEqual(containerLines(state, 'termina'), ['penguin running']);
    assert.equal(state.contents.get('bag')?.containerless, true);
    assert.equal(state.savedAt, '2026-01-02T03:04:05Z');
    assert.equal(state.instances, undefined);
  });

  it('shows containers without VMs as the device’s own', async () => {
    const text = 'crostini: 1\ncontainers: [{ name: web, state: stopped }]\n';
    const files = new MemoryFiles({ 'a.yaml': text });
    const state = await new Reading(
      new SavedReader('a.yaml', files, new FakeClock()),
      config,
    ).read();
    assert.equal(state.vms, undefined);
    assert.deepEqual(containerLines(state), ['web stopped']);
  });

  it('keeps the last good rows beside a fault, and drops the fault with the next good text', async () => {
    const files = new MemoryFiles({ 'a.yaml': GOOD });
    const reading = new Reading(new SavedReader('a.yaml', files, new FakeClock()), config);
    await reading.read();
    files.contents = { 'a.yaml': `${GOOD}    colour: red\n` };
    const faulty = await reading.read();
    assert.equal(faulty.problem?.kind, 'file-invalid');
    assert.deepEqual(vmLines(faulty), ['termina running', 'bag running']);
    files.contents = { 'a.yaml': GOOD };
    assert.equal((await reading.read()).problem, undefined);
  });

  for (const [what, contents, kind] of [
    ['missing', {}, 'file-missing'],
    ['locked', { 'a.yaml': new Error('EACCES') }, 'file-unreadable'],
    ['no YAML', { 'a.yaml': 'a: [\n' }, 'file-invalid'],
    ['of another kind', { 'a.yaml': 'crostini: 2\n' }, 'file-invalid'],
  ] as const) {
    it(`says that the file is ${what}`, async () => {
      const reader = new SavedReader('a.yaml', new MemoryFiles(contents), new FakeClock());
      const state = await new Reading(reader, config).read();
      assert.equal(state.problem?.kind, kind);
      assert.equal(state.reading, false);
    });
  }
});
