import assert from 'node:assert/strict';
import { WakeWatch } from '../../../../src/app/live/wakeWatch';
import { FakeClock } from '../fakeClock';

describe('WakeWatch', () => {
  let clock: FakeClock;
  let wakes: number;
  let watch: WakeWatch;
  beforeEach(() => {
    clock = new FakeClock();
    wakes = 0;
    watch = new WakeWatch(clock, () => wakes++);
    watch.start();
    watch.start();
  });

  it('notices that the clock went on while timers stood still, once for each sleep', async () => {
    await clock.advance(300_000);
    assert.equal(wakes, 0);
    clock.sleep(120_000);
    await clock.advance(10_000);
    assert.equal(wakes, 1);
    await clock.advance(300_000);
    assert.equal(wakes, 1);
  });

  it('takes no notice of a timer that is some seconds late', async () => {
    clock.sleep(12_000);
    await clock.advance(10_000);
    assert.equal(wakes, 0);
  });

  it('keeps one timer while it is started, and none after', () => {
    assert.equal(clock.pending, 1);
    watch.dispose();
    assert.equal(clock.pending, 0);
  });
});
