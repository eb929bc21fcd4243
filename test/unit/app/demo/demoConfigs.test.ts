import assert from 'node:assert/strict';
import { readConfig, saveConfig } from '../../../../src/app/actions/configDocuments';
import type { InstanceAction } from '../../../../src/app/actions/holdInstance';
import { Locks } from '../../../../src/app/actions/locks';
import { readNesting, setNesting } from '../../../../src/app/actions/nesting';
import {
  copySnapshot,
  deleteSnapshot,
  readSnapshots,
  restoreSnapshot,
  takeSnapshot,
} from '../../../../src/app/actions/snapshots';
import { DemoRunner } from '../../../../src/app/demo/demoRunner';
import type { Clock } from '../../../../src/app/ports';
import type { ConfigTarget } from '../../../../src/core/model/configTarget';
import { makeAccess } from '../standInDevice';

const TAKEN = '2026-10-03T17:20:00Z';
const DONE = { ok: true, value: 'done' };
const target = { deviceId: 'demo:Demo', vm: 'termina', instance: 'penguin', project: undefined };
const config: ConfigTarget = { ...target, kind: 'instance' };

/** Time that passes at once. */
const clock: Clock = {
  now: () => Date.parse('2026-11-21T10:00:00Z'),
  utcOffsetMinutesAt: () => 0,
  after: (_delayMs, callback) => {
    queueMicrotask(callback);
    return { dispose: () => undefined };
  },
};

function setUp(): InstanceAction {
  const processes = new DemoRunner(
    () =>
      Promise.resolve({
        inventory: {
          vms: [
            {
              vm: { name: 'termina', state: 'running' },
              instances: [
                {
                  ...{ name: 'penguin', state: 'running', kind: 'container', ephemeral: false },
                  profiles: ['default'],
                  snapshots: [{ name: 'before', createdAt: TAKEN }],
                },
              ],
            },
          ],
          instances: [],
        },
        vmLog: '',
        journal: '',
      }),
    clock,
  );
  return {
    locks: new Locks(),
    access: makeAccess({ processes }),
    signal: new AbortController().signal,
  };
}

async function namesOf(action: InstanceAction): Promise<readonly string[]> {
  const read = await readSnapshots(action, target);
  return read.ok ? (read.value.snapshots ?? []).map(({ name }) => name) : [];
}

describe('snapshots and configurations of the demo device', () => {
  it('takes, restores and deletes snapshots in memory', async () => {
    const action = setUp();
    assert.deepEqual(await takeSnapshot(action, target, 'mine'), DONE);
    assert.deepEqual(await takeSnapshot(action, target, undefined), DONE);
    assert.deepEqual(await namesOf(action), ['before', 'mine', 'snap0']);
    const again = await takeSnapshot(action, target, 'mine');
    assert.ok(!again.ok && again.error.kind === 'snapshot-exists');
    assert.deepEqual(await deleteSnapshot(action, target, { name: 'snap0' }), DONE);
    assert.deepEqual(await namesOf(action), ['before', 'mine']);
    const before = { name: 'before', createdAt: TAKEN };
    assert.deepEqual(await restoreSnapshot(action, target, before), DONE);
    assert.deepEqual(await copySnapshot(action, target, { snapshot: before, name: 'new' }), DONE);
  });

  it('keeps a changed configuration, and brings back the one of a snapshot', async () => {
    const action = setUp();
    const { access, signal } = action;
    const base = await readConfig(access, config, signal);
    assert.ok(base.ok);
    const text = base.value.text.replace('config:\n', 'config:\n  limits.memory: 1GiB\n');
    await takeSnapshot(action, target, 'then');
    const saved = await saveConfig({ ...action, target: config, text, base: base.value.text });
    assert.ok(saved.ok && saved.value.kind === 'saved');
    assert.match(saved.value.reading.text, /limits\.memory: 1GiB/);
    await restoreSnapshot(action, target, { name: 'then' });
    assert.deepEqual(await readConfig(access, config, signal), base);
  });

  it('refuses a key that LXD does not know', async () => {
    const action = setUp();
    const text = 'config:\n  limits.memroy: 1GiB\n';
    const outcome = await saveConfig({ ...action, target: config, text, base: undefined });
    assert.deepEqual(outcome, {
      ok: true,
      value: {
        kind: 'refused',
        message: 'Invalid config: Unknown configuration key: limits.memroy',
      },
    });
  });

  it('has a profile that can be changed, and allows containers inside', async () => {
    const action = setUp();
    const { access, signal } = action;
    const profile: ConfigTarget = {
      ...{ kind: 'profile', deviceId: target.deviceId, vm: 'termina', profile: 'default' },
    };
    const read = await readConfig(access, profile, signal);
    assert.ok(read.ok);
    assert.deepEqual(read.value.usedBy, [{ kind: 'instance', name: 'penguin' }]);
    const on = { nesting: true, interception: false };
    assert.deepEqual(await readNesting(action, target), { ok: true, value: on });
    const off = { nesting: false, interception: false };
    assert.deepEqual(await setNesting(action, target, off), DONE);
    assert.deepEqual(await readNesting(action, target), { ok: true, value: off });
  });
});
