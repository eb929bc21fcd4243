import assert from 'node:assert/strict';
import { CommandRunner } from '../../../src/app/commandRunner';
import type { ProcessRunner, RunError, RunOptions } from '../../../src/app/ports';
import type { Command } from '../../../src/core/cli/command';
import type { Problem } from '../../../src/core/problem/problem';
import type { Reach } from '../../../src/core/reach/reach';
import { err, ok } from '../../../src/core/result';
import { RecordingLog } from '../platform/support';
import { LOCAL } from './standInDevice';

const SSH: Reach = {
  kind: 'ssh',
  host: 'dut',
  options: [],
  program: '/opt/ssh',
  connectTimeoutSeconds: 1,
};
const VM: Reach = { kind: 'vm', via: LOCAL, vm: 'termina', ownerHash: 'a' };
const LIST: Command<string> = {
  tool: 'lxc',
  args: ['list'],
  parse: (stdout) => ok({ data: stdout, warnings: [] }),
  mutates: false,
};
const context = { deviceId: 'the device', signal: new AbortController().signal };

function runnerThat(processes: ProcessRunner, log = new RecordingLog()): CommandRunner {
  return new CommandRunner({ processes, log, timeoutMs: () => 1234 });
}

function failing(error: RunError): CommandRunner {
  return runnerThat({ run: () => Promise.resolve(err(error)) });
}

describe('CommandRunner', () => {
  const notFound: RunError = { kind: 'not-found', file: 'vsh' };
  const rows: readonly (readonly [string, RunError, Reach, Problem])[] = [
    ['cancelled', { kind: 'cancelled' }, LOCAL, { kind: 'cancelled' }],
    [
      'no lxc here',
      { kind: 'not-found', file: '/opt/lxc' },
      LOCAL,
      { kind: 'tool-missing', tool: 'lxc', place: 'this-machine' },
    ],
    ['no vsh here', notFound, VM, { kind: 'tool-missing', tool: 'vsh', place: 'this-machine' }],
    [
      'no ssh here',
      { kind: 'not-found', file: '/opt/ssh' },
      { ...VM, via: SSH },
      { kind: 'tool-missing', tool: 'ssh', place: 'this-machine' },
    ],
    [
      'not executable',
      { kind: 'not-permitted', file: 'lxc' },
      LOCAL,
      { kind: 'tool-not-permitted', tool: 'lxc' },
    ],
    [
      'not startable',
      { kind: 'failed-to-start', file: 'lxc', message: 'no interpreter' },
      LOCAL,
      { kind: 'exit', tool: 'lxc', exitCode: -1, line: 'no interpreter' },
    ],
    [
      'too slow',
      { kind: 'timed-out', timeoutMs: 5, stderr: '' },
      LOCAL,
      { kind: 'timed-out', tool: 'lxc', timeoutMs: 5 },
    ],
    [
      'killed',
      { kind: 'signalled', signal: 'SIGKILL', stderr: '' },
      LOCAL,
      { kind: 'ended-by-signal', tool: 'lxc', signal: 'SIGKILL' },
    ],
    [
      'too talkative',
      { kind: 'too-much-output', maxOutputBytes: 5 },
      LOCAL,
      { kind: 'too-much-output', tool: 'lxc', maxOutputBytes: 5 },
    ],
  ];
  for (const [what, error, reach, problem] of rows) {
    it(`turns ${what} into a problem`, async () => {
      assert.deepEqual(await failing(error).run(reach, LIST, context), {
        ok: false,
        error: problem,
      });
    });
  }

  it('passes on what a command asks for, and shares only what changes nothing', async () => {
    const seen: RunOptions[] = [];
    const runner = runnerThat({
      run: (_invocation, options) => {
        seen.push(options);
        return Promise.resolve(err({ kind: 'cancelled' }));
      },
    });
    await runner.run(LOCAL, LIST, context);
    await runner.run(LOCAL, { ...LIST, mutates: true, timeoutMs: 9, maxOutputBytes: 8 }, context);
    const { signal } = context;
    assert.deepEqual(seen, [
      { timeoutMs: 1234, limitKey: 'the device', shared: true, signal },
      { timeoutMs: 9, limitKey: 'the device', shared: false, signal, maxOutputBytes: 8 },
    ]);
  });

  it('goes by the exit code, not by what stands on stderr', async () => {
    const output = { stdout: 'good', stderr: 'Error: a hint\n', exitCode: 0, durationMs: 1 };
    const runner = runnerThat({ run: () => Promise.resolve(ok(output)) });
    const result = await runner.run(LOCAL, LIST, context);
    assert.ok(result.ok);
    assert.equal(result.value.data, 'good');
  });

  it('logs each place that a parser passed over', async () => {
    const log = new RecordingLog();
    const output = { stdout: '', stderr: '', exitCode: 0, durationMs: 1 };
    const runner = runnerThat({ run: () => Promise.resolve(ok(output)) }, log);
    const warnings = [{ code: 'unreadable-row', lineNumber: 3, text: '???' }] as const;
    await runner.run(LOCAL, { ...LIST, parse: () => ok({ data: '', warnings }) }, context);
    assert.deepEqual(log.lines, ['warn: lxc list: unreadable-row in line 3: ???']);
  });

  it('tells what was expected of an output that cannot be read', async () => {
    const output = { stdout: '', stderr: '', exitCode: 0, durationMs: 1 };
    const runner = runnerThat({ run: () => Promise.resolve(ok(output)) });
    const failure = { expected: 'a list', lineNumber: 1, text: '' };
    const result = await runner.run(LOCAL, { ...LIST, parse: () => err(failure) }, context);
    assert.deepEqual(result, {
      ok: false,
      error: { kind: 'unreadable-output', tool: 'lxc', failure },
    });
  });
});
