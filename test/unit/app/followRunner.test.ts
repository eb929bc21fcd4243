import assert from 'node:assert/strict';
import { FollowRunner } from '../../../src/app/followRunner';
import type { RunError } from '../../../src/app/ports';
import type { Problem } from '../../../src/core/problem/problem';
import type { Reach } from '../../../src/core/reach/reach';
import { err } from '../../../src/core/result';
import { settle } from './fakeClock';
import { DAEMON_DIED, StandInFollower } from './live/standInFollower';
import { LOCAL } from './standInDevice';

const MONITOR = { tool: 'lxc', args: ['monitor'] } as const;
const VM: Reach = { kind: 'vm', via: LOCAL, vm: 'termina', ownerHash: 'a' };

describe('FollowRunner', () => {
  let follower: StandInFollower;
  beforeEach(() => (follower = new StandInFollower()));

  function start(reach: Reach = LOCAL, signal = new AbortController().signal) {
    const texts: string[] = [];
    const options = { signal, onText: (text: string) => texts.push(text) };
    return { end: new FollowRunner(follower).follow(reach, MONITOR, options), texts };
  }

  it('runs the command at the end of the reach, and hands its output on', async () => {
    const { texts } = start();
    await settle();
    assert.deepEqual(follower.latest.invocation, { file: 'lxc', args: ['monitor'] });
    follower.latest.options.onText('a line\n');
    assert.deepEqual(texts, ['a line\n']);
  });

  const ends: readonly (readonly [string, Reach, number, string, Problem | undefined])[] = [
    ['exit code 0', LOCAL, 0, 'Error: only a hint', undefined],
    [
      'a daemon that died',
      LOCAL,
      1,
      DAEMON_DIED,
      {
        kind: 'lxc',
        failure: {
          kind: 'connection-lost',
          message: 'websocket: close 1006 (abnormal closure): unexpected EOF',
          exitCode: 1,
        },
      },
    ],
    [
      'a lost VM',
      VM,
      123,
      '',
      { kind: 'vsh', failure: { kind: 'connection-lost', line: '' }, vm: 'termina' },
    ],
  ];
  for (const [what, reach, exitCode, stderr, problem] of ends) {
    it(`tells ${what}`, async () => {
      const { end } = start(reach);
      await settle();
      follower.latest.exit(exitCode, stderr);
      const result = await end;
      assert.deepEqual(result.ok ? undefined : result.error, problem);
    });
  }

  const errors: readonly (readonly [RunError, Problem])[] = [
    [{ kind: 'cancelled' }, { kind: 'cancelled' }],
    [
      { kind: 'not-found', file: 'lxc' },
      { kind: 'tool-missing', tool: 'lxc', place: 'this-machine' },
    ],
    [
      { kind: 'signalled', signal: 'SIGKILL', stderr: '' },
      { kind: 'ended-by-signal', tool: 'lxc', signal: 'SIGKILL' },
    ],
  ];
  for (const [error, problem] of errors) {
    it(`tells ${error.kind}`, async () => {
      const runner = new FollowRunner({ follow: () => Promise.resolve(err(error)) });
      const options = { signal: new AbortController().signal, onText: () => undefined };
      assert.deepEqual(await runner.follow(LOCAL, MONITOR, options), err(problem));
    });
  }

  it('ends with the signal', async () => {
    const stop = new AbortController();
    const { end } = start(LOCAL, stop.signal);
    await settle();
    stop.abort();
    assert.deepEqual(await end, err({ kind: 'cancelled' }));
  });
});
