import assert from 'node:assert/strict';
import { CommandRunner } from '../../../../src/app/commandRunner';
import { OwnerHash } from '../../../../src/app/inventory/ownerHash';
import { ReplayRunner, type RecordedAnswer } from '../../../../src/platform/replayRunner';
import { RecordingLog } from '../../platform/support';
import { LOCAL, OWNER } from '../standInDevice';

const REPLY = `method return\n   string "a@b"\n   string "${OWNER}"\n`;
const context = { deviceId: 'x', signal: new AbortController().signal };

function setUp(dbus: () => RecordedAnswer | Promise<RecordedAnswer>, folders = '', given?: string) {
  const runner = new ReplayRunner([
    { file: 'dbus-send', args: () => true, answer: dbus },
    { file: 'ls', args: ['-1', '/home/user'], answer: { stdout: folders } },
  ]);
  const commands = new CommandRunner({
    processes: runner,
    log: new RecordingLog(),
    timeoutMs: () => 1000,
  });
  return { runner, owner: new OwnerHash(commands, given) };
}

describe('OwnerHash', () => {
  it('asks nobody when one is given', async () => {
    const { owner, runner } = setUp(() => ({ stdout: REPLY }), '', 'ABCDEF');
    assert.equal(await owner.find(LOCAL, context), 'ABCDEF');
    assert.equal(runner.calls.length, 0);
  });

  it('asks when what is given cannot be one', async () => {
    const { owner } = setUp(() => ({ stdout: REPLY }), '', '$(id)');
    assert.equal(await owner.find(LOCAL, context), OWNER);
  });

  it('takes the folder of /home/user when the bus cannot be asked', async () => {
    const { owner } = setUp(() => ({ kind: 'not-found', file: 'dbus-send' }), `${OWNER}\nroot\n`);
    assert.equal(await owner.find(LOCAL, context), OWNER);
  });

  it('does not choose between two users', async () => {
    const { owner } = setUp(() => ({ exitCode: 1 }), `${OWNER}\n${'ab'.repeat(20)}\n`);
    assert.equal(await owner.find(LOCAL, context), undefined);
  });

  it('asks again after nobody was signed in, and no more after somebody was', async () => {
    let reply = '   string ""\n   string ""\n';
    const { owner, runner } = setUp(() => ({ stdout: reply }));
    assert.equal(await owner.find(LOCAL, context), undefined);
    reply = REPLY;
    assert.equal(await owner.find(LOCAL, context), OWNER);
    const asked = runner.calls.length;
    assert.equal(await owner.find(LOCAL, context), OWNER);
    assert.equal(runner.calls.length, asked);
  });

  it('asks once for several callers at a time', async () => {
    const { owner, runner } = setUp(() => ({ stdout: REPLY }));
    await Promise.all([owner.find(LOCAL, context), owner.find(LOCAL, context)]);
    assert.equal(runner.calls.length, 1);
  });

  it('still answers a caller that joined one who called it off', async () => {
    let calls = 0;
    const never = new Promise<RecordedAnswer>(() => undefined);
    const { owner } = setUp(() => (calls++ === 0 ? never : { stdout: REPLY }));
    const abort = new AbortController();
    const first = owner.find(LOCAL, { deviceId: 'x', signal: abort.signal });
    const second = owner.find(LOCAL, context);
    abort.abort();
    assert.equal(await first, undefined);
    assert.equal(await second, OWNER);
  });
});
