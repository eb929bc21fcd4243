import assert from 'node:assert/strict';
import { FollowRunner } from '../../../../src/app/followRunner';
import { newDeviceState, type DeviceState } from '../../../../src/app/inventory/deviceState';
import { HostReader } from '../../../../src/app/inventory/hostReader';
import { Inventory } from '../../../../src/app/inventory/inventory';
import { KeepCurrent } from '../../../../src/app/live/keepCurrent';
import type { Problem } from '../../../../src/core/problem/problem';
import { nodeClock } from '../../../../src/platform/nodeClock';
import type { StandInFault, StandInInstance } from '../../../lab/standInState';
import { isRunning, posixIt, until } from '../../platform/support';
import { containerLines, HERE } from '../readings';
import { StandInDevice } from '../standInDevice';

const penguin: StandInInstance = {
  ...{ name: 'penguin', status: 'Running' },
  addresses: [{ nic: 'eth0', address: '100.115.92.204' }],
};
const arch: StandInInstance = { name: 'arch', status: 'Stopped' };
const DEAD: StandInFault = {
  exitCode: 1,
  stderr:
    'Error: Get "http://unix.socket/1.0": dial unix /var/lib/lxd/unix.socket: connect: connection refused\n',
};

describe('KeepCurrent with real processes', function () {
  this.timeout(60_000);
  let device: StandInDevice;
  let inventory: Inventory;
  let current: KeepCurrent;
  let problems: Problem[];

  const state = (): DeviceState => inventory.device('local:here') ?? newDeviceState(HERE);
  const isLive = (): boolean => state().updates?.kind === 'live';
  const lines = (): string => containerLines(state()).join(', ');

  function show(): void {
    const processes = device.processes();
    const access = device.access({
      processes,
      followers: new FollowRunner(processes),
      mayHave: (tool) => Promise.resolve(tool === 'lxc'),
    });
    inventory = new Inventory();
    problems = [];
    inventory.onDidChange((changed) => {
      const problem = changed?.instances?.problem;
      if (problem !== undefined) {
        problems.push(problem);
      }
    });
    current = new KeepCurrent({
      ...{ inventory, clock: nodeClock, log: device.log },
      ...{ accessOf: () => access, intervalMs: () => 60_000, isLive: () => true },
    });
    const reader = new HostReader(access, nodeClock, newDeviceState(HERE));
    inventory.setDevices([{ config: HERE, reader }]);
    current.setVisible(true);
  }

  function killMonitor(): void {
    const pids = device.pids('lxc', 'monitor').filter(isRunning);
    assert.equal(pids.length, 1);
    pids.forEach((pid) => process.kill(pid, 'SIGKILL'));
  }

  beforeEach(() => {
    device = new StandInDevice();
    device.use({ lxd: { instances: [penguin] } });
  });

  afterEach(async () => {
    current.dispose();
    inventory.cancel();
    await device.dispose();
  });

  posixIt('shows what changed while the daemon was started anew, and no failure', async () => {
    show();
    await until('events come in', isLive);
    killMonitor();
    device.use({ lxd: { instances: [penguin, arch] } });
    await until('the change is there', () => lines() === 'arch stopped, penguin running');
    await until('events come in again', isLive);
    assert.deepEqual(problems, []);
  });

  posixIt(
    'tells a daemon that stays away, keeps what it knew, and recovers by itself',
    async () => {
      show();
      await until('events come in', isLive);
      killMonitor();
      device.use({ lxd: { instances: [penguin, arch] }, faults: { lxc: DEAD } });
      await until('the failure is told', () => problems.length > 0);
      assert.equal(lines(), 'penguin running');
      assert.equal(isLive(), false);
      device.use({ lxd: { instances: [penguin, arch] } });
      await until('the change is there', () => lines() === 'arch stopped, penguin running');
      await until('events come in again', isLive);
      assert.equal(state().instances?.problem, undefined);
    },
  );

  posixIt('hears the events of a client that has no --format', async () => {
    const refused: StandInFault = { exitCode: 1, stderr: 'Error: unknown flag: --format\n' };
    device.use({
      lxd: { instances: [penguin] },
      faults: { 'lxc monitor --type=lifecycle --format=json': refused },
    });
    show();
    await until('events come in', isLive);
    device.use({ lxd: { instances: [penguin, arch] } });
    await until('the change is there', () => lines() === 'arch stopped, penguin running');
  });

  posixIt('leaves no process when hidden', async () => {
    show();
    await until('events come in', isLive);
    const pids = device.pids('lxc', 'monitor').filter(isRunning);
    assert.equal(pids.length, 1);
    current.setVisible(false);
    await until('it is gone', () => !pids.some(isRunning));
  });
});
