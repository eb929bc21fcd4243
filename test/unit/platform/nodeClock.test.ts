import assert from 'node:assert/strict';
import { nodeClock } from '../../../src/platform/nodeClock';

describe('nodeClock', () => {
  it('tells the milliseconds since the epoch', () => {
    const before = Date.now();
    const now = nodeClock.now();
    assert.ok(before <= now && now <= Date.now());
  });

  it('calls back in order of the delays, and not what was disposed', async () => {
    const calls: string[] = [];
    await new Promise<void>((resolve) => {
      nodeClock.after(30, () => {
        calls.push('later');
        resolve();
      });
      nodeClock.after(10, () => calls.push('disposed')).dispose();
      nodeClock.after(1, () => calls.push('sooner'));
      // More than a timer of Node holds, which would fire at once.
      nodeClock.after(2 ** 40, () => calls.push('much later'));
    });
    assert.deepEqual(calls, ['sooner', 'later']);
  });
});
