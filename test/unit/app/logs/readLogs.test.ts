import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInstanceJournal, readVmJournal, readVmLog } from '../../../../src/app/logs/readLogs';
import { posixIt } from '../../platform/support';
import { FakeClock } from '../fakeClock';
import { OWNER, StandInDevice, termina } from '../standInDevice';

const fixtures = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../fixtures');
const CROSVM_LOG = path.join(fixtures, 'vmc/crosvm-log.generated.txt');
const JOURNAL = path.join(fixtures, 'journal/journal-json.txt');
const never = new AbortController().signal;
const target = { deviceId: 'x', vm: 'termina' };

describe('reading logs with real processes', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  beforeEach(() => (device = new StandInDevice()));
  afterEach(() => device.dispose());
  const access = () => device.access({ ownerHash: OWNER });
  const vmLog = (vm = 'termina') => readVmLog(access(), { ...target, vm }, new FakeClock(), never);
  const useInstance = (more: object) => {
    device.use({ lxd: { instances: [{ name: 'penguin', status: 'Running', ...more }] } });
  };
  const journal = (vm: string | undefined, lines = 100, instance = 'penguin') =>
    readInstanceJournal(access(), { ...target, vm, instance, project: undefined }, lines, never);

  posixIt('gives a record for each line of the crosvm log', async () => {
    device.use({ vms: [{ ...termina, logFile: CROSVM_LOG }] });
    const log = await vmLog();
    assert.ok(log.ok);
    const lines = readFileSync(CROSVM_LOG, 'utf8').split('\n').filter(Boolean);
    assert.equal(log.value.length, lines.length);
    assert.ok(log.value.every(({ message }) => message !== ''));
  });

  posixIt('gives no records for a VM without a log', async () => {
    device.use({ vms: [{ ...termina, logText: '' }] });
    assert.deepEqual(await vmLog(), { ok: true, value: [] });
    assert.deepEqual(await vmLog('nosuch'), { ok: true, value: [] });
  });

  posixIt('tells that an old vmc has no logs', async () => {
    device.use({ missingSubcommands: ['logs'] });
    const log = await vmLog();
    assert.ok(!log.ok && log.error.kind === 'vmc');
    assert.equal(log.error.failure.kind, 'no-such-subcommand');
  });

  posixIt('reads a log as large as vmc gives, and not a larger one', async () => {
    device.use({ faults: { 'vmc logs': { bytes: 31_000_000 } } });
    assert.equal((await vmLog()).ok, true);
    device.use({ faults: { 'vmc logs': { bytes: 50_000_000 } } });
    const log = await vmLog();
    assert.equal(!log.ok && log.error.kind, 'too-much-output');
  });

  posixIt('gives the hash to a vmc that insists on it', async () => {
    device.use({ hashRequired: true, vms: [{ ...termina, logFile: CROSVM_LOG }] });
    const log = await vmLog();
    assert.ok(log.ok && log.value.length > 0);
  });

  for (const vm of ['termina', undefined]) {
    posixIt(
      `gives the journal of a container ${vm === undefined ? 'here' : 'in a VM'}`,
      async () => {
        useInstance({ journal: JOURNAL });
        const all = await journal(vm);
        assert.ok(all.ok);
        const lines = readFileSync(JOURNAL, 'utf8').split('\n').filter(Boolean);
        assert.equal(all.value.length, Math.min(100, lines.length));
        const two = await journal(vm, 2);
        assert.ok(two.ok);
        const messages = all.value.map(({ message }) => message);
        assert.deepEqual(
          two.value.map(({ message }) => message),
          messages.slice(-2),
        );
      },
    );
  }

  posixIt('gives no records for an empty journal', async () => {
    useInstance({ commands: { journalctl: {} } });
    assert.deepEqual(await journal(undefined), { ok: true, value: [] });
  });

  const failures: readonly (readonly [string, object, string])[] = [
    ['is stopped', { status: 'Stopped' }, 'lxc not-running'],
    ['is frozen', { status: 'Frozen' }, 'lxc frozen'],
    ['is gone', { name: 'other' }, 'lxc instance-not-found'],
    ['has no journalctl', {}, 'tool-missing'],
    [
      'lets only root read it',
      { commands: { journalctl: { stderr: 'No journal files were opened\n', exitCode: 1 } } },
      'exit',
    ],
  ];
  for (const [what, more, expected] of failures) {
    posixIt(`tells that the container ${what}`, async () => {
      useInstance(more);
      const result = await journal('termina');
      assert.ok(!result.ok);
      const { error } = result;
      assert.equal(error.kind === 'lxc' ? `lxc ${error.failure.kind}` : error.kind, expected);
    });
  }

  posixIt("reads a containerless VM's own journal by its pseudo-container", async () => {
    device.use({ vms: [{ ...termina, type: 'baguette' }] });
    const line = '{"__REALTIME_TIMESTAMP":"1795165274000000","PRIORITY":"6","MESSAGE":"hello"}';
    device.installScript('journalctl', `#!/bin/sh\necho '${line}'\n`);
    const records = await readVmJournal(access(), target, 50, never);
    assert.ok(records.ok);
    assert.deepEqual(
      records.value.map(({ message }) => message),
      ['hello'],
    );
    assert.deepEqual(device.calls('vsh'), [
      `vsh --vm_name=termina --owner_id=${OWNER} --target_container=penguin -- ` +
        'journalctl --output=json --all --quiet --no-pager --lines=50',
    ]);
  });

  it('runs nothing for bad names', async () => {
    const log = await vmLog('-rf');
    assert.equal(!log.ok && log.error.kind, 'bad-vm-name');
    const vm = await readVmJournal(access(), { ...target, vm: '' }, 5, never);
    assert.equal(!vm.ok && vm.error.kind, 'bad-vm-name');
    const instance = await journal('termina', 5, 'a;b');
    assert.equal(!instance.ok && instance.error.kind, 'bad-instance-name');
    assert.deepEqual(device.calls(), []);
  });
});
