import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PrivateControlSockets } from '../../../src/platform/controlSockets';
import { posixIt } from './support';

describe('PrivateControlSockets', () => {
  let base: string;

  beforeEach(() => {
    base = mkdtempSync(path.join(os.tmpdir(), 'cs-'));
  });

  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
  });

  const folderOf = async (sockets: PrivateControlSockets): Promise<string> => {
    const folder = await sockets.folder();
    assert.ok(folder);
    return folder;
  };

  posixIt('makes one folder that only its user can enter', async () => {
    const sockets = new PrivateControlSockets(base);
    const folder = await folderOf(sockets);
    assert.equal(path.dirname(folder), base);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(await sockets.folder(), folder);
    await sockets.removeAll();
  });

  posixIt('makes another one when it is gone, or is not private any more', async () => {
    const sockets = new PrivateControlSockets(base);
    const first = await folderOf(sockets);
    rmSync(first, { recursive: true });
    const second = await folderOf(sockets);
    assert.notEqual(second, first);
    chmodSync(second, 0o755);
    const third = await folderOf(sockets);
    assert.notEqual(third, second);
    rmSync(third, { recursive: true });
    symlinkSync(base, third);
    assert.notEqual(await folderOf(sockets), third);
    await sockets.removeAll();
    assert.ok(existsSync(base));
  });

  posixIt('takes a place with a short name where the one given is too long', async () => {
    const sockets = new PrivateControlSockets(`/tmp/${'x'.repeat(40)}`);
    const folder = await folderOf(sockets);
    assert.ok(folder.startsWith('/tmp/crostini-'));
    await sockets.removeAll();
    assert.equal(existsSync(folder), false);
  });

  posixIt('gives none where no folder can be made', async () => {
    assert.equal(await new PrivateControlSockets('/proc/none').folder(), undefined);
  });

  posixIt('lists and removes sockets by their name', async () => {
    const sockets = new PrivateControlSockets(base);
    assert.deepEqual(await sockets.list(), []);
    const folder = await folderOf(sockets);
    for (const name of ['a-1', 'a-2', 'ab-3']) {
      writeFileSync(path.join(folder, name), '');
    }
    assert.equal((await sockets.list()).length, 3);
    assert.deepEqual((await sockets.list('a')).map((socket) => path.basename(socket)).sort(), [
      'a-1',
      'a-2',
    ]);
    await sockets.remove(path.join(folder, 'a-1'));
    await sockets.remove(path.join(folder, 'a-1'));
    assert.equal((await sockets.list('a')).length, 1);
    await sockets.removeAll();
    assert.equal(await sockets.folder(), undefined);
  });

  it('gives each key a short name of its own, the same each time', () => {
    const sockets = new PrivateControlSockets(base);
    assert.match(sockets.nameOf('["ssh","dut"]'), /^[0-9a-f]{10}$/);
    assert.equal(sockets.nameOf('x'), sockets.nameOf('x'));
    assert.notEqual(sockets.nameOf('x'), sockets.nameOf('y'));
  });
});
