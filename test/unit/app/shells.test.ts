import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deviceShell, instanceShell, shellAt, vmShell } from '../../../src/app/shells';
import type { Invocation } from '../../../src/core/reach/invocation';
import type { Reach } from '../../../src/core/reach/reach';
import { ReplayRunner } from '../../../src/platform/replayRunner';
import { posixIt } from '../platform/support';
import { makeAccess, OWNER } from './standInDevice';

const never = new AbortController().signal;
const processes = new ReplayRunner([]);
const access = makeAccess({ processes, ownerHash: OWNER });
const ssh: Reach = {
  kind: 'ssh',
  host: 'dut',
  options: [],
  program: '/usr/bin/ssh',
  connectTimeoutSeconds: 10,
};
const remote = makeAccess({ processes, ownerHash: OWNER, reach: ssh });
const inVm = { deviceId: 'x', vm: 'termina', instance: 'penguin', project: undefined };
const VSH = ['--vm_name=termina', `--owner_id=${OWNER}`];
const LXD = ['LXD_DIR=/mnt/stateful/lxd', 'LXD_CONF=/mnt/stateful/lxd_conf'];

async function userScript(): Promise<string> {
  const shell = await instanceShell(access, { ...inVm, vm: undefined }, 'user', never);
  assert.ok(shell.ok);
  return shell.value.args.at(-1) ?? '';
}

describe('vmShell', () => {
  const place = { kind: 'vm', vm: 'termina', containerless: false, user: 'user' } as const;

  it('is a login shell with the variables of LXD', async () => {
    const shell = await vmShell(access, place, never);
    assert.deepEqual(shell, { ok: true, value: { file: 'vsh', args: [...VSH, '--', ...LXD] } });
  });

  it("is the pseudo-container's where the VM has no containers", async () => {
    const shell = await vmShell(access, { ...place, containerless: true }, never);
    const args = [...VSH, '--target_container=penguin', '--'];
    assert.deepEqual(shell, { ok: true, value: { file: 'vsh', args } });
  });

  it('asks for root, in the VM itself and in one without containers', async () => {
    const root = { ...place, user: 'root' } as const;
    const shell = await vmShell(access, root, never);
    const args = [...VSH, '--user=root', '--', ...LXD];
    assert.deepEqual(shell, { ok: true, value: { file: 'vsh', args } });
    const other = await vmShell(access, { ...root, containerless: true }, never);
    const otherArgs = [...VSH, '--target_container=penguin', '--user=root', '--'];
    assert.deepEqual(other, { ok: true, value: { file: 'vsh', args: otherArgs } });
  });

  it('goes through ssh with a terminal', async () => {
    const shell = await vmShell(remote, place, never);
    assert.ok(shell.ok);
    assert.equal(shell.value.file, '/usr/bin/ssh');
    assert.deepEqual(shell.value.args.slice(0, -1), [
      ...['-t', '-o', 'ConnectTimeout=10', '--', 'dut'],
    ]);
  });

  it('is refused for a bad name and when nobody is signed in', async () => {
    const bad = await vmShell(access, { ...place, vm: '-rf' }, never);
    assert.equal(!bad.ok && bad.error.kind, 'bad-vm-name');
    const nobody = await vmShell(makeAccess({ processes }), place, never);
    assert.equal(!nobody.ok && nobody.error.kind, 'no-owner-hash');
  });
});

describe('shellAt', () => {
  it('leads to each kind of place', async () => {
    const vm = { kind: 'vm', vm: 'termina', containerless: false, user: 'user' } as const;
    assert.deepEqual(await shellAt(access, vm, never), await vmShell(access, vm, never));
    const instance = { kind: 'instance', target: inVm, user: 'root' } as const;
    assert.deepEqual(
      await shellAt(access, instance, never),
      await instanceShell(access, inVm, 'root', never),
    );
    assert.deepEqual(await shellAt(access, { kind: 'device' }, never), {
      ok: true,
      value: undefined,
    });
  });
});

describe('instanceShell', () => {
  it('runs a script of sh in the container of a VM', async () => {
    const shell = await instanceShell(access, inVm, 'root', never);
    assert.ok(shell.ok);
    assert.deepEqual(shell.value, {
      file: 'vsh',
      args: [
        ...[...VSH, '--', ...LXD, 'lxc', 'exec', '--mode=interactive', '--', 'penguin'],
        ...['sh', '-c'],
        'if command -v bash >/dev/null 2>&1; then bash -l; else sh -l; fi\nexit',
      ],
    });
  });

  it('names remote and project of a container elsewhere', async () => {
    const far = makeAccess({ processes, remote: 'far' });
    const target = { ...inVm, vm: undefined, project: 'p' };
    const shell = await instanceShell(far, target, 'user', never);
    assert.ok(shell.ok);
    assert.deepEqual(
      [shell.value.file, ...shell.value.args.slice(0, -1)],
      [...['lxc', 'exec', '--project=p', '--mode=interactive', '--', 'far:penguin', 'sh', '-c']],
    );
  });

  it('is refused for a name that cannot be one', async () => {
    const shell = await instanceShell(access, { ...inVm, instance: '--help' }, 'user', never);
    assert.equal(!shell.ok && shell.error.kind, 'bad-instance-name');
  });
});

describe('deviceShell', () => {
  it('is a login shell behind ssh, and none on this machine', async () => {
    const expected: Invocation = {
      file: '/usr/bin/ssh',
      args: ['-t', '-o', 'ConnectTimeout=10', '--', 'dut'],
    };
    assert.deepEqual(await deviceShell(remote), expected);
    assert.equal(await deviceShell(access), undefined);
  });
});

describe('the script of a user shell', () => {
  /** What the script becomes in the end, in a system that has only these programs. */
  async function endsAs(programs: Readonly<Record<string, string>>): Promise<string> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-shell-'));
    try {
      for (const [name, script] of Object.entries(programs)) {
        const file = path.join(folder, name);
        writeFileSync(file, `#!/bin/sh\n${script}\n`);
        chmodSync(file, 0o755);
      }
      const { stdout } = spawnSync('/bin/sh', ['-c', await userScript()], {
        encoding: 'utf8',
        env: { PATH: folder },
      });
      return stdout.trim();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const say = 'echo "${0##*/} $*"';
  const shells = { bash: say, sh: say };
  const getent = '[ "$*" = "passwd 1000" ] && echo "kim:x:1000:1000::/home/kim:/bin/sh"';

  const rows: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['the user with uid 1000', { ...shells, su: say, getent }, 'su -l kim'],
    [
      'a user by /etc/passwd where there is no getent',
      { ...shells, su: say, grep: 'echo jo:x:1000:1000::/:' },
      'su -l jo',
    ],
    [
      'root with bash where there is no such user',
      { ...shells, su: say, getent: 'exit 2' },
      'bash -l',
    ],
    ['root where there is no su', { ...shells, getent }, 'bash -l'],
    ['root with sh where there is no bash', { sh: say, su: say, getent: 'exit 2' }, 'sh -l'],
    [
      'a hostile user name as one word',
      { ...shells, su: 'printf %s "$#:$2"', getent: "echo '$(id) *:x:1000:'" },
      '2:$(id) *',
    ],
  ];
  for (const [what, programs, expected] of rows) {
    posixIt(`takes ${what}`, async () => {
      assert.equal(await endsAs(programs), expected);
    });
  }

  posixIt('finds the user in a real /etc/passwd form by grep alone', async () => {
    const script = await userScript();
    const pattern = /'(\^[^']*1000:)'/.exec(script)?.[1];
    assert.ok(pattern);
    const input = 'root:x:0:0::/:\nx1000:x:5:1000::/:\nkim:x:1000:1000::/:\nbo:x:10001:1::/:\n';
    const { stdout } = spawnSync('grep', ['-m', '1', pattern], { input, encoding: 'utf8' });
    assert.equal(stdout, 'kim:x:1000:1000::/:\n');
  });

  posixIt('starts a real bash or sh that reads commands', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-shell-'));
    symlinkSync('/bin/sh', path.join(folder, 'sh'));
    const { stdout, status } = spawnSync('/bin/sh', ['-c', await userScript()], {
      encoding: 'utf8',
      input: 'echo $((6 * 7))\n',
      env: { PATH: folder, HOME: folder },
    });
    rmSync(folder, { recursive: true, force: true });
    assert.equal(status, 0);
    assert.equal(stdout.trim(), '42');
  });
});
