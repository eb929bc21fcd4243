import assert from 'node:assert/strict';
import {
  copySnapshot,
  deleteSnapshot,
  readSnapshots,
  restoreSnapshot,
  takeSnapshot,
} from '../../../../src/app/actions/snapshots';
import type { Problem } from '../../../../src/core/problem/problem';
import type { Result } from '../../../../src/core/result';
import { BOX, TalkingLxc, type LxcAnswer } from './configReplay';

const DONE = { ok: true, value: 'done' };
const TAKEN = '2026-11-21T10:00:00Z';
const ONE = { name: 'one', createdAt: TAKEN };

/** `lxc list` with one container, and what the other commands answer. */
function lxcWith(snapshots: readonly object[], other: (line: string) => LxcAnswer = () => '') {
  const box = { name: 'box', status: 'Stopped', type: 'container', state: null, snapshots };
  const copied: object[] = [];
  return new TalkingLxc((line) => {
    if (line.startsWith('lxc copy') && other(line) === '') {
      copied.push({ ...box, name: 'new', snapshots: null });
    }
    return line.startsWith('lxc list') ? JSON.stringify([box, ...copied]) : other(line);
  });
}

const kept = { name: 'one', created_at: TAKEN, stateful: false };

function kindOf(result: Result<unknown, Problem>): string {
  assert.ok(!result.ok, 'it went well');
  return result.error.kind === 'lxc' ? `lxc ${result.error.failure.kind}` : result.error.kind;
}

describe('actions on snapshots', () => {
  it('read what LXD has at this moment', async () => {
    const read = await readSnapshots(lxcWith([kept]).action(), BOX);
    assert.deepEqual(read.ok && read.value.snapshots, [{ ...ONE, stateful: false }]);
  });

  it('take one with a name and without', async () => {
    const lxc = lxcWith([]);
    assert.deepEqual(await takeSnapshot(lxc.action(), BOX, 'one'), DONE);
    assert.deepEqual(await takeSnapshot(lxc.action(), BOX, undefined), DONE);
    assert.deepEqual(lxc.calls, ['lxc snapshot --quiet -- box one', 'lxc snapshot --quiet -- box']);
  });

  it('look before they restore or delete', async () => {
    const lxc = lxcWith([kept]);
    assert.deepEqual(await restoreSnapshot(lxc.action(), BOX, ONE), DONE);
    assert.deepEqual(await deleteSnapshot(lxc.action(), BOX, { name: 'one' }), DONE);
    assert.deepEqual(lxc.calls, [
      'lxc list --format=json',
      'lxc restore --quiet -- box one',
      'lxc list --format=json',
      'lxc delete --quiet -- box/one',
    ]);
  });

  it('touch no snapshot but the one that was seen', async () => {
    const cases: readonly (readonly object[])[] = [
      [],
      [{ name: 'other', created_at: TAKEN }],
      [{ name: 'one', created_at: '2026-11-21T11:00:00Z' }],
    ];
    for (const snapshots of cases) {
      const lxc = lxcWith(snapshots);
      const gone = { kind: 'snapshot-gone', instance: 'box', snapshot: 'one' };
      const both = [
        await restoreSnapshot(lxc.action(), BOX, ONE),
        await deleteSnapshot(lxc.action(), BOX, ONE),
      ];
      assert.deepEqual(both, [
        { ok: false, error: gone },
        { ok: false, error: gone },
      ]);
      assert.ok(lxc.calls.every((line) => line.startsWith('lxc list')));
    }
  });

  it('make a new container where the name is free', async () => {
    const lxc = lxcWith([kept]);
    const made = await copySnapshot(lxc.action(), BOX, { snapshot: ONE, name: 'new' });
    assert.deepEqual(made, DONE);
    assert.ok(lxc.calls.includes('lxc copy --stateless -- box/one new'), lxc.calls.join('\n'));
    const taken = await copySnapshot(lxc.action(), BOX, { snapshot: ONE, name: 'new' });
    assert.equal(kindOf(taken), 'instance-exists');
  });

  const refusals: readonly (readonly [string, string])[] = [
    ['This "instances_snapshots" entry already exists', 'snapshot-exists'],
    ['Instance not found', 'instance-gone'],
    ['Instance is busy running a "restore" operation', 'lxc busy'],
  ];
  for (const [error, kind] of refusals) {
    it(`say ${kind} where taking one fails with ${JSON.stringify(error)}`, async () => {
      const lxc = lxcWith([], () => ({ error }));
      assert.equal(kindOf(await takeSnapshot(lxc.action(), BOX, 'one')), kind);
    });
  }

  it('say that one is gone that went in between', async () => {
    const error = 'Snapshot box/one does not exist';
    const lxc = lxcWith([kept], () => ({ error }));
    assert.equal(kindOf(await restoreSnapshot(lxc.action(), BOX, ONE)), 'snapshot-gone');
  });

  it('run nothing for names that are none', async () => {
    const lxc = lxcWith([kept]);
    const action = lxc.action();
    assert.equal(kindOf(await takeSnapshot(action, BOX, '..')), 'bad-snapshot-name');
    assert.equal(kindOf(await takeSnapshot(action, BOX, '')), 'bad-snapshot-name');
    assert.equal(kindOf(await restoreSnapshot(action, BOX, { name: 'a/b' })), 'bad-snapshot-name');
    assert.equal(kindOf(await deleteSnapshot(action, BOX, { name: '..' })), 'bad-snapshot-name');
    const bad = { ...BOX, instance: '-f' };
    assert.equal(kindOf(await takeSnapshot(action, bad, 'one')), 'bad-instance-name');
    assert.equal(kindOf(await deleteSnapshot(action, bad, ONE)), 'bad-instance-name');
    assert.deepEqual(lxc.calls, []);
  });

  it('keep off each other', async () => {
    const action = lxcWith([kept]).action();
    const first = restoreSnapshot(action, BOX, ONE);
    assert.equal(kindOf(await takeSnapshot(action, BOX, 'two')), 'already-under-way');
    assert.deepEqual(await first, DONE);
  });

  it('end when they are called off', async () => {
    const abort = new AbortController();
    abort.abort();
    const result = await takeSnapshot(lxcWith([]).action(abort.signal), BOX, 'one');
    assert.equal(kindOf(result), 'cancelled');
  });
});
