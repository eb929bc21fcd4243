import assert from 'node:assert/strict';
import { Relist } from '../../../../src/app/live/relist';
import { FakeClock, settle } from '../fakeClock';

describe('Relist', () => {
  const LISTING_MS = 50;
  let clock: FakeClock;
  let startsMs: number[];
  let relist: Relist;

  beforeEach(() => {
    clock = new FakeClock();
    startsMs = [];
    const epochMs = clock.now();
    relist = new Relist(clock, () => {
      startsMs.push(clock.now() - epochMs);
      return new Promise((resolve) => clock.after(LISTING_MS, resolve));
    });
  });

  it('lists at once after the first change', () => {
    relist.soon();
    assert.deepEqual(startsMs, [0]);
  });

  it('makes two listings of fifty changes at once', async () => {
    for (let change = 0; change < 50; change++) {
      relist.soon();
      await clock.advance(1);
    }
    await clock.advance(10_000);
    assert.deepEqual(startsMs, [0, 200]);
  });

  it('never leaves a change without a listing that began after it', async () => {
    relist.soon();
    await clock.advance(LISTING_MS - 1);
    relist.soon();
    await clock.advance(10_000);
    assert.equal(startsMs.length, 2);
    assert.ok((startsMs[1] ?? 0) >= LISTING_MS);
  });

  it('acts soon on a change right after a listing', async () => {
    relist.soon();
    await clock.advance(LISTING_MS + 10);
    relist.soon();
    await clock.advance(150);
    assert.equal(startsMs.length, 2);
  });

  it('lists ever less often while changes go on, but goes on listing', async () => {
    for (let ms = 0; ms < 20_000; ms += 20) {
      relist.soon();
      await clock.advance(20);
    }
    const pausesMs = startsMs.slice(1).map((ms, index) => ms - (startsMs[index] ?? 0));
    assert.ok(startsMs.length < 16, startsMs.join(' '));
    assert.ok(Math.max(...pausesMs) <= 2_000 + 2 * LISTING_MS, pausesMs.join(' '));
  });

  it('acts at once again after half a calm second', async () => {
    for (let change = 0; change < 100; change++) {
      relist.soon();
      await clock.advance(20);
    }
    // The last change may still wait for its listing.
    await clock.advance(2_000 + LISTING_MS + 500);
    const before = startsMs.length;
    relist.soon();
    assert.equal(startsMs.length, before + 1);
  });

  it('keeps no timer and lists no more when disposed', async () => {
    relist.soon();
    relist.soon();
    relist.dispose();
    await clock.advance(10_000);
    relist.soon();
    await settle();
    assert.equal(startsMs.length, 1);
    assert.equal(clock.pending, 0);
  });
});
