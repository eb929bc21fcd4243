import assert from 'node:assert/strict';
import {
  diskFilePlace,
  diskFileProblem,
  diskFileWords,
  type DiskFile,
  type DiskFileProblem,
} from '../../../../../src/core/cli/vmc/diskFile';

describe('diskFileProblem', () => {
  const rows: readonly (readonly [DiskFile, DiskFileProblem | undefined])[] = [
    [{ path: 'a.tini' }, undefined],
    [{ path: 'Sicherungen/größte, 2026 (neu).tini' }, undefined],
    [{ path: 'a..b' }, undefined],
    [{ path: "it's $(touch x)", removable: 'USB Drive' }, undefined],
    [{ path: '' }, 'empty'],
    [{ path: '-f' }, 'leading-dash'],
    [{ path: '../a' }, 'parent-folder'],
    [{ path: 'a/../../b' }, 'parent-folder'],
    [{ path: '/etc/passwd' }, 'absolute'],
    [{ path: 'a/' }, 'folder'],
    [{ path: 'a\nb' }, 'control-character'],
    [{ path: 'a', removable: '' }, 'empty'],
    [{ path: 'a', removable: '..' }, 'parent-folder'],
    [{ path: 'a', removable: 'x/y' }, 'slash-in-storage'],
    [{ path: 'a', removable: '-d' }, 'leading-dash'],
    [{ path: 'a', removable: 'x\u001B[0m' }, 'control-character'],
  ];
  for (const [file, problem] of rows) {
    it(`says ${problem ?? 'nothing'} about ${JSON.stringify(file)}`, () => {
      assert.equal(diskFileProblem(file), problem);
    });
  }
});

describe('diskFileWords and diskFilePlace', () => {
  it('name a file in Downloads, and one on a stick', () => {
    const onStick = { path: 'x/a.tini', removable: 'USB Drive' };
    assert.deepEqual(diskFileWords({ path: 'a b' }), ['a b']);
    assert.deepEqual(diskFileWords(onStick), ['x/a.tini', 'USB Drive']);
    assert.equal(diskFilePlace({ path: 'a b' }), 'Downloads/a b');
    assert.equal(diskFilePlace(onStick), 'USB Drive/x/a.tini');
  });
});
