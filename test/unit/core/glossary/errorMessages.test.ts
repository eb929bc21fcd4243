import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findErrorAt, findErrors } from '../../../../src/core/glossary/errorMessages';
import { loadIndex } from './loadGlossary';

const index = loadIndex();
const found = (line: string, isCrostini = false) => findErrors(index, line, { isCrostini });
const first = (line: string, isCrostini = false) => found(line, isCrostini)[0]?.entry.term;

describe('findErrors', () => {
  const lines: readonly (readonly [line: string, term: string])[] = [
    [
      'Error: expected CROS_USER_ID_HASH environment variable',
      'expected CROS_USER_ID_HASH environment variable',
    ],
    ['CLI access to VMs is disallowed by policy.', 'CLI access to VMs is disallowed by policy'],
    ['-bash: vmc: command not found', 'vmc: command not found'],
    [
      'Error: operation `vm_start` failed: Crostini VMs are not available: Linux is off',
      'Crostini VMs are not available',
    ],
    [
      'Error: operation `disk_list` failed: neither Crostini nor Parallels VMs are enabled',
      'neither Crostini nor Parallels VMs are enabled',
    ],
    [
      'Error: operation `container_create` failed: timeout while waiting for signal',
      'timeout while waiting for a signal',
    ],
    [
      'Error: operation `container_start` failed: timeout while waiting for a signal',
      'timeout while waiting for a signal',
    ],
    [
      'Error: operation `container_create` failed: failed to create container: `FAILED`: requested VM does not exist: termina',
      'requested VM does not exist',
    ],
    [
      'Error: operation vm_start failed: bad VM status: VM_STATUS_FAILURE: Failed to get image paths: termina-dlc was not installed, its state is: 0',
      'DLC service failed to install module',
    ],
    [
      'Error: operation `vm_start` failed: bad VM status: `VM_STATUS_FAILURE`: BOREALIS VMs are deprecated',
      'BOREALIS VMs are deprecated',
    ],
    ['Error: operation `vm_start` failed: failed to start lxd: `FAILED`: ', 'failed to start lxd'],
    [
      'Error: operation `vm_stop` failed: failed to stop vm `termina`: Unable to shut down VM',
      'failed to stop vm',
    ],
    ['Error: no such subcommand: `lst`', 'no such subcommand'],
    ['Error: UnrecognizedOption("privileged")', 'UnrecognizedOption'],
    [
      'Error: expected <vm name> <container name> [ <image server> <image alias> ]',
      'vmc expected other arguments',
    ],
    [
      'ERROR vsh: [vsh.cc(150)] Failed to launch vshd for termina:penguin: requested container does not exist: penguin',
      'requested container does not exist',
    ],
    [
      '2024-07-24T19:51:31.601161Z ERR vm_concierge[3424]: Requested VM borealis does not exist',
      'requested VM does not exist',
    ],
    [
      'Error: Get "http://unix.socket/1.0": dial unix /var/lib/lxd/unix.socket: connect: no such file or directory',
      'LXD socket missing',
    ],
    [
      'Error: Get "http://unix.socket/1.0": dial unix /var/lib/lxd/unix.socket: connect: permission denied',
      'LXD socket not permitted',
    ],
    [
      'Error: Failed to run: /usr/bin/lxd forkstart broken-box /var/lib/lxd/containers /var/log/lxd/broken-box/lxc.conf: exit status 1',
      'lxd forkstart',
    ],
    [
      'Error: Failed to create instance start operation: Instance is busy running a "stop" operation',
      'Instance is busy running',
    ],
    ['Error: The remote "nosuchremote" doesn\'t exist', 'remote does not exist'],
    ['ssh: connect to host 127.0.0.1 port 2223: Connection refused', 'ssh: Connection refused'],
    ['labuser@127.0.0.1: Permission denied (publickey).', 'Permission denied (publickey)'],
    ['Error starting penguin container: 58', 'START_CONTAINER_TIMED_OUT'],
    [
      'Launching vmshell failed: Error starting crostini for terminal: 51 (START_LXD_FAILED)',
      'START_LXD_FAILED',
    ],
  ];
  for (const [line, term] of lines) {
    it(`explains ${line.slice(0, 70)}`, () => {
      assert.equal(first(line, true), term);
    });
  }

  it('gives what stands in the open parts', () => {
    const [match] = found('Error: Failed to launch vshd for termina:arch: no reason');
    assert.equal(match?.entry.term, 'Failed to launch vshd');
    assert.deepEqual(
      [...match.values],
      [
        ['vm', 'termina'],
        ['container', 'arch'],
        ['reason', 'no reason'],
      ],
    );
  });

  it('tells the cause before its consequence', () => {
    assert.deepEqual(
      found('Failed to launch vshd for a:b: requested container does not exist: b').map(
        ({ entry }) => entry.term,
      ),
      ['requested container does not exist', 'Failed to launch vshd'],
    );
  });

  it('marks the place in the line as it was pasted, with its backticks', () => {
    const line = 'Error: no such subcommand: `lst`';
    const [match] = found(line, true);
    assert.ok(match);
    assert.equal(line.slice(match.start, match.end), 'no such subcommand: `lst');
  });

  it('takes a numbered error for one of Chrome only in Crostini’s company', () => {
    assert.equal(first('error 24'), undefined);
    assert.equal(first('Linux container on my Chromebook: error 24'), 'ATTACH_USB_FAILED');
    assert.equal(first('error 24', true), 'ATTACH_USB_FAILED');
    assert.equal(first('CrostiniResult 12'), 'CONTAINER_CREATE_CANCELLED');
  });

  it('never explains a bare number, nor one that is part of another', () => {
    for (const text of [
      '24',
      'penguin 24',
      'error 24.5 in penguin',
      'penguin error 2401',
      'exit code 24 of penguin',
    ]) {
      assert.deepEqual(found(text, true), [], text);
    }
  });

  it('leaves messages that others print too alone, where nothing speaks of Crostini', () => {
    assert.equal(first('cp: No space left on device'), undefined);
    assert.equal(first('penguin: cp: No space left on device'), 'No space left on device');
    assert.equal(first('Error: Image not found'), undefined);
  });

  it('does not begin within a word', () => {
    assert.equal(first('xbad VM status: 3'), undefined);
  });

  it('never throws, and gives places within the line', () => {
    const pieces = fc.constantFrom(
      'bad VM status: ',
      '`',
      'Error: ',
      ' 24',
      'error',
      '\u0000',
      'penguin',
      '\u{1f600}',
      'İ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (line, isCrostini) => {
        for (const { start, end } of found(line, isCrostini)) {
          assert.ok(0 <= start && start < end && end <= line.length, line);
        }
      }),
    );
  }).timeout(20_000);

  it('reads no more of a line than its beginning', () => {
    const started = performance.now();
    assert.deepEqual(found(`${'bad VM status '.repeat(700_000)}error 24`, true), []);
    assert.ok(performance.now() - started < 500);
  });
});

describe('findErrorAt', () => {
  const line = 'Error starting penguin container: 58';

  it('finds the error that the cursor is in', () => {
    assert.equal(findErrorAt(index, line, 35)?.entry.term, 'START_CONTAINER_TIMED_OUT');
    assert.equal(findErrorAt(index, `see: ${line}`, 2), undefined);
  });

  it('finds none where no line is read any more', () => {
    assert.equal(findErrorAt(index, line.padStart(10_000), 9_999), undefined);
  });
});
