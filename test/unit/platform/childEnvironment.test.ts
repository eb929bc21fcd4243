import assert from 'node:assert/strict';
import { childEnvironment } from '../../../src/platform/childEnvironment';

describe('childEnvironment', () => {
  it('keeps what is inherited, except the editor’s variables and LANGUAGE', () => {
    const inherited = {
      A: '1',
      VSCODE_PID: '1',
      ELECTRON_RUN_AS_NODE: '1',
      LANGUAGE: 'de',
      U: undefined,
    };
    const env = childEnvironment(inherited, {}, 'linux');
    assert.deepEqual(Object.keys(env).sort(), ['A', 'LANG', 'LC_ALL', 'NO_COLOR', 'PAGER', 'TERM']);
  });

  it('lets the invocation override everything', () => {
    const env = childEnvironment({ A: '1' }, { A: '2', TERM: 'xterm', VSCODE_X: '3' }, 'linux');
    assert.deepEqual([env['A'], env['TERM'], env['VSCODE_X']], ['2', 'xterm', '3']);
  });

  it('tells names by case on POSIX and not on Windows', () => {
    const args = [{ Path: 'old', lang: 'de' }, { PATH: 'new' }] as const;
    const posix = childEnvironment(...args, 'linux');
    assert.deepEqual([posix['Path'], posix['PATH'], posix['lang']], ['old', 'new', 'de']);
    const windows = childEnvironment(...args, 'win32');
    assert.deepEqual(
      [windows['Path'], windows['PATH'], windows['lang']],
      [undefined, 'new', undefined],
    );
  });
});
