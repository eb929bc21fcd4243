import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DemoRunner } from '../../../../src/app/demo/demoRunner';
import { loadDemoRecordings } from '../../../../src/app/demo/demoRecordings';
import { GuestFiles } from '../../../../src/app/files/guestFiles';
import type { FilesPlace, PlacedPath } from '../../../../src/core/files/filesPlace';
import { bytesOf } from '../../../../src/core/files/nameBytes';
import type { Problem } from '../../../../src/core/problem/problem';
import { ok, type Result } from '../../../../src/core/result';
import { FakeClock } from '../fakeClock';
import { makeAccess } from '../standInDevice';

const media = path.resolve(import.meta.dirname, '../../../../media/demo');
const never = new AbortController().signal;
const MAY_ALL = { mayCreate: true, mayReplace: true };
const penguin: FilesPlace = {
  deviceId: 'demo:Demo',
  vm: 'termina',
  instance: 'penguin',
  project: undefined,
};

describe('the files of the demo device', () => {
  const setUp = (): GuestFiles => {
    const clock = new FakeClock();
    const processes = new DemoRunner(
      () =>
        loadDemoRecordings({ readText: async (file) => ok(await readFile(file, 'utf8')) }, media),
      clock,
    );
    const access = makeAccess({ processes });
    return new GuestFiles({
      accessOf: () => Promise.resolve(access),
      clock,
      scratch: { use: (_, use) => use('/tmp/scratch') },
    });
  };
  const at = (file: string, place = penguin): PlacedPath => ({ place, path: file });
  const names = async (files: GuestFiles, folder: string, place = penguin) =>
    good(await files.list(at(folder, place), never))
      .map(({ name }) => name)
      .sort();

  it('are a small home and some of /etc', async () => {
    const files = setUp();
    assert.equal(good(await files.home(penguin, never)), '/home/demo');
    assert.deepEqual(await names(files, '/'), ['etc', 'home', 'var']);
    assert.deepEqual(await names(files, '/home/demo'), ['.bashrc', 'notes.md', 'projects']);
    assert.match(good(await files.read(at('/etc/os-release'), never)), /^PRETTY_NAME="Debian/);
    assert.equal(good(await files.facts(at('/home/demo/projects'), never)).kind, 'folder');
    assert.equal(reason(await files.read(at('/nothing'), never)), 'not-found');
  });

  it('can be changed, in one system and not in the other', async () => {
    const files = setUp();
    const notes = at('/home/demo/notes.md');
    good(await files.write(notes, Buffer.from('Ü 🐧\n'), MAY_ALL, never));
    assert.equal(Buffer.from(bytesOf(good(await files.read(notes, never)))).toString(), 'Ü 🐧\n');
    assert.equal(good(await files.facts(notes, never)).sizeBytes, Buffer.byteLength('Ü 🐧\n'));
    good(await files.makeFolder(at('/home/demo/new'), never));
    assert.equal(reason(await files.makeFolder(at('/home/demo/new'), never)), 'exists');
    good(await files.rename(at('/home/demo/projects'), '/home/demo/old', false, never));
    good(await files.copy(notes, '/home/demo/new/notes.md', false, never));
    good(await files.remove(notes, false, never));
    assert.deepEqual(await names(files, '/home/demo'), ['.bashrc', 'new', 'old']);
    assert.deepEqual(await names(files, '/home/demo/old/hello'), ['Makefile', 'hello.c']);
    assert.equal(
      reason(await files.write(at('/no/such'), Buffer.from('x'), MAY_ALL, never)),
      'not-found',
    );
    const baguette: FilesPlace = { ...penguin, vm: 'baguette', instance: undefined };
    assert.deepEqual(await names(files, '/home/demo', baguette), [
      '.bashrc',
      'notes.md',
      'projects',
    ]);
  });

  it('do not pretend to go to this machine, or to come from it', async () => {
    const files = setUp();
    const notes = at('/home/demo/notes.md');
    const words = /the demo device has no way to files of this machine/;
    assert.match(reason(await files.download(notes, '/tmp/x', never)), words);
    assert.match(reason(await files.write(notes, Buffer.from([0xff]), MAY_ALL, never)), words);
  });

  it('can be read in a container that does not run', async () => {
    const files = setUp();
    const arch = { ...penguin, instance: 'arch' };
    assert.deepEqual(await names(files, '/etc', arch), ['hostname', 'hosts', 'os-release']);
    assert.match(good(await files.read(at('/etc/hosts', arch), never)), /localhost/);
    assert.equal(reason(await files.makeFolder(at('/etc/x', arch), never)), 'needs-running');
    assert.equal(reason(await files.read(at('/etc/x', arch), never)), 'not-found');
  });
});

function good<T>(result: Result<T, Problem>): T {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}

function reason(result: Result<unknown, Problem>): string {
  if (result.ok) {
    return 'no problem';
  }
  return result.error.kind === 'guest-file' ? result.error.reason : JSON.stringify(result.error);
}
