import assert from 'node:assert/strict';
import { CommandRunner } from '../../../src/app/commandRunner';
import { DeviceRegistry } from '../../../src/app/deviceRegistry';
import { Inventory } from '../../../src/app/inventory/inventory';
import type { DeviceConfig } from '../../../src/core/model/device';
import { err } from '../../../src/core/result';
import { ReplayRunner } from '../../../src/platform/replayRunner';
import { RecordingLog } from '../platform/support';
import { FakeClock } from './fakeClock';

const local: DeviceConfig = { kind: 'local', name: 'here' };
const dut: DeviceConfig = {
  kind: 'ssh',
  name: 'DUT',
  host: 'dut',
  sshOptions: ['-v'],
  userHash: 'abc',
};
const remote: DeviceConfig = { kind: 'lxd', name: 'Termina', remote: 'termina' };
const context = { deviceId: 'x', signal: new AbortController().signal };

function setUp() {
  const inventory = new Inventory();
  let programs: Record<string, string> = {};
  const processes = new ReplayRunner([
    { file: 'lxc', args: () => true, answer: { stdout: '[]' } },
    { file: '/opt/lxc', args: () => true, answer: { stdout: '[]' } },
  ]);
  const commands = new CommandRunner({ processes, log: new RecordingLog(), timeoutMs: () => 1 });
  const registry = new DeviceRegistry({
    inventory,
    commands,
    demoCommands: new CommandRunner({
      processes: new ReplayRunner([]),
      log: new RecordingLog(),
      timeoutMs: () => 1,
    }),
    files: { readText: (path) => Promise.resolve(err({ kind: 'file-missing', path })) },
    clock: new FakeClock(),
    programs: () => programs,
    hasProgram: (program) => Promise.resolve(program.endsWith('lxc')),
    ownHash: 'ffff',
  });
  return {
    inventory,
    processes,
    registry,
    usePrograms: (use: typeof programs) => (programs = use),
  };
}

describe('DeviceRegistry', () => {
  it('knows the way to each kind of device that can be reached', async () => {
    const { registry } = setUp();
    registry.apply([
      ...[local, dut, remote],
      { kind: 'demo', name: 'd' },
      { kind: 'saved', name: 's', file: 'f' },
      { kind: 'guest', name: 'g' },
      { kind: 'invalid', name: 'i', reason: { kind: 'no-name' } },
    ]);
    const here = registry.access('local:here');
    assert.equal(here?.reach.kind, 'local');
    assert.equal(await here.owner.find(here.reach, context), 'ffff');
    assert.equal(await here.mayHave('lxc'), true);
    assert.equal(await here.mayHave('vmc'), false);
    const there = registry.access('ssh:DUT');
    assert.deepEqual(there?.reach, {
      kind: 'ssh',
      host: 'dut',
      options: ['-v'],
      program: 'ssh',
      connectTimeoutSeconds: 10,
    });
    assert.equal(await there.owner.find(there.reach, context), 'abc');
    assert.equal(registry.access('lxd:Termina')?.remote, 'termina');
    assert.ok(registry.access('demo:d'));
    for (const id of ['saved:s', 'guest:g', 'invalid:i', 'local:other']) {
      assert.equal(registry.access(id), undefined, id);
    }
  });

  it('keeps what was learnt of a device that stays, and forgets one that went', () => {
    const { registry } = setUp();
    registry.apply([local, dut]);
    const before = registry.access('local:here');
    registry.apply([{ ...local }]);
    assert.equal(registry.access('local:here'), before);
    assert.equal(registry.access('ssh:DUT'), undefined);
  });

  it('reads a device by its new program from when the setting changed', async () => {
    const { registry, inventory, processes, usePrograms } = setUp();
    registry.apply([local]);
    await inventory.refresh();
    assert.ok(processes.calls.every(({ file }) => file === 'lxc'));
    const asked = processes.calls.length;
    usePrograms({ lxc: '/opt/lxc' });
    registry.apply([local]);
    await inventory.refresh();
    const later = processes.calls.slice(asked);
    assert.ok(later.length > 0);
    assert.ok(later.every(({ file }) => file === '/opt/lxc'));
  });

  it('lists a remote by its name', async () => {
    const { registry, inventory, processes } = setUp();
    registry.apply([remote]);
    await inventory.refresh();
    assert.ok(
      processes.calls.some(({ args }) => args.join(' ') === 'list --format=json -- termina:'),
    );
    assert.deepEqual(inventory.device('lxd:Termina')?.instances?.data, []);
  });
});
