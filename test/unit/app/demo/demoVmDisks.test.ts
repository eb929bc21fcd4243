import assert from 'node:assert/strict';
import { DiskOperations } from '../../../../src/app/actions/diskOperations';
import { Locks } from '../../../../src/app/actions/locks';
import { VmDisks } from '../../../../src/app/actions/vmDisks';
import { DemoRunner } from '../../../../src/app/demo/demoRunner';
import { VmcUsages } from '../../../../src/app/vmcUsages';
import { vmcListCommand } from '../../../../src/core/cli/vmc/commands';
import { FakeClock } from '../fakeClock';
import { makeAccess } from '../standInDevice';

const GIB = 1024 ** 3;
const termina = {
  name: 'termina',
  state: 'running',
  sizeBytes: 4 * GIB,
  type: 'crostini',
} as const;
const file = { path: 'termina.tini' };
const DONE = { ok: true, value: 'done' };

function setUp() {
  const clock = new FakeClock();
  const recordings = {
    inventory: { vms: [{ vm: termina, instances: [] }], instances: [] },
    vmLog: '',
    journal: '',
  };
  const processes = new DemoRunner(() => Promise.resolve(recordings), clock);
  const access = makeAccess({ processes, deviceId: 'demo' });
  const operations = new DiskOperations(clock);
  const disks = new VmDisks({ locks: new Locks(), usages: new VmcUsages(), operations });
  const percents: number[] = [];
  const abort = new AbortController();
  const to = {
    access,
    signal: abort.signal,
    report: ({ percent = 0 }) => void percents.push(percent),
  };
  /** Lets time pass until an action has ended. */
  const finish = async <T>(action: Promise<T>): Promise<T> => {
    const progress = { isDone: false };
    void action.finally(() => (progress.isDone = true));
    while (!progress.isDone) {
      await clock.advance(50);
    }
    return action;
  };
  const names = async () => {
    const list = await access.commands.run(access.reach, vmcListCommand(), {
      deviceId: 'demo',
      signal: new AbortController().signal,
    });
    assert.ok(list.ok);
    return list.value.data.vms.map(({ name, sizeBytes, type }) => [name, type, sizeBytes]);
  };
  return { clock, disks, operations, percents, abort, to, finish, names };
}

describe('disks of the demo device', () => {
  it('are created, resized and destroyed, and the list shows it', async () => {
    const { disks, to, finish, names } = setUp();
    const request = { name: 'new', type: 'baguette', sizeBytes: 20 * GIB } as const;
    assert.deepEqual(await finish(disks.create(to, request)), DONE);
    assert.deepEqual((await names()).at(-1), ['new', 'baguette', 20 * GIB]);
    const size = { vm: 'new', sizeBytes: 30 * GIB };
    assert.deepEqual(await finish(disks.resize(to, size)), DONE);
    assert.deepEqual((await names()).at(-1), ['new', 'baguette', 30 * GIB]);
    assert.deepEqual(await finish(disks.destroy(to, 'new')), DONE);
    assert.deepEqual(await names(), [['termina', 'crostini', 4 * GIB]]);
  });

  it('are exported once to a file, which can be inspected and imported', async () => {
    const { disks, to, finish, names, percents } = setUp();
    const request = { name: 'termina', file, digest: true, force: true };
    const missing = await finish(disks.inspectBackup(to, file));
    assert.ok(!missing.ok && missing.error.kind === 'vmc');
    assert.equal(missing.error.failure.kind, 'file-missing');
    assert.deepEqual(await finish(disks.export(to, request)), DONE);
    assert.deepEqual(percents.slice(0, 3), [0, 5, 10]);
    assert.equal(percents.at(-1), 100);
    const again = await finish(disks.export(to, request));
    assert.ok(!again.ok && again.error.kind === 'vmc');
    assert.equal(again.error.failure.kind, 'file-exists');
    assert.deepEqual(await finish(disks.inspectBackup(to, file)), { ok: true, value: 'crostini' });
    const copy = { name: 'copy', file, type: 'crostini' } as const;
    assert.deepEqual(await finish(disks.import(to, copy)), DONE);
    assert.equal((await names()).length, 2);
  });

  it('go on with what nobody waits for, and tell its end once', async () => {
    const { disks, to, abort, clock, operations, finish, names } = setUp();
    const making = disks.create(to, { name: 'new', type: 'crostini' });
    while (operations.of('demo').length === 0) {
      await clock.advance(10);
    }
    abort.abort();
    assert.deepEqual(await finish(making), { ok: false, error: { kind: 'cancelled' } });
    const [operation] = operations.of('demo');
    assert.ok(operation);
    const asking = { ...to, signal: new AbortController().signal };
    const early = await disks.operations.status(asking, operation);
    assert.equal(early.ok && early.value.state, 'running');
    await clock.advance(3000);
    const late = await disks.operations.status(asking, operation);
    assert.equal(late.ok && late.value.state, 'done');
    assert.equal((await names()).length, 2);
    assert.equal((await disks.operations.status(asking, operation)).ok, false);
  });
});
