import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ReplayRunner, type RecordedAnswer } from '../../../../src/platform/replayRunner';
import type { Reach } from '../../../../src/core/reach/reach';
import { settle } from '../fakeClock';
import { readDevice, Reading, vmLines } from '../readings';
import { makeAccess, OWNER } from '../standInDevice';

const ssh: Reach = {
  kind: 'ssh',
  host: 'dut',
  options: ['-F', '/tmp/config'],
  program: 'ssh',
  connectTimeoutSeconds: 10,
};
const LIST =
  'termina (4096 bytes, raw) (on disk VM type: crostini)  running\nTotal Size (bytes): 4096\n';

function stderrOf(name: string): string {
  return readFileSync(new URL(`../../../fixtures/ssh/${name}.stderr.txt`, import.meta.url), 'utf8');
}

/** A device behind ssh that answers by the words of the remote line. */
function device(answers: Readonly<Record<string, RecordedAnswer>>) {
  const runner = new ReplayRunner([
    {
      file: 'ssh',
      args: () => true,
      answer: ({ args }) => {
        const line = (args.at(-1) ?? '').replace("env 'LC_ALL=C.UTF-8' ", '');
        const key = Object.keys(answers).find((start) => line.startsWith(start));
        return answers[key ?? ''] ?? { exitCode: 127, stderr: `env: '${line}': No such file` };
      },
    },
  ]);
  const access = makeAccess({
    processes: runner,
    reach: ssh,
    ownerHash: OWNER,
    mayHave: () => Promise.resolve(true),
  });
  return { runner, access };
}

describe('HostReader over ssh', () => {
  const kinds: readonly (readonly [string, string])[] = [
    ['auth', 'auth'],
    ['refused', 'refused'],
    ['unresolved', 'unresolved-host'],
    ['batch-hostkey', 'host-key-unknown'],
    ['changed', 'host-key-changed'],
    ['kex', 'no-common-algorithm'],
    ['badoption', 'bad-config'],
    ['closed', 'closed'],
  ];
  for (const [fixture, kind] of kinds) {
    it(`tells a connection that fails (${kind}) once, for the device`, async () => {
      const answer = { exitCode: 255, stderr: stderrOf(fixture) };
      const { problem } = await readDevice(device({ '': answer }).access);
      assert.equal(problem?.kind, 'ssh');
      assert.equal(problem.failure.kind, kind);
      assert.equal(problem.host, 'dut');
    });
  }

  it('is told that this machine has no ssh', async () => {
    const { problem } = await readDevice(device({ '': { kind: 'not-found', file: 'ssh' } }).access);
    assert.deepEqual(problem, { kind: 'tool-missing', tool: 'ssh', place: 'this-machine' });
  });

  it('shows what one tool lists where the other is missing (127)', async () => {
    const { access } = device({
      'vmc list': { exitCode: 127, stderr: "env: 'vmc': No such file or directory\n" },
      'lxc list': { stdout: '[]\n' },
    });
    const state = await readDevice(access);
    assert.equal(state.problem, undefined);
    assert.equal(state.vms, undefined);
    assert.deepEqual(state.instances?.data, []);
  });

  it('says that the device has no tools when both are missing (127)', async () => {
    const { problem } = await readDevice(device({}).access);
    assert.deepEqual(problem, { kind: 'no-tools' });
  });

  it('names a tool of the device that may not be run (126)', async () => {
    const { access } = device({
      'vmc list': { exitCode: 126, stderr: "env: 'vmc': Permission denied\n" },
      'lxc list': { stdout: '[]\n' },
    });
    const state = await readDevice(access);
    assert.deepEqual(state.vms?.problem, { kind: 'tool-not-permitted', tool: 'vmc' });
  });

  it('runs vsh on the device, quoted as one word, and lists what is in the VM', async () => {
    const { access, runner } = device({
      'vmc list': { stdout: LIST },
      'vsh ': { stdout: '[]' },
      'lxc list': { exitCode: 127, stderr: "env: 'lxc': No such file or directory\n" },
    });
    const state = await readDevice(access);
    assert.deepEqual(vmLines(state), ['termina running']);
    assert.deepEqual(state.contents.get('termina')?.instances.data, []);
    const words = runner.calls.map(({ args }) => args.slice(0, -1));
    const expected = [
      ...['-T', '-o', 'BatchMode=yes', '-F', '/tmp/config'],
      ...['-o', 'ConnectTimeout=10', '--', 'dut'],
    ];
    assert.ok(words.every((each) => JSON.stringify(each) === JSON.stringify(expected)));
  });

  it('names vsh, not lxc, where the device has no vsh', async () => {
    const { access } = device({
      'vmc list': { stdout: LIST },
      'vsh ': { exitCode: 127, stderr: "env: 'vsh': No such file or directory\n" },
      'lxc list': { stdout: '[]' },
    });
    const state = await readDevice(access);
    assert.deepEqual(state.contents.get('termina')?.instances.problem, {
      kind: 'tool-missing',
      tool: 'vsh',
      place: 'device',
    });
  });

  it('a connection that breaks in the middle stands beside what was listed', async () => {
    const { access } = device({
      'vmc list': { stdout: LIST },
      'vsh ': { exitCode: 255, stderr: stderrOf('reset') },
      'lxc list': { exitCode: 255, stderr: stderrOf('reset') },
    });
    const state = await readDevice(access);
    assert.equal(state.problem, undefined);
    assert.equal(state.contents.get('termina')?.instances.problem?.kind, 'ssh');
    assert.equal(state.instances?.problem?.kind, 'ssh');
  });

  it('asks an lxc that may be absent once, not twice', async () => {
    const { access, runner } = device({ 'vmc list': { stdout: LIST }, 'vsh ': { stdout: '[]' } });
    await readDevice(access);
    const asked = runner.calls.filter(({ args }) => / lxc list/.test(` ${args.at(-1)}`));
    assert.equal(asked.filter(({ args }) => !args.at(-1)?.includes('vsh')).length, 1);
  });

  it('takes two tools that time out for a connection that does', async () => {
    const hung = { kind: 'timed-out', timeoutMs: 30_000, stderr: '' } as const;
    const { access } = device({ 'vmc list': hung, 'lxc list': hung });
    const { problem } = await readDevice(access);
    assert.deepEqual(problem, { kind: 'timed-out', tool: 'ssh', timeoutMs: 30_000 });
  });

  it('lists the containers of a VM that ran beside vmc list the next time', async () => {
    let listed = (): void => undefined;
    const runner = new ReplayRunner([
      {
        file: 'ssh',
        args: (args) => args.at(-1)?.includes('vmc list') === true,
        answer: () =>
          new Promise((resolve) => {
            listed = () => {
              resolve({ stdout: LIST });
            };
          }),
      },
      {
        file: 'ssh',
        args: (args) => args.at(-1)?.includes('vsh ') === true,
        answer: { stdout: '[]' },
      },
      { file: 'ssh', args: () => true, answer: { exitCode: 127, stderr: 'not found' } },
    ]);
    const access = makeAccess({
      processes: runner,
      reach: ssh,
      ownerHash: OWNER,
      mayHave: () => Promise.resolve(true),
    });
    const reading = Reading.of(access);
    const vshCalls = (): number =>
      runner.calls.filter(({ args }) => args.at(-1)?.includes('vsh ')).length;
    const first = reading.read();
    await settle();
    assert.equal(vshCalls(), 0);
    listed();
    await first;
    const before = vshCalls();
    const second = reading.read();
    await settle();
    assert.ok(vshCalls() > before);
    listed();
    const state = await second;
    assert.deepEqual(vmLines(state), ['termina running']);
  });
});
