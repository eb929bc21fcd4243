import assert from 'node:assert/strict';
import { RefreshSchedule } from '../../../src/app/refreshSchedule';
import { FakeClock, settle } from './fakeClock';

describe('RefreshSchedule', () => {
  let clock: FakeClock;
  let refreshes: number;
  let schedule: RefreshSchedule;
  let intervalMs: number;

  beforeEach(() => {
    clock = new FakeClock();
    refreshes = 0;
    intervalMs = 60_000;
    schedule = new RefreshSchedule(
      clock,
      () => intervalMs,
      () => {
        refreshes++;
        return Promise.resolve();
      },
    );
  });

  it('does nothing while the view was never shown', async () => {
    await clock.advance(600_000);
    assert.equal(refreshes, 0);
    assert.equal(clock.pending, 0);
  });

  it('reads when the view is shown, then after each interval', async () => {
    schedule.setVisible(true);
    await settle();
    assert.equal(refreshes, 1);
    await clock.advance(59_000);
    assert.equal(refreshes, 1);
    await clock.advance(1_000);
    assert.equal(refreshes, 2);
    await clock.advance(120_000);
    assert.equal(refreshes, 4);
  });

  it('keeps no timer while the view is hidden', async () => {
    schedule.setVisible(true);
    await settle();
    schedule.setVisible(false);
    assert.equal(clock.pending, 0);
    await clock.advance(600_000);
    assert.equal(refreshes, 1);
  });

  it('does not read again when the view is shown within the interval', async () => {
    schedule.setVisible(true);
    await settle();
    schedule.setVisible(false);
    await clock.advance(10_000);
    schedule.setVisible(true);
    await settle();
    assert.equal(refreshes, 1);
    await clock.advance(50_000);
    assert.equal(refreshes, 2);
  });

  it('reads at once when the view is shown after the interval', async () => {
    schedule.setVisible(true);
    await settle();
    schedule.setVisible(false);
    await clock.advance(61_000);
    schedule.setVisible(true);
    await clock.advance(0);
    assert.equal(refreshes, 2);
  });

  it('reads once and never again by itself, when the interval is 0', async () => {
    intervalMs = 0;
    schedule.setVisible(true);
    await clock.advance(600_000);
    assert.equal(refreshes, 1);
    assert.equal(clock.pending, 0);
  });

  it('reads at once when the devices changed', async () => {
    schedule.setVisible(true);
    await settle();
    schedule.refreshSoon();
    await settle();
    assert.equal(refreshes, 2);
  });

  describe('when the view is hidden during a reading, which ends it', () => {
    let end: () => void;
    beforeEach(() => {
      schedule = new RefreshSchedule(
        clock,
        () => intervalMs,
        () => {
          refreshes++;
          return new Promise((resolve) => (end = resolve));
        },
      );
      schedule.setVisible(true);
      schedule.setVisible(false);
    });

    it('reads at once when the view is shown next', async () => {
      end();
      await settle();
      assert.equal(clock.pending, 0);
      schedule.setVisible(true);
      assert.equal(refreshes, 2);
    });

    it('reads at once when the view is shown before that reading has ended', async () => {
      schedule.setVisible(true);
      end();
      await settle();
      assert.equal(refreshes, 2);
      end();
      await settle();
      assert.equal(refreshes, 2);
      assert.equal(clock.pending, 1);
    });
  });

  it('ends its timer when disposed', async () => {
    schedule.setVisible(true);
    await settle();
    schedule.dispose();
    assert.equal(clock.pending, 0);
  });
});
