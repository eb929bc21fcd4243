import assert from 'node:assert/strict';
import { Relist } from '../../../../src/app/live/relist';
import { FakeClock, settle } from '../fakeClock';

describe('Relist', () => {
  const LISTING_MS = 50;
  let clock: FakeClock;
  let startsMs: number[];
  let relist: Relist;
  let listingMs: number;

  beforeEach(() => {
    clock = new FakeClock();
    startsMs = [];
    listingMs = LISTING_MS;
    const epochMs = clock.now();
    relist = new Relist(clock, () => {
      startsMs.push(clock.now() - epochMs);
      return new Promise((resolve) => clock.after(listingMs, resolve));
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
    assert.ok(startsMs.length < 40, startsMs.join(' '));
    assert.deepEqual(pausesMs.slice(0, 3), [200, 350, 650]);
    assert.equal(Math.max(...pausesMs), 650);
  });

  it('pauses as long as a slow listing took', async () => {
    listingMs = 1_000;
    relist.soon();
    await clock.advance(10);
    relist.soon();
    await clock.advance(1_985);
    assert.deepEqual(startsMs, [0]);
    await clock.advance(10);
    assert.deepEqual(startsMs, [0, 2_000]);
    await clock.advance(1_000);
  });

  it('acts at once on a change when all was calm for a moment', async () => {
    for (let change = 0; change < 100; change++) {
      relist.soon();
      await clock.advance(20);
    }
    // The last change may still wait for its listing.
    await clock.advance(600 + LISTING_MS + 300);
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
