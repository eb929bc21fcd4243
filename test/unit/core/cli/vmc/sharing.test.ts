import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  namesMyFiles,
  sharePathProblem,
  tidySharePath,
  type SharePathProblem,
} from '../../../../../src/core/cli/vmc/sharePath';
import {
  containerPathOf,
  shareCommand,
  unshareCommand,
} from '../../../../../src/core/cli/vmc/sharing';
import { cleanData } from '../lxc/fixture';
import { vmcSample } from './fixture';

const VM = 'my vm (old)';

describe('sharePathProblem', () => {
  const rows: readonly (readonly [string, SharePathProblem | undefined])[] = [
    ['Downloads', undefined],
    ["it's $(touch x); & *", undefined],
    ['a b/ü/..c/.hidden', undefined],
    ['Play files/x.', undefined],
    ['~x', undefined],
    ['', 'empty'],
    ['  ', 'empty'],
    ['/etc', 'absolute'],
    ['~/Downloads', 'absolute'],
    ['-h', 'leading-dash'],
    ['--help', 'leading-dash'],
    ['..', 'leaves-my-files'],
    ['a/../b', 'leaves-my-files'],
    ['a/..', 'leaves-my-files'],
    ['.', 'ends-with-dot'],
    ['a/./', 'ends-with-dot'],
    ['a\nb', 'control-character'],
    ['a\u001B[2J', 'control-character'],
    ['ü'.repeat(2001), 'too-long'],
  ];
  for (const [path, expected] of rows) {
    it(`says ${expected ?? 'nothing'} about ${JSON.stringify(path).slice(0, 30)}`, () => {
      assert.equal(sharePathProblem(path), expected);
    });
  }
});

describe('tidySharePath', () => {
  it('takes slashes off the end, and nothing else', () => {
    assert.equal(tidySharePath('a/b//'), 'a/b');
    assert.equal(tidySharePath(' a '), ' a ');
    assert.equal(tidySharePath('/'), '/');
  });
});

describe('namesMyFiles', () => {
  it('knows what people write in front', () => {
    assert.deepEqual(['MyFiles', 'MyFiles/a', 'MyFilesOld', 'a/MyFiles'].map(namesMyFiles), [
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('commands for shares', () => {
  it('gives VM and path as one word each', () => {
    const path = "it's $(touch x)";
    assert.deepEqual(shareCommand(VM, path).args, ['share', VM, path]);
    assert.deepEqual(unshareCommand(VM, path).args, ['unshare', VM, path]);
    assert.ok(shareCommand(VM, path).mutates && unshareCommand(VM, path).mutates);
  });

  it('reads where the VM sees it', () => {
    const { parse } = shareCommand('termina', 'Downloads/foo');
    assert.deepEqual(cleanData(parse(vmcSample('share'))), {
      vmPath: '/mnt/shared/MyFiles/Downloads/foo',
    });
  });

  it('is not led astray by a path that looks like the answer', () => {
    const path = 'x is available at path /etc';
    const { parse } = shareCommand('termina', path);
    const stdout = `${path} is available at path /mnt/shared/MyFiles/${path}\n`;
    assert.deepEqual(cleanData(parse(stdout)), { vmPath: `/mnt/shared/MyFiles/${path}` });
  });

  it('takes the usual place where vmc said something else, as it did not fail', () => {
    const parsed = shareCommand('termina', 'Downloads').parse('done\n');
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.data, { vmPath: '/mnt/shared/MyFiles/Downloads' });
    assert.deepEqual(parsed.value.warnings, [
      { code: 'unreadable-row', lineNumber: 1, text: 'done' },
    ]);
  });

  it('never fails to read an answer', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (path, stdout) => {
        assert.ok(shareCommand('termina', path).parse(stdout).ok);
      }),
    );
  });

  it('knows the place in containers', () => {
    assert.equal(containerPathOf('/mnt/shared/MyFiles/a'), '/mnt/chromeos/MyFiles/a');
  });
});
