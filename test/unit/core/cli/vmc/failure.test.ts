import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classifyVmcFailure, type VmcFailureKind } from '../../../../../src/core/cli/vmc/failure';
import { hostileText } from '../../text/hostileText';
import { vmcSample, vmcSampleNames } from './fixture';

const SAMPLES: Readonly<Record<string, VmcFailureKind>> = {
  'error-bad-vm-type.stderr': 'bad-arguments',
  'error-chromebox-only.stderr': 'wrong-device',
  'error-concierge-down.stderr': 'concierge-down',
  'error-container-args.stderr': 'bad-arguments',
  'error-container-privileged.stderr': 'bad-arguments',
  'error-container-timeout-2018-to-2021-02.stderr': 'timed-out',
  'error-container-timeout-2021-02-to-2023-08.stderr': 'timed-out',
  'error-container-timeout-2023-08-on.stderr': 'timed-out',
  'error-container-vm-stopped.stderr': 'vm-not-running',
  'error-create-no-type-2025-08-on.stderr': 'bad-arguments',
  'error-crostini-disabled-reason.stderr': 'crostini-disabled',
  'error-crostini-disabled.stderr': 'crostini-disabled',
  'error-destroy-declined.stderr': 'declined',
  'error-hash-not-a-session.stderr': 'wrong-user-hash',
  'error-in-crosh.stderr': 'no-such-subcommand',
  'error-list-extra-args.stderr': 'bad-arguments',
  'error-no-system-bus.stderr': 'no-system-bus',
  'error-no-user-hash.stderr': 'no-user-hash',
  'error-no-vm-tech.stderr': 'crostini-disabled',
  'error-share-vm-stopped.stderr': 'vm-not-running',
  'error-start-bad-flag.stderr': 'unrecognized-option',
  'error-start-borealis-2026-07-on.stderr': 'vm-start-failed',
  'error-start-dlc-missing.stderr': 'dlc-failed',
  'error-start-flag-needs-arg.stderr': 'bad-arguments',
  'error-start-low-disk.stderr': 'low-disk',
  'error-start-lxd-failed.stderr': 'lxd-failed',
  'error-start-no-name.stderr': 'bad-arguments',
  'error-start-timeout-nan.stderr': 'bad-arguments',
  'error-stop-failed.stderr': 'vm-stop-failed',
  'error-unknown-subcommand.stderr': 'no-such-subcommand',
  'error-usb-list-vm-stopped.stderr': 'vm-not-running',
  'export-fails-midway.stderr': 'disk-operation-failed',
};

describe('classifyVmcFailure', () => {
  for (const [name, kind] of Object.entries(SAMPLES)) {
    it(`says ${kind} for ${name}`, () => {
      const stderr = vmcSample(name);
      const failure = classifyVmcFailure(stderr, 1);
      assert.equal(failure.kind, kind);
      assert.equal(failure.line, stderr.split('\n')[0]?.trim());
    });
  }

  it('knows every sample of a failure', () => {
    assert.deepEqual(vmcSampleNames(/^error-|fails.*stderr/), Object.keys(SAMPLES));
  });

  const texts: readonly (readonly [string, VmcFailureKind])[] = [
    [
      'CLI access to VMs is disallowed by policy.\nPlease contact your administrator for assistance.\n[ERROR:src/main.rs:181] ERROR: command failed\n',
      'policy',
    ],
    ['This command is disabled by your system administrator.\n', 'policy'],
    ['Sorry, but VMs are not supported on this device.\n', 'no-vm-support'],
    [
      'Error: operation `vm_start` failed: neither Crostini nor Plugin VMs are enabled\n',
      'crostini-disabled',
    ],
    [
      'Error: routine at frontends/vmc.rs:12 `x` failed: Neither Crostini nor Plugin VMs are enabled\n',
      'crostini-disabled',
    ],
    [
      'Error: operation `vm_start` failed: bad VM status: `VM_STATUS_DISK_OP_IN_PROGRESS`: busy\n',
      'disk-busy',
    ],
    [
      'Error: routine at frontends/vmc.rs:9 `a(b)` failed: failed to start concierge\n',
      'concierge-down',
    ],
    [
      'Error: operation `vm_start` failed: Rejected send message, 2 matched rules; type="method_call"\n',
      'permission',
    ],
    [
      'Error: operation `vm_stop` failed: Did not receive a reply. Possible causes include: …\n',
      'timed-out',
    ],
    [
      'Error: operation `container_start` failed: failed to start container: `FAILED`: requested container does not exist: x\n',
      'container-missing',
    ],
    [
      'Error: operation `container_create` failed: failed to create container: `FAILED`: image not found\n',
      'container-failed',
    ],
    [
      'Error: operation `usb_attach` failed: failed to attach usb device to vm: no such device\n',
      'usb-failed',
    ],
    [
      'Error: operation `usb_attach` failed: failed to request OpenPath /dev/bus/usb/001/007\n',
      'usb-failed',
    ],
    [
      'Error: operation `usb_attach` failed: failed to register shared USB device with container: `FAILED`: hm\n',
      'usb-failed',
    ],
    [
      'Error: operation `vm_share_path` failed: failed to share path with vm: Requested path does not exist\n',
      'share-failed',
    ],
    ['Error: operation `vm_create` failed: not enough disk space\n', 'low-disk'],
    ['Error: operation `vm_export` failed: No space left on device (os error 28)\n', 'low-disk'],
    [
      'Error: operation `vm_import` failed: bad disk image status: `DISK_STATUS_EXISTS`: VM/disk with such name already exists\n',
      'vm-exists',
    ],
    [
      "Error: operation `vm_export` failed: bad disk image status: `DISK_STATUS_DOES_NOT_EXIST`: Export image doesn't exist\n",
      'vm-missing',
    ],
    ['Error: operation `vm_export` failed: disk export path already exists\n', 'file-exists'],
    ['Error: operation `vm_import` failed: disk import path does not exist\n', 'file-missing'],
    ['Error: operation `vm_create` failed: source media path does not exist\n', 'file-missing'],
    [
      'Error: operation `vm_export` failed: No such file or directory (os error 2)\n',
      'file-missing',
    ],
    ['Error: operation `vm_export` failed: disk export path is invalid\n', 'bad-path'],
    [
      'Error: operation `disk_op_status` failed: bad disk image status: `DISK_STATUS_FAILED`: Unknown command uuid\n',
      'operation-unknown',
    ],
    [
      'Error: operation `disk_op_status` failed: bad disk image status: `DISK_STATUS_RESIZED`: \n',
      'resize-done',
    ],
    ['Error: resize failed: timeout while waiting for a signal\n', 'timed-out'],
    ['Error: expected <size>\n', 'bad-arguments'],
    ['Error: OptionMissing("vm-type")\n', 'bad-arguments'],
    ['Error: OptionDuplicated("size")\n', 'bad-arguments'],
    ["thread 'main' panicked at src/vmc.rs:1:\nindex out of bounds\n", 'crashed'],
    ['warning: failed attempt to send metrics sample\nError: not enough disk space\n', 'low-disk'],
    ['something new\n', 'other'],
    ['', 'other'],
  ];
  for (const [stderr, kind] of texts) {
    it(`says ${kind} for ${JSON.stringify(stderr.slice(0, 70))}`, () => {
      assert.equal(classifyVmcFailure(stderr, 1).kind, kind);
    });
  }

  it('knows what people have published', () => {
    const kinds = vmcSample('verbatim-errors')
      .split('\n')
      .filter((line) => line.startsWith('Error: '))
      .map((line) => classifyVmcFailure(line, 1).kind);
    assert.deepEqual(kinds, ['timed-out', 'other', 'vm-start-failed', 'unrecognized-option']);
  });

  it('tells the reason, the subcommand, the option and the operation', () => {
    const of = (name: string): object => classifyVmcFailure(vmcSample(name), 1);
    const partial = (actual: object, key: string): unknown =>
      Object.entries(actual).find(([k]) => k === key)?.[1];
    assert.equal(
      partial(of('error-start-borealis-2026-07-on.stderr'), 'reason'),
      'BOREALIS VMs are deprecated',
    );
    assert.equal(
      partial(of('error-crostini-disabled-reason.stderr'), 'reason'),
      '<reason from Chrome>',
    );
    assert.equal(partial(of('error-crostini-disabled.stderr'), 'reason'), '');
    assert.equal(partial(of('error-stop-failed.stderr'), 'reason'), 'Unable to shut down VM');
    assert.equal(partial(of('error-unknown-subcommand.stderr'), 'subcommand'), 'lst');
    assert.equal(partial(of('error-start-bad-flag.stderr'), 'option'), 'i-made-this-up');
    for (const age of ['2018-to-2021-02', '2021-02-to-2023-08', '2023-08-on']) {
      const operation = partial(of(`error-container-timeout-${age}.stderr`), 'operation');
      assert.match(String(operation), /^container_(?:setup_user|create|start)$/);
    }
  });

  it('takes the exit code of a panic for a crash when the text says nothing', () => {
    assert.equal(classifyVmcFailure('', 101).kind, 'crashed');
    assert.equal(classifyVmcFailure('', 134).kind, 'crashed');
  });

  it('finds the cause at the end of a line that is too long to show', () => {
    const stderr = `Error: routine at frontends/vmc.rs:403 \`call(${'x,'.repeat(300)})\` failed: timeout while waiting for signal\n`;
    const failure = classifyVmcFailure(stderr, 1);
    assert.equal(failure.kind, 'timed-out');
    assert.ok(failure.line.length <= 200);
  });

  it('never throws, and never quotes more than 200 characters', () => {
    fc.assert(
      fc.property(hostileText(400), fc.integer(), (text, exitCode) => {
        assert.ok(classifyVmcFailure(`Error: ${text}`, exitCode).line.length <= 200);
      }),
    );
  });
});
