import assert from 'node:assert/strict';
import { CommandRunner } from '../../../../src/app/commandRunner';
import type { Section } from '../../../../src/app/inventory/deviceState';
import { finishReading } from '../../../../src/app/inventory/deviceState';
import { readInstances } from '../../../../src/app/inventory/readInstances';
import type { Instance } from '../../../../src/core/model/instance';
import { ReplayRunner, type RecordedAnswer } from '../../../../src/platform/replayRunner';
import { RecordingLog } from '../../platform/support';
import { FakeClock, settle } from '../fakeClock';
import { LOCAL } from '../standInDevice';

const FULL = ['list', '--format=json'];
const FAST = ['list', '--format=json', '--fast'];

function json(status: string, count = 1): string {
  return JSON.stringify(
    Array.from({ length: count }, (_, index) => ({
      name: `c${index}`,
      status,
      type: 'container',
      project: 'default',
    })),
  );
}

function instances(count: number): readonly Instance[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `c${index}`,
    state: 'running',
    kind: 'container',
    ephemeral: false,
    project: 'default',
    addresses: [{ family: 'inet', address: '10.0.0.1', nic: 'eth0' }],
    snapshots: [{ name: 'kept' }],
  }));
}

/** Both lists answer when the test says so. */
function setUp(previous: Section<Instance> | undefined) {
  const answers = new Map<string, (answer: RecordedAnswer) => void>();
  const waiting = (key: string) => (): Promise<RecordedAnswer> =>
    new Promise((resolve) => answers.set(key, resolve));
  const processes = new ReplayRunner([
    { file: 'lxc', args: FULL, answer: waiting('full') },
    { file: 'lxc', args: FAST, answer: waiting('fast') },
  ]);
  const updates: Section<Instance>[] = [];
  const ended = readInstances({
    commands: new CommandRunner({ processes, log: new RecordingLog(), timeoutMs: () => 1000 }),
    clock: new FakeClock(),
    reach: LOCAL,
    context: { deviceId: 'x', signal: new AbortController().signal },
    previous,
    mayHoldMany: true,
    update: (section) => updates.push(section),
  });
  const answer = async (key: 'full' | 'fast', with_: RecordedAnswer): Promise<void> => {
    answers.get(key)?.(with_);
    await settle();
  };
  return { updates, ended, answer, processes };
}

describe('readInstances', () => {
  it('shows the quick list first, then the full one', async () => {
    const { updates, ended, answer } = setUp(undefined);
    await answer('fast', { stdout: json('Running') });
    assert.equal(updates[0]?.reading, true);
    await answer('full', { stdout: json('Stopped') });
    assert.equal(await ended, undefined);
    assert.deepEqual(
      updates.map(({ data }) => data?.[0]?.state),
      ['running', 'stopped'],
    );
    assert.equal(updates[1]?.reading, false);
  });

  it('passes over a quick list that comes last', async () => {
    const { updates, ended, answer } = setUp(undefined);
    await answer('full', { stdout: json('Stopped') });
    await answer('fast', { stdout: json('Running') });
    await ended;
    assert.equal(updates.length, 1);
  });

  it('leaves a failure of the quick list to the full one', async () => {
    const { updates, ended, answer } = setUp(undefined);
    await answer('fast', { exitCode: 1, stderr: 'Error: unknown flag: --fast\n' });
    assert.equal(updates.length, 0);
    await answer('full', { stdout: json('Running') });
    assert.equal(await ended, undefined);
  });

  it('keeps the rows of the quick list when the full one fails', async () => {
    const { updates, ended, answer } = setUp(undefined);
    await answer('fast', { stdout: json('Running') });
    await answer('full', { kind: 'timed-out', timeoutMs: 1000, stderr: '' });
    assert.equal((await ended)?.kind, 'timed-out');
    assert.equal(updates.at(-1)?.data?.length, 1);
    assert.equal(updates.at(-1)?.problem?.kind, 'timed-out');
    assert.equal(updates.at(-1)?.reading, false);
  });

  it('asks once for a small list that is known, twice for a large one', () => {
    const args = (count: number) =>
      setUp(finishReading(instances(count), [], 0)).processes.calls.length;
    assert.equal(args(59), 1);
    assert.equal(args(60), 2);
  });

  it('keeps addresses of what runs and snapshots of all until the full list comes', async () => {
    const { updates, answer } = setUp(finishReading(instances(60), [], 0));
    const some = JSON.parse(json('Running', 60)) as { status: string }[];
    const [first] = some;
    assert.ok(first);
    first.status = 'Stopped';
    await answer('fast', { stdout: JSON.stringify(some) });
    const [stopped, running] = updates[0]?.data ?? [];
    assert.equal(stopped?.addresses, undefined);
    assert.equal(stopped?.snapshots?.[0]?.name, 'kept');
    assert.equal(running?.addresses?.length, 1);
    await answer('full', { stdout: '[]' });
    assert.deepEqual(updates.at(-1)?.data, []);
  });
});
