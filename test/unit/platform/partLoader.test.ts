import assert from 'node:assert/strict';
import { PartLoader } from '../../../src/platform/partLoader';

const FILES: Readonly<Record<string, string>> = {
  'start.js': `
    const shared = require("./shared.js");
    exports.start = () => shared.count();
    exports.later = async () => (await __load("./later.js")).name;
    exports.host = require("host").name;`,
  'shared.js': 'let n = 0; module.exports = { count: () => ++n };',
  'later.js': 'const { count } = require("./shared.js"); exports.name = "later " + count();',
  'asking.js': 'require("node:fs");',
  'broken.js': 'exports.x = ;',
};
const NEEDS = { 'start.js': ['shared.js'], 'later.js': ['shared.js'] };

function loaderOf(files: Readonly<Record<string, string>>) {
  const read: string[] = [];
  const loader = new PartLoader({
    needs: NEEDS,
    given: { host: { name: 'the host' } },
    readText: (name) => {
      read.push(name);
      const text = files[name];
      return text === undefined ? Promise.reject(new Error(`no ${name}`)) : Promise.resolve(text);
    },
  });
  return { loader, read };
}

function call(exports: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = exports[name] as () => unknown;
  return value();
}

describe('PartLoader', () => {
  it('runs a part after those it needs, and each only once', async () => {
    const { loader, read } = loaderOf(FILES);
    const [start, again] = await Promise.all([loader.load('start.js'), loader.load('start.js')]);
    assert.equal(start, again);
    assert.equal(start['host'], 'the host');
    assert.equal(call(start, 'start'), 1);
    assert.deepEqual(read.sort(), ['shared.js', 'start.js']);
  });

  it('reads what is imported later only then, with the parts that are there', async () => {
    const { loader, read } = loaderOf(FILES);
    const start = await loader.load('start.js');
    assert.equal(call(start, 'start'), 1);
    assert.equal(await call(start, 'later'), 'later 2');
    assert.deepEqual(read.sort(), ['later.js', 'shared.js', 'start.js']);
  });

  it('tries a part again that could not be read', async () => {
    const files: Record<string, string> = { 'start.js': FILES['start.js'] ?? '' };
    const { loader } = loaderOf(files);
    await assert.rejects(loader.load('start.js'), { message: 'no shared.js' });
    files['shared.js'] = FILES['shared.js'] ?? '';
    assert.equal(call(await loader.load('start.js'), 'start'), 1);
  });

  it('names the part that requires what is not there', async () => {
    const { loader } = loaderOf(FILES);
    await assert.rejects(loader.load('asking.js'), {
      message: 'asking.js requires node:fs, which is not there',
    });
    await assert.rejects(loader.load('broken.js'), SyntaxError);
  });
});
