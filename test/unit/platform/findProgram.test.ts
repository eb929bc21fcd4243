import assert from 'node:assert/strict';
import { findProgram, type FileStanding } from '../../../src/platform/findProgram';

/** A machine with these files and no others. */
function inspectOf(files: Readonly<Record<string, FileStanding>>) {
  return (candidate: string): Promise<FileStanding> =>
    Promise.resolve(files[candidate] ?? 'missing');
}

describe('findProgram', () => {
  describe('on POSIX', () => {
    const inspect = inspectOf({
      '/locked/lxc': 'not-executable',
      '/folders/lxc': 'unusable',
      '/usr/bin/lxc': 'runnable',
      '/opt/bin/lxc': 'runnable',
      'bin/lxc': 'runnable',
      lxc: 'runnable',
      './lxc': 'runnable',
    });
    const rows: readonly [path: string | undefined, file: string, expected: string][] = [
      ['/usr/bin:/opt/bin', 'lxc', '/usr/bin/lxc'],
      ['/opt/bin:/usr/bin', 'lxc', '/opt/bin/lxc'],
      ['/none:/folders:/locked:/opt/bin', 'lxc', '/opt/bin/lxc'],
      ['/none', '/usr/bin/lxc', '/usr/bin/lxc'],
      ['/none:/locked', 'lxc', 'not-permitted'],
      ['/none:/folders', 'lxc', 'not-found'],
      ['/none', '/folders/lxc', 'not-permitted'],
      ['/none', '/locked/lxc', 'not-permitted'],
      ['/none', '/usr/bin/other', 'not-found'],
      ['', 'lxc', 'not-found'],
      [undefined, 'lxc', 'not-found'],
      ['.:bin:./bin::', 'lxc', 'not-found'],
      ['/usr/bin', './lxc', 'not-found'],
      ['/usr', 'bin/lxc', 'not-found'],
      ['/usr/bin', '../bin/lxc', 'not-found'],
      ['/usr/bin', '', 'not-found'],
    ];
    for (const [folders, file, expected] of rows) {
      it(`gives ${expected} for '${file}' with PATH=${folders ?? '(unset)'}`, async () => {
        const env = folders === undefined ? {} : { PATH: folders };
        const found = await findProgram(file, { env, platform: 'linux', inspect });
        assert.equal(found.ok ? found.value : found.error.kind, expected);
      });
    }
  });

  describe('on Windows', () => {
    const inspect = inspectOf({
      'C:\\bin\\ssh.exe': 'runnable',
      'C:\\Program Files\\x\\tool.exe': 'runnable',
      'C:\\shims\\ssh.cmd': 'runnable',
      'C:\\shims\\only.cmd': 'runnable',
      'ssh.exe': 'runnable',
      '\\bin\\ssh.exe': 'runnable',
    });
    const rows: readonly [env: NodeJS.ProcessEnv, file: string, expected: string][] = [
      [{ PATH: 'C:\\none;C:\\bin' }, 'ssh', 'C:\\bin\\ssh.exe'],
      [{ Path: 'C:\\bin', PathExt: '.EXE' }, 'ssh', 'C:\\bin\\ssh.exe'],
      [{ PATH: 'C:\\bin' }, 'ssh.exe', 'C:\\bin\\ssh.exe'],
      [{ PATH: 'C:\\shims;C:\\bin' }, 'ssh', 'C:\\bin\\ssh.exe'],
      [{ PATH: '"C:\\Program Files\\x"' }, 'tool', 'C:\\Program Files\\x\\tool.exe'],
      [{ PATH: 'C:\\shims' }, 'only', 'failed-to-start'],
      [{ PATH: 'C:\\bin', PATHEXT: '.COM' }, 'ssh', 'not-found'],
      [{ PATH: '.;;\\bin;C:bin' }, 'ssh', 'not-found'],
      [{ PATH: 'C:\\bin' }, '.\\ssh', 'not-found'],
      [{ PATH: 'C:\\bin' }, 'C:ssh', 'not-found'],
      [{}, 'C:\\bin\\ssh', 'C:\\bin\\ssh.exe'],
      [{}, '\\bin\\ssh.exe', 'not-found'],
    ];
    for (const [env, file, expected] of rows) {
      it(`gives ${expected} for '${file}' with ${JSON.stringify(env)}`, async () => {
        const found = await findProgram(file, { env, platform: 'win32', inspect });
        assert.equal(found.ok ? found.value : found.error.kind, expected);
      });
    }
  });
});
