import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readStandInState, standInEnv } from '../../lab/lab';
import { standInLxcDir, standInsDir, writeStandInState } from '../../lab/lab';
import { oneRunningVm, type StandInState, type StandInVm } from '../../lab/standInState';

const fixtures = path.join(standInsDir, '../../fixtures/vmc');
const folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-stand-ins-'));
const stateFile = path.join(folder, 'state.json');
const childEnv = {
  HOME: folder,
  PATH: `${standInLxcDir}:${standInsDir}:${process.env['PATH'] ?? ''}`,
  ...standInEnv(stateFile),
};

interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(commandLine: string | readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  const [tool = '', ...args] =
    typeof commandLine === 'string' ? commandLine.split(' ') : commandLine;
  const { status, stdout, stderr } = spawnSync(tool, args, {
    encoding: 'utf8',
    env: { ...childEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { exitCode: status, stdout, stderr };
}

function use(change: Partial<StandInState>): void {
  writeStandInState({ ...oneRunningVm, ...change }, stateFile);
}

function fixture(name: string): string {
  return readFileSync(path.join(fixtures, name), 'utf8');
}

const termina: StandInVm = {
  name: 'termina',
  sizeBytes: 10737422336,
  minSizeBytes: 1769996288,
  imageType: 'raw',
  type: 'crostini',
  state: 'running',
};
const stopped: StandInVm = { ...termina, state: 'stopped' };
const small = { imageType: 'raw', state: 'stopped' } as const;
const many: readonly StandInVm[] = [
  termina,
  { name: 'dev', sizeBytes: 2147487744, ...small },
  { ...termina, name: 'baguette', sizeBytes: 16106131456, minSizeBytes: 3221225472 },
  { name: 'bru', sizeBytes: 34359742464, ...small },
  { name: 'arcvm', sizeBytes: 8589938688, ...small },
  { name: 'PvmDefault', sizeBytes: 21474836480, ...small },
  { name: 'my vm (old), v2', sizeBytes: 536870912, ...small },
];

after(() => rmSync(folder, { recursive: true, force: true }));

describe('stand-in vmc: standard output', function () {
  // Processes start slowly on a busy machine.
  this.timeout(20_000);
  const rows: readonly (readonly [string, string, Partial<StandInState>])[] = [
    ...(['A', 'B', 'C', 'D', 'E', 'F'] as const).flatMap((variant) => [
      [`list-${variant}-empty`, 'vmc list', { variant, vms: [] }] as const,
      [`list-${variant}-one-running`, 'vmc list', { variant, vms: [termina] }] as const,
    ]),
    ...(['A', 'B', 'C', 'D', 'E'] as const).map(
      (variant) =>
        [`list-${variant}-one-stopped`, 'vmc list', { variant, vms: [stopped] }] as const,
    ),
    ['list-A-many', 'vmc list', { variant: 'A', vms: many }],
    ['list-C-many', 'vmc list', { variant: 'C', vms: many }],
    [
      'list-0-crosh-shell-2018-03',
      'vmc list',
      { variant: '0', vms: [{ ...stopped, name: 'dev' }, stopped] },
    ],
    ['usb-list-empty', 'vmc usb-list termina', {}],
    [
      'usb-list-two',
      'vmc usb-list termina',
      {
        vms: [
          {
            ...termina,
            usb: [
              { port: 1, vendorId: 0x18d1, productId: 0x4ee7 },
              { port: 12, vendorId: 0x0403, productId: 0x6001 },
            ],
          },
        ],
      },
    ],
    ['usb-attach-vm', 'vmc usb-attach termina 1:7', {}],
    ['usb-attach-container', 'vmc usb-attach termina 1:7 penguin', {}],
    ['usb-detach', 'vmc usb-detach termina 1', {}],
    ['key-attach', 'vmc key-attach termina /dev/hidraw0', {}],
    ['share', 'vmc share termina Downloads/foo', {}],
    ['logs-empty', 'vmc logs nobody', {}],
    [
      'crosvm-log',
      'vmc logs termina',
      { vms: [{ ...termina, logFile: path.join(fixtures, 'crosvm-log.generated.txt') }] },
    ],
    ['export-progress.stdout', 'vmc export termina a.tini', { diskOperation: {} }],
    ['import-progress.stdout', 'vmc import copy a.tini', { diskOperation: {} }],
    ['create-progress.stdout', 'vmc create --vm-type CROSTINI new', { diskOperation: {} }],
    ['resize-progress.stdout', 'vmc resize termina 1000', { diskOperation: {} }],
    ['resize-immediate', 'vmc resize termina 1000', {}],
    ['disk-op-status-done', 'vmc disk-op-status 1', {}],
    ['disk-op-status-running', 'vmc disk-op-status 1', { diskOperation: { percents: [35] } }],
    ['create-extra-disk', 'vmc create-extra-disk --size 1G foo.img', {}],
    ['inspect-backup', 'vmc inspect-backup a.tini', {}],
    [
      'update-container-devices',
      'vmc update-container-devices termina penguin microphone:enable',
      {},
    ],
  ];
  for (const [name, commandLine, change] of rows) {
    it(`prints ${name}, when the state asks for it`, () => {
      use(change);
      const expected = { exitCode: 0, stdout: fixture(`${name}.generated.txt`), stderr: '' };
      assert.deepEqual(run(commandLine), expected);
    });
  }

  it('ends the line of a stopped VM with a blank, in the newest form', () => {
    use({ vms: [{ ...stopped, minSizeBytes: 0 }] });
    assert.equal(
      run('vmc list').stdout.split('\n')[0],
      'termina (10737422336 bytes, raw) (on disk VM type: crostini) ',
    );
  });
});

describe('stand-in vmc: usage', function () {
  // Processes start slowly on a busy machine.
  this.timeout(20_000);
  for (const [vmcAge, name] of [
    ['2020-10', 'usage-2020-10.generated'],
    ['2022-10', 'usage-2022-10.generated'],
    ['2026-03', 'verbatim-usage-2026-03'],
  ] as const) {
    it(`goes to standard error with exit code 0, as in ${vmcAge}`, () => {
      use({ vmcAge });
      const expected = { exitCode: 0, stdout: '', stderr: fixture(`${name}.txt`) };
      assert.deepEqual(run('vmc --help'), expected);
    });
  }
});

describe('stand-in vmc and vsh: errors', function () {
  // Processes start slowly on a busy machine.
  this.timeout(20_000);
  const hash = oneRunningVm.ownerHash;
  const rows: readonly (readonly [string, string, Partial<StandInState>, NodeJS.ProcessEnv?])[] = [
    ['error-list-extra-args', 'vmc list x', {}],
    ['error-unknown-subcommand', 'vmc lst', {}],
    ['error-in-crosh', 'crosh -- vmc lst', {}],
    ['error-start-no-name', 'vmc start', {}],
    ['error-start-bad-flag', 'vmc start --i-made-this-up termina', {}],
    ['error-start-flag-needs-arg', 'vmc start termina --extra-disk', {}],
    ['error-start-timeout-nan', 'vmc start --timeout xyz termina', {}],
    ['error-bad-vm-type', 'vmc start --vm-type ARC_VM termina', {}],
    ['error-start-borealis-2026-07-on', 'vmc start --vm-type BOREALIS borealis', {}],
    [
      'error-start-low-disk',
      'vmc start termina',
      { vms: [{ ...stopped, startFailure: 'not enough disk space' }] },
    ],
    [
      'error-start-lxd-failed',
      'vmc start termina',
      { vms: [{ ...stopped, startFailure: 'failed to start lxd: `FAILED`: ' }] },
    ],
    [
      'error-stop-failed',
      'vmc stop termina',
      { vms: [{ ...termina, stopFailure: 'failed to stop vm `termina`: Unable to shut down VM' }] },
    ],
    ['error-crostini-disabled', 'vmc start termina', { disabled: true }],
    ['error-crostini-disabled-reason', 'vmc start termina', { disabled: '<reason from Chrome>' }],
    ['error-no-vm-tech', 'vmc list', { disabled: true }],
    ['error-concierge-down', 'vmc list', { conciergeDown: true }],
    ['error-no-system-bus', 'vmc list', { noSystemBus: true }],
    ['error-no-user-hash', 'vmc list', { hashRequired: true }],
    ['error-hash-not-a-session', 'vmc start termina', {}, { CROS_USER_ID_HASH: 'ab' }],
    ['error-create-no-type-2025-08-on', 'vmc create new', {}],
    ['error-container-args', 'vmc container termina', {}],
    ['error-container-privileged', 'vmc container termina penguin --privileged maybe', {}],
    ['error-container-vm-stopped', 'vmc container termina penguin', { vms: [stopped] }],
    ['error-share-vm-stopped', 'vmc share termina Downloads', { vms: [stopped] }],
    ['error-usb-list-vm-stopped', 'vmc usb-list termina', { vms: [stopped] }],
    ['error-chromebox-only', 'vmc unset-primary-mouse', {}],
    ['error-destroy-declined', 'vmc destroy termina', {}],
    [
      'export-fails-midway',
      'vmc export termina a.tini',
      { diskOperation: { failure: 'bad disk image status: `DISK_STATUS_FAILED`: ' } },
    ],
    ['vsh-vm-stopped', `vsh --vm_name=termina --owner_id=${hash} -- true`, { vms: [stopped] }],
    [
      'vsh-vm-does-not-exist-container',
      `vsh --vm_name=termina --owner_id=${hash} --target_container=penguin`,
      { vms: [], vshLogForm: 'short' },
    ],
    [
      'vsh-baguette-without-container',
      `vsh --vm_name=termina --owner_id=${hash} -- true`,
      { vms: [{ ...termina, type: 'baguette' }] },
    ],
  ];
  for (const [name, commandLine, change, env] of rows) {
    it(`says ${name} and exits with 1, when the state asks for it`, () => {
      use(change);
      const { exitCode, stderr } = run(commandLine, env);
      assert.deepEqual(
        { exitCode, stderr },
        { exitCode: 1, stderr: fixture(`${name}.stderr.generated.txt`) },
      );
    });
  }

  for (const [form, vshLine, index] of [
    ['short', 150, 6],
    ['long', 173, 7],
  ] as const) {
    it(`says that a container is missing as published, in the ${form} form`, () => {
      use({ vshLogForm: form, vshLine, lxd: { instances: [] } });
      const { stderr } = run(
        `vsh --vm_name=termina --owner_id=${hash} --target_container=penguin -- true`,
      );
      assert.equal(stderr.trimEnd(), fixture('verbatim-errors.txt').split('\n')[index]);
    });
  }

  it('asks before it destroys', () => {
    use({});
    assert.equal(run('vmc destroy termina').stdout, fixture('destroy-prompt.stdout.generated.txt'));
    assert.equal(readStandInState(stateFile).vms.length, 1);
  });

  it('leaves the printed progress, when an export fails midway', () => {
    use({ diskOperation: { failure: 'x' } });
    const { stdout } = run('vmc export termina a.tini');
    assert.equal(stdout, fixture('export-fails-midway.stdout.generated.txt'));
  });
});
