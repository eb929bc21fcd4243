import assert from 'node:assert/strict';
import { CommandRunner, type PlannedChange } from '../../../src/app/commandRunner';
import type { RunOptions } from '../../../src/app/ports';
import type { Command } from '../../../src/core/cli/command';
import type { Invocation } from '../../../src/core/reach/invocation';
import type { Reach } from '../../../src/core/reach/reach';
import { err, ok } from '../../../src/core/result';
import { RecordingLog } from '../platform/support';
import { LOCAL } from './standInDevice';

const READ: Command<string> = {
  tool: 'lxc',
  args: ['list'],
  parse: (stdout) => ok({ data: stdout, warnings: [] }),
  mutates: false,
};
const DELETE: Command<string> = {
  ...READ,
  args: ['delete', '--', "it's\n$(x)"],
  mutates: true,
};
const SSH: Reach = {
  kind: 'ssh',
  host: 'dut',
  options: [],
  program: 'ssh',
  connectTimeoutSeconds: 1,
};
const VM: Reach = { kind: 'vm', via: LOCAL, vm: 'termina', ownerHash: 'a' };

describe('CommandRunner', () => {
  let runs: { invocation: Invocation; options: RunOptions }[];
  let planned: PlannedChange[];
  let log: RecordingLog;
  let answer: boolean;
  let runner: CommandRunner;
  const context = { deviceId: 'here', signal: new AbortController().signal };

  beforeEach(() => {
    runs = [];
    planned = [];
    log = new RecordingLog();
    answer = true;
    runner = new CommandRunner({
      processes: {
        run: (invocation, options) => {
          runs.push({ invocation, options });
          return Promise.resolve(ok({ stdout: 'out', stderr: '', exitCode: 0, durationMs: 1 }));
        },
      },
      log,
      timeoutMs: () => 5,
      mayChange: (change) => {
        planned.push(change);
        return Promise.resolve(answer);
      },
    });
  });

  describe('before a command that may change something', () => {
    it('logs the exact line and asks', async () => {
      await runner.run(LOCAL, DELETE, context);
      assert.deepEqual(
        planned.map(({ line }) => line),
        ["lxc delete -- 'it'\\''s\n$(x)'"],
      );
      assert.equal(planned[0]?.signal, context.signal);
      assert.equal(log.lines.length, 1);
      assert.match(log.lines[0] ?? '', /^info: \$ lxc delete -- 'it'\\''s.*\$\(x\)'$/);
      assert.equal(runs.length, 1);
    });

    it('runs nothing when the answer is no', async () => {
      answer = false;
      assert.deepEqual(await runner.run(LOCAL, DELETE, context), err({ kind: 'cancelled' }));
      assert.deepEqual(runs, []);
    });

    it('asks for the line of this machine, with all that leads there', async () => {
      await runner.run({ ...VM, via: SSH }, DELETE, context);
      assert.match(planned[0]?.line ?? '', /^ssh -T .* -- dut 'env .*vsh .*lxc delete -- /s);
    });
  });

  it('asks nothing and logs nothing before a reading', async () => {
    await runner.run(LOCAL, READ, context);
    assert.deepEqual([planned, log.lines], [[], []]);
  });

  it('asks nobody where nobody is to be asked', async () => {
    const processes = { run: () => Promise.resolve(err({ kind: 'cancelled' } as const)) };
    const alone = new CommandRunner({ processes, log, timeoutMs: () => 5 });
    assert.deepEqual(await alone.run(LOCAL, DELETE, context), err({ kind: 'cancelled' }));
    assert.equal(log.lines.length, 1);
  });

  const inputs: readonly (readonly [string, Partial<Command<string>>, Partial<RunOptions>])[] = [
    ['text', { input: 'a: 1\n' }, { input: { kind: 'text', text: 'a: 1\n' } }],
    ['empty text', { input: '' }, { input: { kind: 'text', text: '' } }],
    ['a file', { inputFile: '/in' }, { input: { kind: 'file', path: '/in' } }],
  ];
  for (const [what, given, expected] of inputs) {
    it(`gives ${what} as input, to a VM through a pipe that its shell reads`, async () => {
      await runner.run(VM, { ...READ, ...given }, context);
      const [run] = runs;
      assert.deepEqual(run?.options.input, expected.input);
      assert.deepEqual([run?.invocation.file, ...(run?.invocation.args ?? [])].slice(0, 5), [
        'sh',
        '-c',
        'cat | "$@"',
        'sh',
        'vsh',
      ]);
    });
  }

  it('gives no input where there is none to give', async () => {
    await runner.run(VM, READ, context);
    assert.equal(runs[0]?.options.input, undefined);
    assert.equal(runs[0]?.invocation.file, 'vsh');
  });

  it('passes on where output goes, as what, and who hears it', async () => {
    const onOutput = (): void => undefined;
    const command = { ...READ, output: 'bytes', outputFile: '/out' } as const;
    await runner.run(LOCAL, command, { ...context, onOutput });
    const { output, outputFile, onOutput: heard } = runs[0]?.options ?? {};
    assert.deepEqual([output, outputFile, heard], ['bytes', '/out', onOutput]);
  });

  it('tells a file that could not be read or written', async () => {
    const failed = { kind: 'file-failed', path: '/out.part', message: 'EACCES' } as const;
    const processes = { run: () => Promise.resolve(err(failed)) };
    const result = await new CommandRunner({ processes, log, timeoutMs: () => 5 }).run(
      LOCAL,
      READ,
      context,
    );
    assert.ok(!result.ok);
    assert.equal('path' in result.error && result.error.path, '/out.part');
  });
});
