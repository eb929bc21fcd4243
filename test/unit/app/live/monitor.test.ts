import assert from 'node:assert/strict';
import { FollowRunner } from '../../../../src/app/followRunner';
import { Monitor } from '../../../../src/app/live/monitor';
import { lxcMonitorCommand } from '../../../../src/core/cli/lxc/monitor';
import { sample } from '../../core/cli/lxc/fixture';
import { until } from '../../platform/support';
import { FakeClock, settle } from '../fakeClock';
import { LOCAL } from '../standInDevice';
import { DAEMON_DIED, DAEMON_REFUSES, eventLine, StandInFollower } from './standInFollower';

describe('Monitor', () => {
  let clock: FakeClock;
  let follower: StandInFollower;
  let monitor: Monitor;
  let changes: number;
  let upAndDown: boolean[];
  let told: string[];

  beforeEach(() => {
    clock = new FakeClock();
    follower = new StandInFollower();
    changes = 0;
    upAndDown = [];
    told = [];
    const runner = new FollowRunner(follower);
    monitor = new Monitor({
      clock,
      follow: (format, options) => runner.follow(LOCAL, lxcMonitorCommand({ format }), options),
      onChange: () => changes++,
      onUpOrDown: () => upAndDown.push(monitor.isUp),
      tell: (message) => told.push(message),
    });
  });

  async function start(): Promise<void> {
    monitor.start();
    await settle();
  }

  async function startAndConnect(): Promise<void> {
    await start();
    await clock.advance(1_000);
    changes = 0;
  }

  it('follows lifecycle events, once however often it is started', async () => {
    await start();
    await start();
    assert.deepEqual(
      follower.started.map(({ invocation }) => invocation),
      [{ file: 'lxc', args: ['monitor', '--type=lifecycle', '--format=json'] }],
    );
  });

  it('is up when the program did not end within a second, and asks for what it may have missed', async () => {
    await start();
    await clock.advance(999);
    assert.equal(monitor.isUp, false);
    await clock.advance(1);
    assert.deepEqual(upAndDown, [true]);
    assert.equal(changes, 1);
    await clock.advance(9_000);
    assert.equal(changes, 2);
    await clock.advance(600_000);
    assert.equal(changes, 2);
  });

  it('tells of events, before it is known to be connected, too', async () => {
    await start();
    follower.latest.options.onText(eventLine('instance-started'));
    assert.equal(changes, 1);
  });

  it('takes no notice of our own readings', async () => {
    await startAndConnect();
    follower.latest.options.onText(eventLine('instance-exec'));
    assert.equal(changes, 0);
  });

  it('tells no more of a program that is being ended', async () => {
    await startAndConnect();
    const { options } = follower.latest;
    monitor.dispose();
    options.onText(eventLine('instance-started'));
    assert.equal(changes, 0);
  });

  it('logs how much of the output it passed over', async () => {
    await startAndConnect();
    follower.latest.options.onText('garbage\n');
    assert.deepEqual(told, ['passed over 1 lines that are no events']);
  });

  it('starts again after 1, 2, 4 … 60 s, and looks each time that it does not connect', async () => {
    await startAndConnect();
    follower.latest.exit(1, DAEMON_DIED);
    const delaysS: number[] = [];
    for (let tries = 0; tries < 8; tries++) {
      await settle();
      assert.equal(monitor.isUp, false);
      const before = follower.started.length;
      let seconds = 0;
      for (; follower.started.length === before; seconds++) {
        await clock.advance(1_000);
      }
      delaysS.push(seconds);
      follower.latest.exit(1, DAEMON_REFUSES);
    }
    await settle();
    assert.deepEqual(delaysS, [1, 2, 4, 8, 16, 32, 60, 60]);
    // Not after the loss itself, which may be over in a moment.
    assert.equal(changes, 8);
    assert.deepEqual(told.slice(0, 2), [
      'ended (lxc: connection-lost); again in 1 s',
      'ended (lxc: daemon-refused); again in 2 s',
    ]);
  });

  it('asks for what it missed after a short break, and not while nobody can answer', async () => {
    await startAndConnect();
    follower.latest.exit(1, DAEMON_DIED);
    await settle();
    await clock.advance(1_999);
    assert.equal(changes, 0);
    await clock.advance(1);
    assert.equal(changes, 1);
    assert.deepEqual(upAndDown, [true, false, true]);
  });

  it('counts a loss after a stable minute as a first one', async () => {
    await startAndConnect();
    for (const expected of [1, 2]) {
      follower.latest.exit(1, DAEMON_DIED);
      await settle();
      assert.match(told.at(-1) ?? '', new RegExp(`again in ${expected} s`));
      await clock.advance(expected * 1_000 + 1_000);
    }
    await clock.advance(60_000);
    follower.latest.exit(0);
    await settle();
    assert.equal(told.at(-1), 'ended (exit 0); again in 1 s');
  });

  it('reads YAML from a client that has no --format, from then on', async () => {
    await start();
    follower.latest.exit(1, 'Error: unknown flag: --format\n');
    await until('its reader is loaded', () => follower.started.length === 2);
    assert.deepEqual(follower.latest.invocation.args, ['monitor', '--type=lifecycle']);
    assert.equal(changes, 0);
    follower.latest.options.onText(sample('monitor-lifecycle-yaml'));
    assert.equal(changes, 1);
    monitor.dispose();
    await start();
    assert.deepEqual(follower.latest.invocation.args, ['monitor', '--type=lifecycle']);
  });

  it('ends its program and its timers when disposed, and can be started again', async () => {
    await startAndConnect();
    monitor.dispose();
    await settle();
    assert.equal(follower.running.length, 0);
    assert.equal(clock.pending, 0);
    assert.deepEqual(upAndDown, [true, false]);
    assert.deepEqual(told, []);
    await start();
    assert.equal(follower.running.length, 1);
  });

  it('does not start again when disposed while it waits', async () => {
    await startAndConnect();
    follower.latest.exit(1, DAEMON_DIED);
    await settle();
    monitor.dispose();
    assert.equal(clock.pending, 0);
    await clock.advance(600_000);
    assert.equal(follower.started.length, 1);
  });
});
