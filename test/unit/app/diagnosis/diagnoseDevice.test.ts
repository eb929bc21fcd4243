import assert from 'node:assert/strict';
import { CommandRunner } from '../../../../src/app/commandRunner';
import { DeviceAccess } from '../../../../src/app/deviceAccess';
import { diagnoseDevice } from '../../../../src/app/diagnosis/diagnoseDevice';
import {
  DIAGNOSIS_STEPS,
  type DiagnosisResult,
  type DiagnosisStep,
} from '../../../../src/app/diagnosis/diagnosis';
import { SshConnections } from '../../../../src/app/ssh/sshConnections';
import { VmcUsages } from '../../../../src/app/vmcUsages';
import { ReplayRunner, type RecordedAnswer } from '../../../../src/platform/replayRunner';
import { RecordingLog } from '../../platform/support';
import { FakeClock } from '../fakeClock';

const HASH = '0123456789abcdef0123456789abcdef01234567';
const SESSION = `method return\n   string "a@b"\n   string "${HASH}"\n`;
const NOT_FOUND: RecordedAnswer = { exitCode: 127, stderr: 'bash: line 1: x: command not found' };
const CONFIG = 'user root\nhostname 10.0.0.4\nport 2222\nproxyjump gate\n';
const VMS = [
  'termina (10737422336 bytes, raw, sparse) (on disk VM type: crostini)  running',
  'Total Size (bytes): 10737422336',
  '',
].join('\n');

/** What each line on the device gives, by a part of it; the first that fits counts. */
type Answers = Readonly<Record<string, RecordedAnswer>>;

const GOOD: Answers = {
  '-G': { stdout: CONFIG },
  'lsb-release': { stdout: 'CHROMEOS_RELEASE_CHROME_MILESTONE=143\n' },
  crossystem: { stdout: '1' },
  '--help': { stderr: '[ start <name> |\n  logs <name> |\n  list ]\n' },
  'dbus-send': { stdout: SESSION },
  'vmc list': { stdout: VMS },
  'lxc version': { stdout: 'Client version: 5.0.2\nServer version: 5.0.2\n' },
  'vsh ': {},
  true: {},
};

async function diagnose(
  changes: Answers,
  abortAfter?: DiagnosisStep,
): Promise<{ readonly results: Record<string, DiagnosisResult>; readonly runner: ReplayRunner }> {
  const answers = { ...changes, ...GOOD, ...changes };
  const runner = new ReplayRunner(
    Object.entries(answers).map(([part, answer]) => ({
      file: 'ssh',
      args: (args) => (part === '-G' ? args.includes(part) : (args.at(-1) ?? '').includes(part)),
      answer,
    })),
  );
  const log = new RecordingLog();
  const commands = new CommandRunner({ processes: runner, log, timeoutMs: () => 1_000 });
  const connections = new SshConnections({
    processes: runner,
    log,
    isEnabled: () => false,
    isUsedByTerminal: () => false,
    sockets: {
      folder: () => Promise.resolve(undefined),
      list: () => Promise.resolve([]),
      remove: () => Promise.resolve(),
      removeAll: () => Promise.resolve(),
      nameOf: (key) => key,
    },
  });
  const access = new DeviceAccess({
    deviceId: 'ssh:DUT',
    commands,
    mayHave: () => Promise.resolve(true),
    reach: {
      kind: 'ssh',
      host: 'dut',
      options: ['-F', 'my config'],
      program: 'ssh',
      connectTimeoutSeconds: 10,
    },
  });
  const abort = new AbortController();
  const results: Record<string, DiagnosisResult> = {};
  await diagnoseDevice({
    access,
    connections,
    usages: new VmcUsages(),
    clock: new FakeClock(),
    signal: abort.signal,
    onResult: (step, result) => {
      results[step] = result;
      if (step === abortAfter) {
        abort.abort();
      }
    },
  });
  return { results, runner };
}

/** `passed`, why it was skipped, or the kind of problem. */
function verdicts(results: Record<string, DiagnosisResult>): readonly string[] {
  return DIAGNOSIS_STEPS.map((step) => {
    const result = results[step];
    switch (result?.kind) {
      case undefined:
        return 'missing';
      case 'passed':
        return 'passed';
      case 'skipped':
        return result.reason;
      case 'failed':
        return result.problem.kind;
    }
  });
}

const CASES: readonly (readonly [what: string, Answers, readonly string[]])[] = [
  ['all is well', {}, Array.from(DIAGNOSIS_STEPS, () => 'passed')],
  [
    'the configuration is broken',
    { '-G': { exitCode: 255, stderr: 'x: line 1: Bad configuration option: fo\n' } },
    ['ssh', ...Array.from({ length: 8 }, () => 'earlier-failure')],
  ],
  [
    'nobody listens',
    { true: { exitCode: 255, stderr: 'ssh: connect to host dut: Connection refused\n' } },
    ['passed', 'ssh', ...Array.from({ length: 7 }, () => 'earlier-failure')],
  ],
  [
    'the connection dies in the middle',
    { crossystem: { exitCode: 255, stderr: 'client_loop: send disconnect: Broken pipe\n' } },
    ['passed', 'passed', 'passed', 'ssh', ...Array.from({ length: 5 }, () => 'earlier-failure')],
  ],
  [
    'it is a machine with LXD',
    { 'lsb-release': { stdout: '' }, crossystem: NOT_FOUND, '--help': NOT_FOUND },
    [
      ...['passed', 'passed', 'passed', 'no-crossystem'],
      ...['no-vmc', 'no-vmc', 'no-vmc', 'no-vmc', 'passed'],
    ],
  ],
  [
    'it is a machine without anything',
    {
      'lsb-release': { stdout: '' },
      crossystem: NOT_FOUND,
      '--help': NOT_FOUND,
      'lxc version': NOT_FOUND,
    },
    [
      ...['passed', 'passed', 'passed', 'no-crossystem'],
      ...['no-vmc', 'no-vmc', 'no-vmc', 'no-vmc', 'no-tools'],
    ],
  ],
  [
    'a ChromeOS device has no vmc',
    { '--help': NOT_FOUND },
    [
      ...['passed', 'passed', 'passed', 'passed', 'tool-missing'],
      ...Array.from({ length: 4 }, () => 'earlier-failure'),
    ],
  ],
  [
    'nobody is signed in',
    { 'dbus-send': { stdout: '   string ""\n   string ""\n' }, 'ls ': { stdout: 'chronos\n' } },
    [
      ...['passed', 'passed', 'passed', 'passed', 'passed', 'no-owner-hash'],
      ...Array.from({ length: 3 }, () => 'earlier-failure'),
    ],
  ],
  [
    'no VM runs',
    { 'vmc list': { stdout: 'Total Size (bytes): 0\n' } },
    [...Array.from({ length: 7 }, () => 'passed'), 'no-running-vm', 'no-running-vm'],
  ],
  [
    'the VM that runs has no containers',
    { 'vmc list': { stdout: VMS.replace('crostini', 'baguette') } },
    [...Array.from({ length: 8 }, () => 'passed'), 'no-lxd-in-vm'],
  ],
  [
    'vsh does not get in',
    {
      'vsh ': {
        exitCode: 1,
        stderr: 'ERROR vsh: [vsh.cc(150)] Failed to connect to vshd: 110\n',
      },
    },
    [...Array.from({ length: 7 }, () => 'passed'), 'vsh', 'earlier-failure'],
  ],
  [
    'LXD does not answer',
    { 'lxc version': { stdout: 'Client version: 5.0.2\nServer version: unreachable\n' } },
    [...Array.from({ length: 8 }, () => 'passed'), 'lxc'],
  ],
];

describe('diagnoseDevice', () => {
  for (const [what, answers, expected] of CASES) {
    it(`finds out that ${what}`, async () => {
      assert.deepEqual(verdicts((await diagnose(answers)).results), expected);
    });
  }

  it('gives the evidence of each step', async () => {
    const { results } = await diagnose({});
    const facts = Object.values(results).map((result) =>
      result.kind === 'passed' ? result.fact : undefined,
    );
    assert.deepEqual(facts.slice(0, 6), [
      { kind: 'destination', user: 'root', hostName: '10.0.0.4', port: '2222', through: 'gate' },
      { kind: 'connected', durationMs: 0 },
      {
        kind: 'chrome-os',
        release: { milestone: '143', version: undefined, board: undefined, track: undefined },
      },
      { kind: 'developer-mode', isOn: true },
      { kind: 'vmc-age', notOlderThan: '2022-09' },
      { kind: 'signed-in', ownerHash: HASH },
    ]);
    assert.deepEqual(facts.at(-1), {
      kind: 'lxd',
      vm: 'termina',
      client: '5.0.2',
      server: '5.0.2',
    });
  });

  it('takes the device’s own options, and connects anew', async () => {
    const { runner } = await diagnose({});
    const [resolve, connect] = runner.calls;
    assert.deepEqual(resolve?.args, ['-F', 'my config', '-G', '--', 'dut']);
    assert.deepEqual(connect?.args, [
      ...['-T', '-o', 'BatchMode=yes', '-F', 'my config', '-o', 'ControlPath=none'],
      ...['-o', 'ConnectTimeout=10', '--', 'dut', "env 'LC_ALL=C.UTF-8' true"],
    ]);
  });

  it('changes nothing', async () => {
    const { runner } = await diagnose({});
    const lines = runner.calls.map(({ args }) => args.join(' '));
    assert.ok(lines.every((line) => !/\b(start|stop|create|destroy|launch|delete)\b/.test(line)));
  });

  it('takes no step after it was called off', async () => {
    const { results, runner } = await diagnose({}, 'connect');
    assert.deepEqual(verdicts(results), [
      ...['passed', 'passed'],
      ...Array.from({ length: 7 }, () => 'cancelled'),
    ]);
    assert.equal(runner.calls.length, 2);
  });
});
