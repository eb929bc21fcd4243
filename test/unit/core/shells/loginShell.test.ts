import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loginShellCommand, type LoginShell } from '../../../../src/core/shells/loginShell';
import { cleanData } from '../cli/lxc/fixture';
import { posixIt } from '../../platform/support';

const command = loginShellCommand();

/** What the script finds in a system with these programs only. */
function find(programs: Readonly<Record<string, string>>): LoginShell | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-login-'));
  try {
    for (const [name, script] of Object.entries(programs)) {
      writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(path.join(folder, name), 0o755);
    }
    const { stdout, status } = spawnSync('/bin/sh', [...command.args], {
      encoding: 'utf8',
      env: { PATH: folder },
    });
    assert.equal(status, 0);
    return cleanData(command.parse(stdout));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kim = (shell: string): string =>
  `[ "$*" = "passwd 1000" ] && echo "kim:x:1000:1000::/home/kim:${shell}"`;

describe('loginShellCommand', () => {
  it('changes nothing', () => {
    assert.deepEqual([command.tool, command.args[0], command.mutates], ['sh', '-c', false]);
  });

  posixIt('finds a login shell that can be run', () => {
    const expected = { user: 'kim', program: '/bin/sh', isUsable: true };
    assert.deepEqual(find({ getent: kim('/bin/sh'), su: '' }), expected);
  });

  posixIt('finds one that is missing', () => {
    const expected = { user: 'kim', program: '/usr/bin/no-such-fish', isUsable: false };
    assert.deepEqual(find({ getent: kim('/usr/bin/no-such-fish'), su: '' }), expected);
  });

  posixIt('takes no entry for /bin/sh, as login does', () => {
    const expected = { user: 'kim', program: '', isUsable: true };
    assert.deepEqual(find({ getent: kim(''), su: '' }), expected);
  });

  posixIt('finds nothing where a user shell is that of root', () => {
    assert.equal(find({ getent: 'exit 2', su: '' }), undefined);
    assert.equal(find({ getent: kim('/bin/sh') }), undefined);
  });

  it('does not take foreign text for an answer', () => {
    for (const text of ['x\n', 'kim\n/bin/sh\nmaybe\n', '\n\n\n']) {
      assert.equal(command.parse(text).ok, false, text);
    }
  });
});
