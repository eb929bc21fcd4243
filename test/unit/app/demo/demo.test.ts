import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  copyInstance,
  deleteInstance,
  renameInstance,
} from '../../../../src/app/actions/changeInstance';
import { createCrostiniContainer } from '../../../../src/app/actions/createCrostiniContainer';
import { createInstance } from '../../../../src/app/actions/createInstance';
import { InstanceLifecycle } from '../../../../src/app/actions/instanceLifecycle';
import { Locks } from '../../../../src/app/actions/locks';
import type { ActionProgress } from '../../../../src/app/actions/report';
import { VmLifecycle } from '../../../../src/app/actions/vmLifecycle';
import { loadDemoRecordings } from '../../../../src/app/demo/demoRecordings';
import { DemoRunner } from '../../../../src/app/demo/demoRunner';
import { HostReader } from '../../../../src/app/inventory/hostReader';
import { newDeviceState } from '../../../../src/app/inventory/deviceState';
import { readInstanceJournal, readVmJournal, readVmLog } from '../../../../src/app/logs/readLogs';
import type { Files } from '../../../../src/app/ports';
import { err, ok } from '../../../../src/core/result';
import { FakeClock } from '../fakeClock';
import { allRows, containerLines, Reading, vmLines } from '../readings';
import { makeAccess } from '../standInDevice';

const media = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../media/demo');
const files: Files = {
  readText: async (file) => {
    try {
      return ok(await readFile(file, 'utf8'));
    } catch {
      return err({ kind: 'file-missing', path: file });
    }
  },
};
const never = new AbortController().signal;
const demo = { kind: 'demo', name: 'Demo' } as const;
const target = { deviceId: 'demo:Demo', vm: 'termina' };
const penguin = { ...target, instance: 'penguin', project: undefined };

function setUp(folder = media) {
  const clock = new FakeClock();
  const processes = new DemoRunner(() => loadDemoRecordings(files, folder), clock);
  const access = makeAccess({ processes });
  const reading = new Reading(new HostReader(access, clock, newDeviceState(demo)), demo);
  /** Waits for an action whose time has to pass by hand. */
  const finish = async <T>(action: Promise<T>): Promise<T> => {
    const progress = { isDone: false };
    void action.finally(() => (progress.isDone = true));
    while (!progress.isDone) {
      await clock.advance(100);
    }
    return action;
  };
  return { clock, access, reading, finish };
}

describe('the demo device', () => {
  it('has the rows of its file, without a problem', async () => {
    const state = await setUp().reading.read();
    assert.deepEqual(vmLines(state), [
      ...['termina running', 'baguette running', 'old-projects stopped'],
    ]);
    assert.deepEqual(containerLines(state, 'termina'), ['penguin running', 'arch stopped']);
    const rows = allRows(state);
    assert.deepEqual(
      rows.filter(({ kind }) => kind === 'problem' || kind === 'warnings'),
      [],
    );
    const notes = rows.flatMap((row) => (row.kind === 'note' ? [row.note] : []));
    assert.deepEqual(notes, ['containerless', 'vm-stopped']);
    const [first] = state.contents.get('termina')?.instances.data ?? [];
    assert.equal(first?.snapshots?.[0]?.name, 'before-upgrade');
    assert.equal(first.addresses?.length, 2);
  });

  it('shows what was stopped and started in the next list', async () => {
    const { access, reading, finish } = setUp();
    const instances = new InstanceLifecycle(new Locks());
    const vms = new VmLifecycle(new Locks());
    const stop = instances.stop(access, penguin, { force: false }, never);
    assert.deepEqual(await finish(stop), { ok: true, value: 'done' });
    let state = await reading.read();
    assert.deepEqual(containerLines(state, 'termina'), ['penguin stopped', 'arch stopped']);
    assert.equal((await finish(instances.start(access, penguin, never))).ok, true);
    state = await reading.read();
    assert.deepEqual(containerLines(state, 'termina'), ['penguin running', 'arch stopped']);
    assert.equal(state.contents.get('termina')?.instances.data?.[0]?.addresses?.length, 1);
    assert.equal((await finish(vms.stop(access, target, never))).ok, true);
    assert.equal(vmLines(await reading.read())[0], 'termina stopped');
    const early = await finish(instances.start(access, penguin, never));
    assert.ok(!early.ok && early.error.kind === 'vsh');
    assert.equal(early.error.failure.kind, 'vm-not-running');
    const old = { ...target, vm: 'old-projects' };
    assert.deepEqual(await finish(vms.start(access, old, never)), { ok: true, value: 'done' });
    assert.equal(vmLines(await reading.read())[2], 'old-projects running');
  });

  it('makes, copies, renames, freezes and deletes containers in memory', async () => {
    const { access, reading, finish } = setUp();
    const percents: number[] = [];
    const action = {
      locks: new Locks(),
      access,
      signal: never,
      report: ({ percent }: ActionProgress) => percents.push(percent ?? 0),
    };
    const named = (instance: string) => ({ ...penguin, instance });
    const spec = { image: 'lxd-images:fedora/43', start: true };
    const copy = { name: 'twin', remote: undefined, withSnapshots: true };
    const crostini = { vm: 'termina', container: 'second' };
    const instances = new InstanceLifecycle(action.locks);
    for (const act of [
      () => createInstance(action, named('fedora'), spec),
      () => createCrostiniContainer(action, crostini),
      () => copyInstance(action, penguin, copy),
      () => renameInstance(action, named('arch'), 'archlinux'),
      () => instances.freeze(access, penguin, never),
      () => deleteInstance(action, named('fedora'), { force: true }),
    ]) {
      assert.deepEqual(await finish(act()), { ok: true, value: 'done' });
    }
    assert.ok(percents.includes(50));
    assert.deepEqual(containerLines(await reading.read(), 'termina'), [
      ...['penguin frozen', 'archlinux stopped', 'second running', 'twin stopped'],
    ]);
    await finish(instances.unfreeze(access, penguin, never));
    const state = await reading.read();
    const rows = state.contents.get('termina')?.instances.data ?? [];
    assert.equal(rows[0]?.addresses?.length, 2);
    assert.equal(rows.find(({ name }) => name === 'twin')?.snapshots?.length, 1);
    const wrong = await finish(createInstance(action, named('box'), { ...spec, image: 'nosuch' }));
    assert.ok(!wrong.ok && wrong.error.kind === 'lxc');
    assert.equal(wrong.error.failure.kind, 'image-not-found');
  });

  it('has a log and journals that are read without a leftover', async () => {
    const { access, clock } = setUp();
    const log = await readVmLog(access, target, clock, never);
    assert.ok(log.ok);
    assert.equal(log.value.length, 12);
    assert.ok(log.value.every(({ timeMs }) => timeMs !== undefined));
    assert.ok(log.value.some(({ message }) => message.includes('started,\naddress')));
    for (const journal of [
      await readInstanceJournal(access, penguin, 100, never),
      await readVmJournal(access, { ...target, vm: 'baguette' }, 100, never),
    ]) {
      assert.ok(journal.ok);
      assert.equal(journal.value.length, 8);
    }
    const stopped = await readVmLog(access, { ...target, vm: 'old-projects' }, clock, never);
    assert.deepEqual(stopped, { ok: true, value: [] });
  });

  it('is empty when its files are damaged or missing', async () => {
    const state = await setUp('/nonexistent').reading.read();
    assert.deepEqual(state.vms?.data, []);
    assert.equal(state.problem, undefined);
  });

  it('can be cancelled', async () => {
    const { access, finish } = setUp();
    const abort = new AbortController();
    const result = new VmLifecycle(new Locks()).stop(access, target, abort.signal);
    abort.abort();
    assert.deepEqual(await finish(result), { ok: false, error: { kind: 'cancelled' } });
  });
});
