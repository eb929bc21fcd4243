import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { TERMINA_LXD_ENV, vshLxdNextWords, vshWords } from '../../../../../src/core/cli/vsh/words';
import { hostileText } from '../../text/hostileText';

const HASH = '5d9305ad4c9b95ef1f80c2b97fcf9c4877219a7b';
const termina = { vm: 'termina', ownerId: HASH };

/**
 * What vsh does with the words after `--` (vsh_client.cc): split at `=`, trimmed, empty parts dropped; two
 * parts are a variable, and the first other word is the program.
 */
function asVshReads(args: readonly string[]): {
  env: Record<string, string>;
  command: readonly string[];
} {
  const rest = args.slice(args.indexOf('--') + 1);
  const env: Record<string, string> = {};
  for (const [index, word] of rest.entries()) {
    const [name, value, ...more] = word
      .split('=')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (name === undefined || value === undefined || more.length > 0) {
      return { env, command: rest.slice(index) };
    }
    env[name] = value;
  }
  return { env, command: [] };
}

/** Runs what vsh would run, on this machine. */
function run(args: readonly string[], path = process.env['PATH'] ?? ''): string {
  const { env, command } = asVshReads(args);
  const [program = 'sh', ...rest] = command;
  return execFileSync(program, rest, {
    env: { PATH: path, SHELL: '/bin/echo', ...env },
    encoding: 'utf8',
  });
}

const passable = hostileText().filter(
  (text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text),
);

describe('vshWords', () => {
  it('runs a command in a VM, as the README of vsh does', () => {
    assert.deepEqual(vshWords({ ...termina, env: TERMINA_LXD_ENV, words: ['lxc', 'list'] }), [
      '--vm_name=termina',
      `--owner_id=${HASH}`,
      '--',
      'LXD_DIR=/mnt/stateful/lxd',
      'LXD_CONF=/mnt/stateful/lxd_conf',
      'lxc',
      'list',
    ]);
  });

  it('names a container and a user', () => {
    assert.deepEqual(
      vshWords({ ...termina, targetContainer: 'penguin', user: 'root', words: ['id'] }).slice(2),
      ['--target_container=penguin', '--user=root', '--', 'id'],
    );
  });

  it('asks for a login shell without words, also with variables that vsh cannot carry', () => {
    assert.deepEqual(vshWords({ ...termina, words: [] }).slice(2), ['--']);
    const args = vshWords({ ...termina, env: { A: '' }, words: [] });
    assert.equal(run(args), '-l\n');
  });

  it('keeps a hostile VM name one word', () => {
    const vm = 'a b" --user=root -- $(id)';
    assert.equal(vshWords({ ...termina, vm, words: [] })[0], `--vm_name=${vm}`);
  });

  it('brings any arguments to the program unchanged', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(fc.array(passable, { maxLength: 5 }), (words) => {
        const args = vshWords({ ...termina, words: ['printf', '%s\\0', 'x', ...words] });
        assert.deepEqual(run(args).split('\0').slice(1, -1), words);
      }),
      { numRuns: 40 },
    );
  });

  it('brings any value of a variable to the program unchanged', function () {
    this.timeout(20_000);
    const value = fc.oneof(passable, fc.constantFrom('', ' ', ' a ', '=', 'a=b', '\n', '-x'));
    fc.assert(
      fc.property(value, value, (first, second) => {
        const args = vshWords({
          ...termina,
          env: { CROS_A: first, CROS_B: second },
          words: ['printenv', '-0', 'CROS_A', 'CROS_B'],
        });
        assert.equal(run(args), `${first}\0${second}\0`);
      }),
      { numRuns: 40 },
    );
  });

  it('runs a program with = in its name, which vsh and env would take for a variable', () => {
    const folder = mkdtempSync(join(tmpdir(), 'crostini-vsh-'));
    try {
      for (const program of ['A=b', 'A==b', '=A=b', 'A=']) {
        writeFileSync(join(folder, program), '#!/bin/sh\nprintf "%s" "$A:$X:$1"\n');
        chmodSync(join(folder, program), 0o755);
        const path = `${folder}:/usr/bin:/bin`;
        assert.equal(
          run(vshWords({ ...termina, words: [program, 'B=c'] }), path),
          '::B=c',
          program,
        );
        const env = { X: 'x=y' };
        assert.equal(run(vshWords({ ...termina, env, words: [program, 'B=c'] }), path), ':x=y:B=c');
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('vshLxdNextWords', () => {
  it('wraps the command for an interactive bash', () => {
    assert.deepEqual(vshLxdNextWords(['lxc', 'list', '^penguin$']), [
      'env',
      'LXD_DIR=/mnt/stateful/lxd',
      'LXD_CONF=/mnt/stateful/lxd_conf',
      'bash',
      '-i',
      '-c',
      "lxc list '^penguin$'",
    ]);
  });

  it('keeps each word one word', () => {
    const hostile = ["it's", '$(id)', '`id`', 'a b', '', '*', '!!'];
    const [, , , , , flag = '', line = ''] = vshLxdNextWords(['printf', '%s\\0', ...hostile]);
    // Not interactive here: that would read this machine's own start-up files.
    const output = execFileSync('bash', [flag, line], { encoding: 'utf8' });
    assert.deepEqual(output.split('\0').slice(0, -1), hostile);
  });
});
