import assert from 'node:assert/strict';
import { DeviceAccess } from '../../../../src/app/deviceAccess';
import { FollowRunner } from '../../../../src/app/followRunner';
import type {
  DeviceReader,
  ReadManner,
  UpdateState,
} from '../../../../src/app/inventory/deviceReader';
import {
  failReading,
  finishReading,
  type DeviceState,
  type Section,
} from '../../../../src/app/inventory/deviceState';
import { Inventory } from '../../../../src/app/inventory/inventory';
import { KeepCurrent } from '../../../../src/app/live/keepCurrent';
import type { Instance } from '../../../../src/core/model/instance';
import type { Problem } from '../../../../src/core/problem/problem';
import { RecordingLog } from '../../platform/support';
import { FakeClock, settle } from '../fakeClock';
import { HERE } from '../readings';
import { makeAccess } from '../standInDevice';
import { DAEMON_DIED, eventLine, StandInFollower } from './standInFollower';

const DEAD: Problem = {
  kind: 'lxc',
  failure: { kind: 'daemon-refused', message: '', exitCode: 1 },
};
const NOT_ALLOWED: Problem = {
  kind: 'lxc',
  failure: { kind: 'permission-denied', message: '', exitCode: 1 },
};
const SSH_GONE: Problem = { kind: 'ssh', failure: { kind: 'closed', line: '' }, host: 'dut' };
const PENGUIN: Instance = {
  name: 'penguin',
  state: 'running',
  kind: 'container',
  ephemeral: false,
  addresses: [{ family: 'inet', address: '10.0.0.2', nic: 'eth0' }],
};

/** A device with an LXD of its own and one in a VM, that answers as a test says. */
class StandInReader implements DeviceReader {
  readonly #clock: FakeClock;
  /** What was read, as `device` or `own` or the VM's name, in order. */
  readonly asked: string[] = [];
  own: Problem | undefined;
  device: Problem | undefined;
  vm: 'running' | 'stopped' = 'running';
  instances: readonly Instance[] = [PENGUIN];

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  async read(update: UpdateState, _signal: AbortSignal, manner?: ReadManner): Promise<void> {
    this.asked.push('device');
    await Promise.resolve();
    const { device } = this;
    if (device !== undefined) {
      update((state) => ({ ...state, wasRead: true, problem: device }));
      return;
    }
    update(({ problem, doubt, ...state }) => ({
      ...state,
      wasRead: true,
      vms: finishReading([{ name: 'termina', state: this.vm }], [], this.#clock.now()),
    }));
    for (const vm of [undefined, 'termina']) {
      if (manner?.isCurrent(vm) !== true) {
        await this.readInstances(vm, update);
      }
    }
  }

  async readInstances(vm: string | undefined, update: UpdateState): Promise<void> {
    this.asked.push(vm ?? 'own');
    await Promise.resolve();
    update((state) => (vm === undefined ? this.#withOwn(state) : this.#withVm(state)));
  }

  takeAsked(): readonly string[] {
    return this.asked.splice(0);
  }

  #withOwn(state: DeviceState): DeviceState {
    const instances: Section<Instance> =
      this.own === undefined
        ? finishReading([...this.instances], [], this.#clock.now())
        : failReading(state.instances, this.own);
    return { ...state, instances };
  }

  #withVm(state: DeviceState): DeviceState {
    const instances =
      this.vm === 'running'
        ? finishReading<Instance>([], [], this.#clock.now())
        : { warnings: [], reading: false };
    const vms = finishReading([{ name: 'termina', state: this.vm }], [], this.#clock.now());
    return { ...state, vms, contents: new Map([['termina', { containerless: false, instances }]]) };
  }
}

describe('KeepCurrent', () => {
  let clock: FakeClock;
  let follower: StandInFollower;
  let reader: StandInReader;
  let inventory: Inventory;
  let access: DeviceAccess;
  let current: KeepCurrent;
  let isLive: boolean;
  let intervalMs: number;
  let log: RecordingLog;
  let renewals: number;

  const id = 'local:here';
  const state = (): DeviceState => {
    const device = inventory.device(id);
    assert.ok(device);
    return device;
  };
  const monitors = (): readonly string[] =>
    follower.running.map(({ invocation }) => invocation.file);

  beforeEach(() => {
    clock = new FakeClock();
    follower = new StandInFollower();
    reader = new StandInReader(clock);
    inventory = new Inventory();
    log = new RecordingLog();
    isLive = true;
    intervalMs = 60_000;
    renewals = 0;
    access = makeAccess({
      processes: { run: () => assert.fail('nothing is run here') },
      ownerHash: 'abc',
      followers: new FollowRunner(follower),
    });
    current = new KeepCurrent({
      inventory,
      accessOf: (deviceId) => (deviceId === id ? access : undefined),
      clock,
      log,
      intervalMs: () => intervalMs,
      isLive: () => isLive,
      renewConnections: () => renewals++,
    });
    inventory.setDevices([{ config: HERE, reader }]);
  });

  afterEach(() => {
    current.dispose();
    assert.equal(clock.pending, 0);
  });

  async function show(): Promise<void> {
    current.setVisible(true);
    await settle();
  }

  async function showUntilLive(): Promise<void> {
    await show();
    await clock.advance(20_000);
    reader.takeAsked();
  }

  it('does nothing while it was never shown', async () => {
    await clock.advance(600_000);
    assert.deepEqual(reader.asked, []);
    assert.equal(clock.pending, 0);
  });

  it('follows the events of each LXD that could be listed, the one in the VM through vsh', async () => {
    await show();
    assert.deepEqual(monitors(), ['lxc', 'vsh']);
  });

  it('says how changes come to be known', async () => {
    await show();
    assert.deepEqual(state().updates, { kind: 'interval', intervalMs: 60_000 });
    await clock.advance(1_000);
    assert.deepEqual(state().updates, { kind: 'live' });
    follower.latest.exit(1, DAEMON_DIED);
    await settle();
    assert.deepEqual(state().updates, { kind: 'interval', intervalMs: 60_000 });
  });

  it('lists only the LXD that reported an event', async () => {
    await showUntilLive();
    follower.started[0]?.options.onText(eventLine('instance-started'));
    await settle();
    assert.deepEqual(reader.takeAsked(), ['own']);
    follower.started[1]?.options.onText(eventLine('instance-started'));
    await settle();
    assert.deepEqual(reader.takeAsked(), ['termina']);
  });

  it('leaves LXDs whose events come in out of the interval, for five minutes', async () => {
    await showUntilLive();
    await clock.advance(5 * 60_000);
    assert.deepEqual(reader.takeAsked(), Array(5).fill('device'));
    await clock.advance(60_000);
    assert.deepEqual(reader.takeAsked(), ['device', 'own', 'termina']);
  });

  it('reads all at the interval while events do not come in', async () => {
    isLive = false;
    await showUntilLive();
    assert.deepEqual(monitors(), []);
    await clock.advance(60_000);
    assert.deepEqual(reader.takeAsked(), ['device', 'own', 'termina']);
  });

  it('keeps no process and no timer while hidden, and follows again when shown', async () => {
    await showUntilLive();
    current.setVisible(false);
    assert.deepEqual(monitors(), []);
    assert.equal(clock.pending, 0);
    await clock.advance(10_000);
    assert.deepEqual(reader.takeAsked(), []);
    await show();
    assert.deepEqual(monitors(), ['lxc', 'vsh']);
    await clock.advance(1_000);
    assert.deepEqual(reader.takeAsked(), ['own', 'termina']);
  });

  it('takes over the setting at once', async () => {
    await showUntilLive();
    isLive = false;
    current.update();
    assert.deepEqual(monitors(), []);
    isLive = true;
    current.update();
    await settle();
    assert.deepEqual(monitors(), ['lxc', 'vsh']);
  });

  it('follows a device anew whose programs changed, and no more one that is gone', async () => {
    await showUntilLive();
    const before = access;
    access = new DeviceAccess({
      ...{ deviceId: id, reach: before.reach, commands: before.commands },
      ...{ mayHave: before.mayHave, ownerHash: 'abc', followers: new FollowRunner(follower) },
    });
    inventory.setDevices([{ config: HERE, reader, key: 'other' }]);
    assert.deepEqual(monitors(), []);
    current.refreshSoon();
    await settle();
    assert.deepEqual(monitors(), ['lxc', 'vsh']);
    inventory.setDevices([]);
    assert.deepEqual(monitors(), []);
  });

  it('ends the monitor of a VM that was stopped, and starts one when it runs again', async () => {
    await showUntilLive();
    reader.vm = 'stopped';
    await clock.advance(60_000);
    assert.deepEqual(monitors(), ['lxc']);
    reader.vm = 'running';
    await clock.advance(60_000);
    assert.deepEqual(monitors(), ['lxc', 'vsh']);
  });

  it('lists again until a started container has its address', async () => {
    await showUntilLive();
    const { addresses, ...fresh } = { ...PENGUIN, name: 'fresh' };
    reader.instances = [PENGUIN, { ...fresh, addresses: [] }];
    follower.started[0]?.options.onText(eventLine('instance-started', 'instances/fresh'));
    await settle();
    await clock.advance(1_000);
    assert.deepEqual(reader.takeAsked(), ['own', 'own']);
    reader.instances = [PENGUIN, { ...fresh, ...(addresses && { addresses }) }];
    await clock.advance(20_000);
    assert.deepEqual(reader.takeAsked(), ['own', 'own']);
  });

  describe('when the daemon of an LXD ends', () => {
    beforeEach(showUntilLive);

    it('shows nothing of a break that is over before the first try', async () => {
      const problems: (Problem | undefined)[] = [];
      inventory.onDidChange(() => problems.push(state().instances?.problem));
      follower.started[0]?.exit(1, DAEMON_DIED);
      await settle();
      await clock.advance(2_000);
      assert.deepEqual(reader.takeAsked(), ['own']);
      assert.deepEqual(problems.filter(Boolean), []);
      assert.deepEqual(state().updates, { kind: 'live' });
    });

    it('shows nothing of a listing that met the break, if the next one works', async () => {
      reader.own = DEAD;
      follower.started[0]?.options.onText(eventLine('instance-shutdown'));
      await settle();
      assert.deepEqual(state().instances?.doubt, DEAD);
      assert.equal(state().instances?.problem, undefined);
      assert.equal(state().instances?.data?.length, 1);
      assert.deepEqual(monitors(), ['vsh']);
      reader.own = undefined;
      await clock.advance(1_000);
      assert.equal(state().instances?.doubt, undefined);
      assert.deepEqual(monitors(), ['vsh', 'lxc']);
    });

    it('tells after the second failure, tries ever less often, and recovers by itself', async () => {
      reader.own = DEAD;
      follower.started[0]?.options.onText(eventLine('instance-shutdown'));
      await settle();
      await clock.advance(1_000);
      assert.deepEqual(state().instances?.problem, DEAD);
      assert.equal(state().instances?.data?.length, 1);
      reader.takeAsked();
      await clock.advance(2_000 + 4_000 + 8_000 + 16_000);
      assert.deepEqual(reader.takeAsked(), ['own', 'own', 'own', 'own']);
      reader.own = undefined;
      await clock.advance(32_000);
      assert.equal(state().instances?.problem, undefined);
      assert.deepEqual(monitors(), ['vsh', 'lxc']);
    });

    it('leaves a refusal that nothing but the person can change to the interval', async () => {
      reader.own = NOT_ALLOWED;
      follower.started[0]?.options.onText(eventLine('instance-shutdown'));
      await settle();
      assert.deepEqual(state().instances?.problem, NOT_ALLOWED);
      reader.takeAsked();
      await clock.advance(30_000);
      assert.deepEqual(reader.takeAsked(), []);
    });

    it('tries again when there is no interval, too', async () => {
      intervalMs = 0;
      reader.own = DEAD;
      follower.started[0]?.options.onText(eventLine('instance-shutdown'));
      await settle();
      reader.own = undefined;
      await clock.advance(1_000);
      assert.equal(state().instances?.doubt, undefined);
    });
  });

  describe('when the connection to a device is lost', () => {
    beforeEach(async () => {
      isLive = false;
      await showUntilLive();
      reader.device = SSH_GONE;
    });

    it('tells it only when a second try fails, and tries until the interval takes over', async () => {
      await clock.advance(40_000);
      assert.deepEqual([state().problem, state().doubt], [undefined, SSH_GONE]);
      await clock.advance(1_000);
      assert.deepEqual([state().problem, state().doubt], [SSH_GONE, undefined]);
      assert.equal(state().vms?.data?.length, 1);
      reader.takeAsked();
      await clock.advance(2_000 + 4_000);
      assert.deepEqual(reader.takeAsked(), ['device', 'device']);
      reader.device = undefined;
      await clock.advance(8_000);
      assert.equal(state().problem, undefined);
    });

    it('tells it at once when somebody asked', async () => {
      await inventory.refresh('fresh');
      assert.deepEqual(state().problem, SSH_GONE);
    });

    it('tells it at once when nobody would try again', async () => {
      intervalMs = 0;
      current.refreshSoon();
      await settle();
      assert.deepEqual(state().problem, SSH_GONE);
      reader.takeAsked();
      await clock.advance(600_000);
      assert.deepEqual(reader.takeAsked(), []);
    });

    it('stops trying while hidden', async () => {
      await clock.advance(40_000);
      current.setVisible(false);
      assert.equal(clock.pending, 0);
      reader.takeAsked();
      await clock.advance(600_000);
      assert.deepEqual(reader.takeAsked(), []);
    });
  });

  describe('after the machine slept', () => {
    async function sleep(): Promise<void> {
      await showUntilLive();
      clock.sleep(3_600_000);
      await clock.advance(10_000);
    }

    it('ends what may be dead, then connects again and reads all', async () => {
      await sleep();
      assert.equal(renewals, 1);
      assert.equal(follower.started.length, 4);
      assert.deepEqual(monitors(), ['lxc', 'vsh']);
      assert.deepEqual(reader.takeAsked(), ['device', 'own', 'termina']);
      assert.ok(log.lines.includes('debug: the machine slept: connecting to each LXD again'));
    });

    it('lists what it follows only, where there is no interval', async () => {
      intervalMs = 0;
      await sleep();
      await clock.advance(1_000);
      assert.deepEqual(reader.takeAsked(), ['own', 'termina']);
    });
  });
});
