import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileText } from '../text/hostileText';
import {
  parseUrlPath,
  placePrefix,
  urlPathOf,
  type FilesPlace,
} from '../../../../src/core/files/filesPlace';

const penguin: FilesPlace = {
  deviceId: 'demo:Demo Chromebook',
  vm: 'termina',
  instance: 'penguin',
  project: 'default',
};

const text = fc.string({ unit: 'grapheme', minLength: 1 });
const instance = fc.stringMatching(/^[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/);
const vm = text.filter((name) => !name.startsWith('-'));
const places: fc.Arbitrary<FilesPlace> = fc.oneof(
  fc.record(
    {
      deviceId: text,
      vm: fc.option(vm, { nil: undefined }),
      instance,
      project: fc.option(text, { nil: undefined }),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      deviceId: text,
      vm,
      instance: fc.constant(undefined),
      project: fc.constant(undefined),
    },
    { noNullPrototype: true },
  ),
);
const name = text.filter((part) => !part.includes('/') && part !== '.' && part !== '..');
const paths = fc.array(name, { maxLength: 4 }).map((names) => `/${names.join('/')}`);

describe('urlPathOf', () => {
  const rows = [
    [penguin, '/home/demo/notes.md', '/demo:Demo Chromebook/termina/penguin/home/demo/notes.md'],
    [penguin, '/', '/demo:Demo Chromebook/termina/penguin'],
    [{ ...penguin, project: 'other' }, '/a', '/demo:Demo Chromebook/termina/penguin@other/a'],
    [{ ...penguin, project: undefined, vm: undefined }, '/a', '/demo:Demo Chromebook/-/penguin@/a'],
    [
      { ...penguin, instance: undefined, project: undefined },
      '/a',
      '/demo:Demo Chromebook/termina/-/a',
    ],
    [{ ...penguin, vm: 'a/b\\c%' }, '/%2F\\', '/demo:Demo Chromebook/a%2Fb%5Cc%25/penguin/%2F\\'],
    [{ ...penguin, vm: '..' }, '/a', '/demo:Demo Chromebook/%2E%2E/penguin/a'],
  ] as const;
  for (const [place, path, expected] of rows) {
    it(`writes ${expected}`, () => {
      assert.equal(urlPathOf({ place, path }), expected);
    });
  }

  it('is read back, whatever the names are', () => {
    fc.assert(
      fc.property(places, paths, (place, path) => {
        assert.deepEqual(parseUrlPath(urlPathOf({ place, path })), { place, path });
      }),
    );
  });

  it('is the same for the same place only', () => {
    fc.assert(
      fc.property(places, places, (one, other) => {
        const isSame = JSON.stringify(Object.values(one)) === JSON.stringify(Object.values(other));
        assert.equal(placePrefix(one) === placePrefix(other), isSame);
      }),
    );
  });
});

describe('parseUrlPath', () => {
  it('refuses what does not name a system', () => {
    for (const path of [
      '',
      '/',
      '/a',
      '/a/b',
      'a/b/c/d',
      '/a/-/-',
      '/a/b/9x',
      '/a/b/x_y/etc',
      '//b/c',
      '/a//c',
    ]) {
      assert.equal(parseUrlPath(path), undefined, path);
    }
  });

  it('refuses relative names', () => {
    assert.equal(parseUrlPath('/a/b/c/../d'), undefined);
  });

  it('takes a slash at the end', () => {
    assert.equal(parseUrlPath('/a/b/c/etc/')?.path, '/etc');
    assert.equal(parseUrlPath('/a/b/c/')?.path, '/');
  });

  it('never throws', () => {
    fc.assert(fc.property(hostileText(), (path) => void parseUrlPath(path)));
  });
});
