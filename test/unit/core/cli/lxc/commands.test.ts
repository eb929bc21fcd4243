import assert from 'node:assert/strict';
import {
  freezeInstanceCommand,
  lxcDefaultRemoteCommand,
  lxcExecWords,
  lxcListCommand,
  lxcRemoteListCommand,
  lxcVersionCommand,
  restartInstanceCommand,
  startInstanceCommand,
  stopInstanceCommand,
  unfreezeInstanceCommand,
} from '../../../../../src/core/cli/lxc/commands';
import { cleanData, codes, sample } from './fixture';

const penguin = { instance: 'penguin' };
const remote = { instance: '--all', remote: 'termina', project: 'other' };

describe('commands of lxc', () => {
  const rows = [
    [lxcListCommand({ fast: false }), 'list --format=json'],
    [lxcListCommand({ fast: true, remote: '-x' }), 'list --format=json --fast -- -x:'],
    [lxcListCommand({ fast: true, project: '-y' }), 'list --format=json --fast --project=-y'],
    [lxcListCommand({ fast: false, allProjects: true }), 'list --format=json --all-projects'],
    [startInstanceCommand(penguin), 'start --quiet -- penguin'],
    [startInstanceCommand(remote), 'start --quiet --project=other -- termina:--all'],
    [stopInstanceCommand({ ...penguin, force: true }), 'stop --quiet --force -- penguin'],
    [
      stopInstanceCommand({ instance: '--all', force: false, timeoutSeconds: 30 }),
      'stop --quiet --timeout=30 -- --all',
    ],
    [restartInstanceCommand({ ...penguin, force: false }), 'restart --quiet -- penguin'],
    [freezeInstanceCommand(penguin), 'pause --quiet -- penguin'],
    [unfreezeInstanceCommand(penguin), 'start --quiet -- penguin'],
    [lxcRemoteListCommand(), 'remote list --format=json'],
    [lxcDefaultRemoteCommand(), 'remote get-default'],
    [lxcVersionCommand(), 'version'],
    [lxcVersionCommand('termina'), 'version -- termina:'],
  ] as const;
  for (const [command, args] of rows) {
    it(`runs lxc ${args}`, () => {
      assert.equal(command.tool, 'lxc');
      assert.equal(command.args.join(' '), args);
      assert.equal(command.mutates, command.args.includes('--quiet'));
    });
  }

  it('waits longer for a stop than the daemon does', () => {
    const command = stopInstanceCommand({ ...penguin, force: false, timeoutSeconds: 60 });
    assert.ok((command.timeoutMs ?? 0) > 60_000);
    assert.equal(stopInstanceCommand({ ...penguin, force: true }).timeoutMs, undefined);
  });

  it('reads what the commands print', () => {
    assert.equal(cleanData(lxcListCommand({ fast: false }).parse(sample('list-json'))).length, 9);
    assert.equal(cleanData(lxcDefaultRemoteCommand().parse(sample('remote-get-default'))), 'local');
    assert.deepEqual(codes(startInstanceCommand(penguin).parse('')), []);
    assert.deepEqual(codes(startInstanceCommand(penguin).parse('surprise\n')), ['trailing-text@1']);
  });
});

describe('lxcExecWords', () => {
  it('passes words on as they are, behind the name', () => {
    const words = ['journalctl', '-n', '5', '--', '$HOME "x"'];
    assert.deepEqual(lxcExecWords({ ...penguin, words, mode: 'auto' }), [
      'exec',
      '--',
      'penguin',
      ...words,
    ]);
    assert.deepEqual(lxcExecWords({ ...remote, words: ['id'], mode: 'non-interactive' }), [
      'exec',
      '--project=other',
      '--mode=non-interactive',
      '--',
      'termina:--all',
      'id',
    ]);
  });
});
