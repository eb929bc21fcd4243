import assert from 'node:assert/strict';
import { finishReading } from '../../../../src/app/inventory/deviceState';
import type { DeviceReader, UpdateState } from '../../../../src/app/inventory/deviceReader';
import { Inventory } from '../../../../src/app/inventory/inventory';
import { LxdSections, type LxdSectionRow } from '../../../../src/app/lxd/lxdSections';
import type { RecordedAnswer } from '../../../../src/platform/replayRunner';
import { sample } from '../../core/cli/lxc/fixture';
import { FakeClock, settle } from '../fakeClock';
import { HERE } from '../readings';
import { replayLxd } from './replayLxd';

const ID = 'local:here';
const IMAGES = 'image list --format=json';
const images: LxdSectionRow = {
  id: `${ID}/lxd/images`,
  deviceId: ID,
  vm: undefined,
  listing: 'images',
};

/** A device whose own LXD has no containers, and that is read by hand. */
class DeviceStub implements DeviceReader {
  read(update: UpdateState): Promise<void> {
    update((state) => ({ ...state, reading: true }));
    update((state) => ({
      ...state,
      reading: false,
      wasRead: true,
      instances: finishReading([], [], 1),
    }));
    return Promise.resolve();
  }
}

async function setUp(answer: RecordedAnswer | (() => Promise<RecordedAnswer>)) {
  const inventory = new Inventory();
  const clock = new FakeClock();
  let lxd = replayLxd({ [IMAGES]: answer });
  const sections = new LxdSections({ inventory, clock, access: () => lxd.access });
  const drawn: string[] = [];
  sections.onDidChange((row) => drawn.push(row.listing));
  inventory.setDevices([{ config: HERE, reader: new DeviceStub() }]);
  await inventory.refresh();
  return {
    inventory,
    clock,
    sections,
    drawn,
    reads: () => lxd.lines().filter((line) => line === IMAGES).length,
    /** Time for the reading, whose code is loaded when it is first wanted. */
    settled: async () => {
      await import('../../../../src/app/lxd/readListing');
      await settle();
    },
    reachAnew: () => (lxd = replayLxd({ [IMAGES]: answer })),
    count: () => sections.section(images.id).data?.length,
  };
}

const two: RecordedAnswer = { stdout: sample('image-list-json') };

describe('LxdSections', () => {
  it('reads nothing before a row is opened, however often the device is read', async () => {
    const { inventory, reads, settled, drawn } = await setUp(two);
    await inventory.refresh();
    await settled();
    assert.equal(reads(), 0);
    assert.deepEqual(drawn, []);
  });

  it('reads when a row is opened, and once for all who ask', async () => {
    const { sections, reads, count, drawn, clock } = await setUp(two);
    await Promise.all([sections.open(images), sections.open(images)]);
    assert.equal(reads(), 1);
    assert.equal(count(), 2);
    assert.deepEqual(drawn, ['images']);
    assert.equal(clock.pending, 0);
  });

  it('reads an open row again with its device, and draws nothing where nothing changed', async () => {
    const { inventory, sections, reads, settled, drawn } = await setUp(two);
    await sections.open(images);
    const { data } = sections.section(images.id);
    await inventory.refresh();
    await settled();
    assert.equal(reads(), 2);
    assert.equal(sections.section(images.id).data, data);
    assert.deepEqual(drawn, ['images']);
  });

  it('leaves a collapsed row alone, also when it is one above that was collapsed', async () => {
    for (const row of [images.id, `${ID}/lxd`, ID]) {
      const { inventory, sections, reads, settled } = await setUp(two);
      await sections.open(images);
      sections.collapsed(row);
      await inventory.refresh();
      await settled();
      assert.equal(reads(), 1, row);
    }
  });

  it('keeps reading when only a row with a similar name was collapsed', async () => {
    const { inventory, sections, reads, settled } = await setUp(two);
    await sections.open(images);
    sections.collapsed(`${ID}/lxd/image`);
    await inventory.refresh();
    await settled();
    assert.equal(reads(), 2);
  });

  it('reads a row that is opened again, unless that was a moment ago', async () => {
    const { sections, reads, settled, clock } = await setUp(two);
    await sections.open(images);
    sections.expanded(images.id);
    await settled();
    assert.equal(reads(), 1);
    sections.collapsed(`${ID}/lxd`);
    await clock.advance(60_000);
    sections.expanded(`${ID}/lxd`);
    await settled();
    assert.equal(reads(), 2);
  });

  it('shows that a slow reading goes on, then what came of it', async () => {
    const asked: { end: (answer: RecordedAnswer) => void }[] = [];
    const { sections, drawn, clock, settled, count } = await setUp(
      () => new Promise((end) => asked.push({ end })),
    );
    const opened = sections.open(images);
    await settled();
    assert.equal(sections.section(images.id).reading, true);
    await clock.advance(300);
    await opened;
    assert.deepEqual(drawn, ['images']);
    asked[0]?.end(two);
    await settled();
    assert.equal(count(), 2);
    assert.deepEqual(drawn, ['images', 'images']);
  });

  it('keeps what was read beside the reason why the last reading failed', async () => {
    const answers: RecordedAnswer[] = [
      two,
      { exitCode: 1, stderr: sample('err-daemon-cleanly-stopped.stderr') },
      two,
    ];
    const { inventory, sections, settled, count } = await setUp(() =>
      Promise.resolve(answers.shift() ?? two),
    );
    await sections.open(images);
    await inventory.refresh();
    await settled();
    assert.equal(sections.section(images.id).problem?.kind, 'lxc');
    assert.equal(count(), 2);
    await inventory.refresh();
    await settled();
    assert.equal(sections.section(images.id).problem, undefined);
  });

  it('reads once more when its device is read while it reads', async () => {
    const asked: { end: (answer: RecordedAnswer) => void }[] = [];
    const { inventory, sections, reads, settled } = await setUp(
      () => new Promise((end) => asked.push({ end })),
    );
    void sections.open(images);
    await settled();
    await inventory.refresh('fresh');
    await inventory.refresh('fresh');
    asked[0]?.end(two);
    await settled();
    asked[1]?.end(two);
    await settled();
    assert.equal(reads(), 2);
  });

  it('ends its readings when hidden, and takes them up again', async () => {
    let hangs = true;
    const { sections, reads, settled, count } = await setUp(() =>
      hangs ? new Promise(() => undefined) : Promise.resolve(two),
    );
    void sections.open(images);
    await settled();
    sections.setVisible(false);
    await settled();
    const { problem, reading } = sections.section(images.id);
    assert.deepEqual([problem, reading], [undefined, false]);
    hangs = false;
    sections.setVisible(true);
    await settled();
    assert.equal(reads(), 2);
    assert.equal(count(), 2);
  });

  it('does not read for a device while it is hidden', async () => {
    const { inventory, sections, reads, settled } = await setUp(two);
    await sections.open(images);
    sections.setVisible(false);
    await inventory.refresh();
    await settled();
    assert.equal(reads(), 1);
  });

  it('forgets a device that is reached in another way, or is gone', async () => {
    const { inventory, sections, reachAnew, count } = await setUp(two);
    await sections.open(images);
    reachAnew();
    inventory.setDevices([{ config: HERE, reader: new DeviceStub(), key: 'other' }]);
    assert.equal(count(), undefined);
  });

  it('knows nothing of a device without tools', async () => {
    const inventory = new Inventory();
    const sections = new LxdSections({
      inventory,
      clock: new FakeClock(),
      access: () => undefined,
    });
    await sections.open(images);
    assert.equal(sections.section(images.id).data, undefined);
    assert.equal(sections.section(images.id).reading, false);
  });
});
