import assert from 'node:assert/strict';
import { joinPath, lastName, normalPath, parentPath } from '../../../../src/core/files/paths';

describe('paths', () => {
  for (const [path, parent, name] of [
    ['/', '/', ''],
    ['/a', '/', 'a'],
    ['/a/b', '/a', 'b'],
  ] as const) {
    it(`takes ${path} apart`, () => {
      assert.deepEqual([parentPath(path), lastName(path)], [parent, name]);
      if (name !== '') assert.equal(joinPath(parent, name), path);
    });
  }

  for (const [typed, path] of [
    ['/', '/'],
    ['/a//b/./c/', '/a/b/c'],
    ['/a/../../b', '/b'],
    ['relative', undefined],
    ['', undefined],
    ['/a\0', undefined],
    ['~/x', undefined],
  ] as const) {
    it(`takes ${JSON.stringify(typed)} for ${String(path)}`, () => {
      assert.equal(normalPath(typed), path);
    });
  }
});
