import assert from 'node:assert/strict';
import { CommandRunner } from '../../src/app/commandRunner';
import { DeviceAccess } from '../../src/app/deviceAccess';
import { DiskOperations, type DiskActionContext } from '../../src/app/actions/diskOperations';
import { Locks } from '../../src/app/actions/locks';
import { VmDisks } from '../../src/app/actions/vmDisks';
import { VmcUsages } from '../../src/app/vmcUsages';
import { nodeClock } from '../../src/platform/nodeClock';
import { SpawnRunner } from '../../src/platform/spawnRunner';
import { RecordingLog } from '../unit/platform/support';
import { readCalls, readStandInState, startLab, writeStandInState, type Lab } from './lab';
import { oneRunningVm } from './standInState';
import { sshReach } from './sshDevice';

const DONE = { ok: true, value: 'done' };
const NAME = `it's "my" $(touch x) \`touch y\`; * ü`;
const FILE = { path: `$(touch z) & 'b'.tini`, removable: 'USB Drive $HOME' };

describe('disks of VMs on a device behind a real ssh', () => {
  let lab: Lab;
  let processes: SpawnRunner;
  let disks: VmDisks;
  let percents: number[];
  let access: DeviceAccess;

  before(() => {
    lab = startLab();
  });

  beforeEach(() => {
    const log = new RecordingLog();
    processes = new SpawnRunner({ log, graceMs: 200 });
    percents = [];
    disks = new VmDisks({
      locks: new Locks(),
      usages: new VmcUsages(),
      operations: new DiskOperations(nodeClock),
    });
    access = new DeviceAccess({
      deviceId: 'lab',
      reach: sshReach(lab.sshConfigFile, 'crostini-lab'),
      commands: new CommandRunner({ processes, log, timeoutMs: () => 20_000 }),
      mayHave: () => Promise.resolve(true),
    });
  });

  afterEach(() => processes.dispose());

  const to = (signal = new AbortController().signal): DiskActionContext => ({
    access,
    signal,
    report: ({ percent = 0 }) => void percents.push(percent),
  });
  const changes = () =>
    readCalls(lab.stateFile)
      .filter(({ tool, argv }) => tool === 'vmc' && argv[0] !== 'list' && argv[0] !== '--help')
      .map(({ argv }) => argv);

  it('arrive there word by word, whatever is in their names', async () => {
    writeStandInState({ ...oneRunningVm, diskOperation: {} }, lab.stateFile);
    const request = { name: NAME, type: 'crostini', sizeBytes: 3 * 1024 ** 2 } as const;
    assert.deepEqual(await disks.create(to(), request), DONE);
    assert.equal(percents.at(-1), 100);
    const backup = { name: NAME, file: FILE, digest: true, force: true };
    assert.deepEqual(await disks.export(to(), backup), DONE);
    const copy = { name: `${NAME}2`, file: FILE, type: 'baguette' } as const;
    assert.deepEqual(await disks.import(to(), copy), DONE);
    assert.deepEqual(await disks.resize(to(), { vm: NAME, sizeBytes: 5_000_000_000 }), DONE);
    assert.deepEqual(await disks.destroy(to(), NAME), DONE);
    assert.deepEqual(changes(), [
      ['create', '--vm-type', 'TERMINA', '--size', '3M', NAME],
      ['export', '-d', '-f', NAME, FILE.path, FILE.removable],
      ['import', '--vm-type', 'BAGUETTE', `${NAME}2`, FILE.path, FILE.removable],
      ['resize', NAME, '5000000000'],
      ['destroy', '-y', NAME],
    ]);
  });

  it('are destroyed by an old vmc that knows no -y and a newer one that hides it', async () => {
    writeStandInState({ ...oneRunningVm, vmcAge: '2020-10' }, lab.stateFile);
    assert.deepEqual(await disks.destroy(to(), 'termina'), DONE);
    const call = readCalls(lab.stateFile).find(({ argv }) => argv[0] === 'destroy');
    assert.deepEqual(call?.argv, ['destroy', 'termina']);
    assert.equal(call.env['VMC_NONINTERACTIVE'], '1');
  });

  it('go on with what was called off', async () => {
    const diskOperation = { percents: [10, 50], stepDelayMs: 700 };
    writeStandInState({ ...oneRunningVm, diskOperation }, lab.stateFile);
    const abort = new AbortController();
    let creating: Promise<unknown> | undefined;
    const hasBegun = new Promise<void>((resolve) => {
      const context = { access, signal: abort.signal, report: () => resolve() };
      creating = disks.create(context, { name: NAME, type: 'crostini' });
    });
    await Promise.race([hasBegun, creating]);
    abort.abort();
    assert.deepEqual(await creating, { ok: false, error: { kind: 'cancelled' } });
    const [operation] = disks.operations.of('lab');
    assert.ok(operation);
    let status = await disks.operations.status(to(), operation);
    while (status.ok && status.value.state === 'running') {
      status = await disks.operations.status(to(), operation);
    }
    // Over ssh vmc may live long enough to hear the end itself; then concierge has forgotten it.
    const failure = !status.ok && status.error.kind === 'vmc' ? status.error.failure.kind : 'done';
    assert.ok(['done', 'operation-unknown'].includes(failure), failure);
    assert.ok(readStandInState(lab.stateFile).vms.some(({ name }) => name === NAME));
  });
});
