import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
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

  posixIt(
    'removes what windows that were killed left behind, once it is old and empty',
    async () => {
      const make = (name: string, ageHours: number, file?: string): void => {
        const folder = path.join(base, name);
        mkdirSync(folder, { mode: 0o700 });
        if (file !== undefined) {
          writeFileSync(path.join(folder, file), '');
        }
        const time = Date.now() / 1000 - ageHours * 3600;
        utimesSync(folder, time, time);
      };
      make('crostini-ssh-aaaaaa', 25);
      make('crostini-ssh-bbbbbb', 23);
      make('crostini-ssh-cccccc', 25, 'socket');
      make('crostini-ssh-notes1', 25, 'note');
      make('other-dddddd', 25);
      const sockets = new PrivateControlSockets(base);
      const own = path.basename(await folderOf(sockets));
      assert.deepEqual(
        readdirSync(base)
          .filter((name) => name !== own)
          .sort(),
        ['crostini-ssh-bbbbbb', 'crostini-ssh-cccccc', 'crostini-ssh-notes1', 'other-dddddd'],
      );
      await sockets.removeAll();
    },
  );

  posixIt('takes a place with a short name where the one given is too long', async () => {
    const sockets = new PrivateControlSockets(`/tmp/${'x'.repeat(40)}`);
    const folder = await folderOf(sockets);
    assert.ok(folder.startsWith('/tmp/crostini-ssh-'));
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
