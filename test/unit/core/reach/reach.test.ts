import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { invocationFor, reachChain, type Reach } from '../../../../src/core/reach/reach';
import { posixIt } from '../../platform/support';

const local: Reach = { kind: 'local', programs: {} };
const ssh: Reach = {
  kind: 'ssh',
  host: 'dut',
  options: [],
  program: 'ssh',
  connectTimeoutSeconds: 10,
};
const vm = (via: Reach, more: object = {}): Reach => ({
  kind: 'vm',
  via,
  vm: 'my vm',
  ownerHash: 'abc',
  ...more,
});
const instance = (via: Reach, more: object = {}): Reach => ({
  kind: 'instance',
  via,
  instance: 'penguin',
  ...more,
});
const LIST = { words: ['lxc', 'list'] };
const LXD = ['LXD_DIR=/mnt/stateful/lxd', 'LXD_CONF=/mnt/stateful/lxd_conf'];
const SSH_CAPTURE = ['-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '--', 'dut'];
const SSH_TERMINAL = ['-t', '-o', 'ConnectTimeout=10', '--', 'dut'];

/** `exec` is a word of the shell itself: it may be quoted, and means the same. */
function plainExec(word: string): string {
  return word.replace("'exec'", 'exec');
}

describe('invocationFor', () => {
  const capture: readonly (readonly [string, Reach, readonly string[]])[] = [
    ['this machine', local, ['lxc', 'list']],
    ['ssh', ssh, ['ssh', ...SSH_CAPTURE, "env 'LC_ALL=C.UTF-8' lxc list"]],
    ['a VM', vm(local), ['vsh', '--vm_name=my vm', '--owner_id=abc', '--', ...LXD, 'lxc', 'list']],
    [
      'a containerless VM',
      vm(local, { targetContainer: 'penguin' }),
      [
        'vsh',
        '--vm_name=my vm',
        '--owner_id=abc',
        '--target_container=penguin',
        '--',
        'lxc',
        'list',
      ],
    ],
    [
      'a VM with the newer LXD',
      vm(local, { lxdNext: true }),
      [
        ...['vsh', '--vm_name=my vm', '--owner_id=abc', '--'],
        ...['env', ...LXD, 'bash', '-i', '-c', 'lxc list'],
      ],
    ],
    [
      'an instance',
      instance(local),
      ['lxc', 'exec', '--mode=non-interactive', '--', 'penguin', 'lxc', 'list'],
    ],
    [
      'an instance of a remote and a project',
      instance(local, { remote: 'far', project: 'p' }),
      [
        ...['lxc', 'exec', '--project=p', '--mode=non-interactive', '--'],
        ...['far:penguin', 'lxc', 'list'],
      ],
    ],
    [
      'ssh › VM › instance',
      instance(vm(ssh)),
      [
        ...['ssh', ...SSH_CAPTURE],
        `env 'LC_ALL=C.UTF-8' vsh '--vm_name=my vm' --owner_id=abc -- ` +
          `'LXD_DIR=/mnt/stateful/lxd' 'LXD_CONF=/mnt/stateful/lxd_conf' ` +
          'lxc exec --mode=non-interactive -- penguin lxc list',
      ],
    ],
    [
      'a VM with the newer LXD › instance',
      instance(vm(local, { lxdNext: true })),
      [
        ...['vsh', '--vm_name=my vm', '--owner_id=abc', '--'],
        ...['env', ...LXD, 'bash', '-i', '-c'],
        'lxc exec --mode=non-interactive -- penguin lxc list',
      ],
    ],
  ];
  for (const [what, reach, argv] of capture) {
    it(`runs a command through ${what}`, () => {
      const { file, args } = invocationFor(reach, LIST, 'capture');
      assert.deepEqual([file, ...args].map(plainExec), argv);
    });
  }

  const terminal: readonly (readonly [string, Reach, readonly string[], readonly string[]])[] = [
    ['ssh', ssh, [], ['ssh', ...SSH_TERMINAL]],
    ['ssh with a command', ssh, ['top'], ['ssh', ...SSH_TERMINAL, 'top']],
    ['a VM', vm(local), [], ['vsh', '--vm_name=my vm', '--owner_id=abc', '--', ...LXD]],
    [
      'a containerless VM',
      vm(local, { targetContainer: 'penguin' }),
      [],
      ['vsh', '--vm_name=my vm', '--owner_id=abc', '--target_container=penguin', '--'],
    ],
    [
      'an instance',
      instance(local),
      ['sh'],
      ['lxc', 'exec', '--mode=interactive', '--', 'penguin', 'sh'],
    ],
    [
      'ssh › VM › instance',
      instance(vm(ssh)),
      ['sh'],
      [
        ...['ssh', ...SSH_TERMINAL],
        "vsh '--vm_name=my vm' --owner_id=abc -- 'LXD_DIR=/mnt/stateful/lxd' " +
          "'LXD_CONF=/mnt/stateful/lxd_conf' lxc exec --mode=interactive -- penguin sh",
      ],
    ],
  ];
  for (const [what, reach, words, argv] of terminal) {
    it(`opens a terminal through ${what}`, () => {
      const { file, args } = invocationFor(reach, { words }, 'terminal');
      assert.deepEqual([file, ...args].map(plainExec), argv);
    });
  }

  it('takes configured programs on this machine only', () => {
    const programs = { lxc: '/opt/lxc', vsh: '/opt/vsh' };
    const here: Reach = { kind: 'local', programs };
    assert.equal(invocationFor(here, LIST, 'capture').file, '/opt/lxc');
    const inVm = invocationFor(vm(here), LIST, 'capture');
    assert.equal(inVm.file, '/opt/vsh');
    assert.deepEqual(inVm.args.slice(-2), ['lxc', 'list']);
  });

  it('sets variables where the command runs', () => {
    const words = { words: ['vmc', 'list'], env: { CROS_USER_ID_HASH: 'ab' } };
    assert.deepEqual(invocationFor(local, words, 'capture').env, { CROS_USER_ID_HASH: 'ab' });
    const remote = invocationFor(ssh, words, 'capture');
    assert.equal(remote.env, undefined);
    assert.equal(remote.args.at(-1), "env 'LC_ALL=C.UTF-8' 'CROS_USER_ID_HASH=ab' vmc list");
    const inVm = invocationFor(vm(local), words, 'capture');
    assert.equal(inVm.env, undefined);
    assert.ok(inVm.args.includes('CROS_USER_ID_HASH=ab'));
    assert.deepEqual(invocationFor(instance(local), words, 'capture').args.slice(-4), [
      ...['env', 'CROS_USER_ID_HASH=ab', 'vmc', 'list'],
    ]);
  });

  it("lets the user's own ssh options win over the time-out, but not over BatchMode", () => {
    const options = ['-o', 'ConnectTimeout=60', '-o', 'BatchMode=no'];
    const { args } = invocationFor({ ...ssh, options }, LIST, 'capture');
    const first = (name: string) => args.find((arg) => arg.startsWith(`${name}=`));
    assert.equal(first('ConnectTimeout'), 'ConnectTimeout=60');
    assert.equal(first('BatchMode'), 'BatchMode=yes');
  });

  it('never gives a host the place of an option', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('capture', 'terminal'), (host, mode) => {
        const { args } = invocationFor({ ...ssh, host }, LIST, mode);
        const end = args.indexOf('--');
        assert.equal(args[end + 1], host);
        assert.equal(args.length, end + 3);
      }),
    );
  });

  describe('the one word for ssh', () => {
    // Every word on a line of its own, NUL at its end: what the far sh made of the line.
    const printWords = ['sh', '-c', String.raw`printf '%s\0' "$@"`, 'sh'];
    const run = (line: string): string => {
      const { stdout, status } = spawnSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
      assert.equal(status, 0);
      return stdout;
    };
    const word = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.replace(/[\0\uD800-\uDFFF]/g, '')),
      fc.constantFrom('', ' ', "'", '"', '$(touch /tmp/x)', '`id`', '-rf', 'a\nb', '*', '~', '\\'),
      fc.constantFrom('!!', '#', 'A=b', '=ls', '{a,b}', '&', ';', '|', '>x', "it's", 'größe', '🐧'),
    );

    posixIt('gives back the same words after a real sh has read it', () => {
      fc.assert(
        fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
          const { args } = invocationFor(ssh, { words: [...printWords, ...words] }, 'capture');
          assert.equal(run(args.at(-1) ?? ''), words.map((each) => `${each}\0`).join(''));
        }),
        { numRuns: 60 },
      );
    }).timeout(20_000);

    posixIt('sets hostile values of variables unchanged', () => {
      fc.assert(
        fc.property(word, (value) => {
          const words = ['sh', '-c', 'printf %s "$V"'];
          const { args } = invocationFor(ssh, { words, env: { V: value } }, 'capture');
          assert.equal(run(args.at(-1) ?? ''), value);
        }),
        { numRuns: 20 },
      );
    }).timeout(20_000);
  });

  posixIt('brings words through the interactive bash of the newer LXD', () => {
    const words = ['lxc', 'exec', "it's", '$(touch x)', 'a\nb', ''];
    const { args } = invocationFor(vm(local, { lxdNext: true }), { words }, 'capture');
    const line = (args.at(-1) ?? '').replace(/^lxc/, String.raw`printf '%s\0'`);
    const { stdout } = spawnSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
    assert.deepEqual(stdout.split('\0').slice(0, -1), words.slice(1));
  });
});

describe('reachChain', () => {
  it('goes from the outermost to the innermost', () => {
    const kinds = reachChain(instance(vm(ssh))).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['ssh', 'vm', 'instance']);
    assert.deepEqual(reachChain(local), [local]);
  });
});
