import assert from 'node:assert/strict';
import { ReplayRunner, type Recording } from '../../../src/platform/replayRunner';
import { errorOf, outputOf, runOptions } from './support';

const recordings: readonly Recording[] = [
  { file: 'lxc', args: ['list'], answer: { stdout: 'first' } },
  { file: 'lxc', args: ['list'], answer: { stdout: 'never' } },
  { file: 'lxc', args: (args) => args[0] === 'stop', answer: { exitCode: 1, stderr: 'no' } },
  { file: 'vmc', args: ['list'], answer: { kind: 'not-found', file: 'vmc' } },
  { file: 'vmc', args: ['echo'], answer: ({ env }) => ({ stdout: env?.['X'] ?? '' }) },
  { file: 'vmc', args: ['never'], answer: () => new Promise(() => undefined) },
];

describe('ReplayRunner', () => {
  it('answers with the first recording that fits, by arguments or by a test of them', async () => {
    const runner = new ReplayRunner(recordings);
    const listed = outputOf(await runner.run({ file: 'lxc', args: ['list'] }, runOptions()));
    assert.deepEqual(listed, { stdout: 'first', stderr: '', exitCode: 0, durationMs: 0 });
    const stopped = await runner.run({ file: 'lxc', args: ['stop', 'x'] }, runOptions());
    assert.deepEqual([outputOf(stopped).exitCode, outputOf(stopped).stderr], [1, 'no']);
  });

  it('answers with errors, and with what a function makes of the invocation', async () => {
    const runner = new ReplayRunner(recordings);
    const missing = await runner.run({ file: 'vmc', args: ['list'] }, runOptions());
    assert.deepEqual(errorOf(missing), { kind: 'not-found', file: 'vmc' });
    const invocation = { file: 'vmc', args: ['echo'], env: { X: 'y' } };
    assert.equal(outputOf(await runner.run(invocation, runOptions())).stdout, 'y');
  });

  it('names the invocation that has no recording', async () => {
    const runner = new ReplayRunner(recordings);
    for (const args of [[], ['list', 'more'], ['List']]) {
      const error = errorOf(await runner.run({ file: 'lxc', args }, runOptions()));
      const message = ['No recording of lxc', ...args].join(' ');
      assert.deepEqual(error, { kind: 'failed-to-start', file: 'lxc', message });
    }
  });

  it('keeps the invocations in order, without those that were cancelled before', async () => {
    const runner = new ReplayRunner(recordings);
    const invocations = [
      { file: 'lxc', args: ['list'] },
      { file: 'none', args: [] },
    ];
    for (const invocation of invocations) {
      await runner.run(invocation, runOptions());
    }
    await runner.run({ file: 'lxc', args: ['x'] }, runOptions({ signal: AbortSignal.abort() }));
    assert.deepEqual(runner.calls, invocations);
  });

  it('gives cancelled when the signal aborts, before or while it waits', async () => {
    const runner = new ReplayRunner(recordings);
    const never = { file: 'vmc', args: ['never'] };
    const before = await runner.run(never, runOptions({ signal: AbortSignal.abort() }));
    assert.deepEqual(errorOf(before), { kind: 'cancelled' });
    const stop = new AbortController();
    const during = runner.run(never, runOptions({ signal: stop.signal }));
    stop.abort();
    assert.deepEqual(errorOf(await during), { kind: 'cancelled' });
  });
});
