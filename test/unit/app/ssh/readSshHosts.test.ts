import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSshHosts } from '../../../../src/app/ssh/readSshHosts';
import { sshConfigFiles } from '../../../../src/platform/sshConfigFiles';
import { posixIt } from '../../platform/support';

/** A home folder and a folder of the system, as they are on a disk. */
describe('readSshHosts', () => {
  let home: string;
  const write = (file: string, text: string): void => {
    const full = path.join(home, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  };
  const read = (signal = new AbortController().signal) =>
    readSshHosts(sshConfigFiles(home, path.join(home, 'etc')), signal);
  const names = async (): Promise<readonly string[]> => (await read()).map(({ name }) => name);

  beforeEach(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'crostini-ssh-home-'));
  });

  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('gives none without any configuration', async () => {
    assert.deepEqual(await read(), []);
  });

  it('offers each name of a block with where it leads; what stands first counts', async () => {
    write(
      '.ssh/config',
      'Host a b\n  HostName 10.0.0.1\n  HostName 10.0.0.2\nHost b c\n  User x\n  HostName %h.lab\n',
    );
    const file = path.join(home, '.ssh/config');
    assert.deepEqual(await read(), [
      { name: 'a', hostName: '10.0.0.1', file },
      { name: 'b', hostName: '10.0.0.1', file },
      { name: 'c', hostName: 'c.lab', file },
    ]);
  });

  it('offers no pattern', async () => {
    write('.ssh/config', 'Host * a !b\nHost d? *.lab e\nMatch host f\n  HostName 1.2.3.4\n');
    assert.deepEqual(await names(), ['a', 'e']);
    assert.deepEqual(
      (await read()).map(({ hostName }) => hostName),
      [undefined, undefined],
    );
  });

  it('follows includes: relative to ~/.ssh, with ~, quoted, by patterns, in order', async () => {
    write('.ssh/config', 'Include sub/*.conf "~/my hosts/one"\nHost z\n');
    write('.ssh/sub/b.conf', 'Host b\n');
    write('.ssh/sub/a.conf', 'Include deep/[cd]?\nHost a\n');
    write('.ssh/sub/.hidden.conf', 'Host hidden\n');
    write('.ssh/sub/other', 'Host other\n');
    write('.ssh/deep/c1', 'Host c1\n');
    write('.ssh/deep/e1', 'Host e1\n');
    write('my hosts/one', 'Host one\n');
    assert.deepEqual(await names(), ['c1', 'a', 'b', 'one', 'z']);
  });

  it('leaves out what is included for some hosts only', async () => {
    write('.ssh/config', 'Host a\n  Include x\nHost *\n  Include y\nMatch user b\n  Include z\n');
    for (const name of ['x', 'y', 'z']) {
      write(`.ssh/${name}`, `Host in-${name}\n`);
    }
    assert.deepEqual(await names(), ['a', 'in-y']);
  });

  it('ends for files that include each other', async () => {
    write('.ssh/config', 'Include config *\nHost a\n');
    write('.ssh/other', 'Include config other ~/.ssh/*\nHost b\n');
    assert.deepEqual(await names(), ['b', 'a']);
  });

  it('goes as deep as ssh does', async () => {
    write('.ssh/config', 'Include f1\n');
    for (let depth = 1; depth <= 20; depth++) {
      write(`.ssh/f${depth}`, `Include f${depth + 1}\nHost h${depth}\n`);
    }
    assert.equal((await names()).length, 16);
  });

  it('reads the file of the system too, after the user’s', async () => {
    write('.ssh/config', 'Host a\n  HostName mine\n');
    write('etc/ssh_config', 'Host a b\n  HostName theirs\nHost *\nInclude more/*\n');
    write('etc/more/x', 'Host x\n');
    assert.deepEqual(
      (await read()).map(({ name, hostName }) => [name, hostName]),
      [
        ['a', 'mine'],
        ['b', 'theirs'],
        ['x', undefined],
      ],
    );
  });

  it('passes over what it cannot read', async () => {
    write('.ssh/config', 'Include missing sub huge binary\nHost "open\nHost a\nInclude [z-a]*\n');
    mkdirSync(path.join(home, '.ssh/sub'));
    write('.ssh/huge', `Host huge\n${'#'.repeat(1024 * 1024)}`);
    writeFileSync(path.join(home, '.ssh/binary'), Buffer.from([0xff, 0, 0x48, 0x0a, 0xc3]));
    assert.deepEqual(await names(), ['a']);
  });

  posixIt('does not read a device to its end', async () => {
    write('.ssh/config', 'Include zero\nHost a\n');
    symlinkSync('/dev/zero', path.join(home, '.ssh/zero'));
    assert.deepEqual(await names(), ['a']);
  });

  it('gives what it has when nobody wants it any more', async () => {
    write('.ssh/config', 'Host a\n');
    assert.deepEqual(await read(AbortSignal.abort()), []);
  });
});
