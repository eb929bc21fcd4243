import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CommandRunner } from '../../src/app/commandRunner';
import { DeviceAccess } from '../../src/app/deviceAccess';
import { GuestFiles } from '../../src/app/files/guestFiles';
import type { FileEntry } from '../../src/core/files/fileEntry';
import type { FilesPlace, PlacedPath } from '../../src/core/files/filesPlace';
import { bytesOf, nameOfBytes } from '../../src/core/files/nameBytes';
import type { Problem } from '../../src/core/problem/problem';
import type { Reach } from '../../src/core/reach/reach';
import type { Result } from '../../src/core/result';
import { nodeClock } from '../../src/platform/nodeClock';
import { SpawnRunner } from '../../src/platform/spawnRunner';
import { tempScratchFiles } from '../../src/platform/tempScratchFiles';
import { RecordingLog } from '../unit/platform/support';
import { standInEnv, standInsDir, startLab, writeStandInState } from './lab';
import { oneRunningVm } from './standInState';

const BUSYBOX = 'files-busybox';
const DEBIAN = 'files-debian';
const STOPPED = 'files-stopped';
/** Whom `ssh crostini-lab` signs in. */
const LAB_USER = 'crostini-lab';
const MAY_ALL = { mayCreate: true, mayReplace: true };

/** Names that shells, lists and terminals trip over, as bytes. */
const HOSTILE = [
  'plain',
  '-rf',
  '--help',
  ' blanks at both ends ',
  'new\nline',
  'ends in a line end\n',
  '\n',
  'quote\'s "and" `ticks`',
  '$(touch made) $HOME ${x} ; & | > <',
  'back\\slash \\0101 \\c',
  '%s%n %2F',
  'colon:and:colon',
  '*?[a]',
  'tab\tand\u0001control\u001b[31m',
  'a\n81a4 9 1 1 1970-01-01 00:00:00 +0000',
  Buffer.from('Ünïcödé 🐧').toString('latin1'),
  'not utf8 \xff\xfe \xc3',
  // U+EF80, which stands for a raw byte in our own names.
  Buffer.from('private \uEF80').toString('latin1'),
];

/** One way to a system, and how a test looks at it behind our back. */
interface Way {
  readonly name: string;
  readonly place: FilesPlace;
  readonly files: () => GuestFiles;
  /** Runs a program there as the plain client does. */
  readonly inside: (...words: readonly string[]) => string;
  /** A folder there that may be filled. */
  readonly folder: string;
  readonly isRoot: boolean;
}

describe('the files of real systems', function () {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-files-'));
  const stateFile = path.join(folder, 'state', 'state.json');
  const log = new RecordingLog();
  const running = new SpawnRunner({
    log,
    env: () => ({
      ...process.env,
      ...standInEnv(stateFile),
      PATH: `${standInsDir}:${process.env['PATH'] ?? ''}`,
    }),
  });
  let sshConfigFile = '';

  before(() => {
    ({ sshConfigFile } = startLab());
    chmodSync(folder, 0o777);
    writeStandInState(
      {
        ...oneRunningVm,
        vms: [
          ...oneRunningVm.vms,
          { name: 'baguette', sizeBytes: 1, state: 'running', type: 'baguette' },
        ],
      },
      stateFile,
    );
    remove();
    lxc('launch', 'busybox', BUSYBOX, '--quiet');
    lxc('launch', 'debian/12', DEBIAN, '--quiet');
    lxc('init', 'busybox', STOPPED, '--quiet');
  });

  after(async () => {
    await running.dispose();
    remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const local: Reach = { kind: 'local', programs: {} };
  const ssh = (): Reach => ({
    kind: 'ssh',
    host: 'crostini-lab',
    options: ['-F', sshConfigFile],
    program: 'ssh',
    connectTimeoutSeconds: 10,
    env: standInEnv(stateFile),
  });
  const filesBy = (reach: () => Reach, timeoutMs = 20_000) => {
    const commands = new CommandRunner({ processes: running, log, timeoutMs: () => timeoutMs });
    return (): GuestFiles =>
      new GuestFiles({
        accessOf: () =>
          Promise.resolve(
            new DeviceAccess({
              deviceId: 'device',
              reach: reach(),
              commands,
              ownerHash: oneRunningVm.ownerHash,
              mayHave: () => Promise.resolve(true),
            }),
          ),
        clock: nodeClock,
        scratch: tempScratchFiles,
      });
  };
  const instance = (name: string, vm?: string): FilesPlace => ({
    deviceId: 'device',
    vm,
    instance: name,
    project: 'default',
  });
  const inInstance =
    (name: string) =>
    (...words: readonly string[]): string =>
      lxc('exec', name, '--', ...words);
  const inHere = (...words: readonly string[]): string => run(words[0] ?? '', words.slice(1));

  const busybox: Way = {
    name: 'a container with BusyBox',
    place: instance(BUSYBOX),
    files: filesBy(() => local),
    inside: inInstance(BUSYBOX),
    folder: '/tmp/by lxc',
    isRoot: true,
  };
  const debian: Way = {
    name: 'a container with Debian',
    place: instance(DEBIAN),
    files: filesBy(() => local),
    inside: inInstance(DEBIAN),
    folder: '/var/by lxc',
    isRoot: true,
  };
  const farDebian: Way = {
    name: 'a container behind ssh and vsh',
    place: instance(DEBIAN, 'termina'),
    files: filesBy(ssh),
    inside: inInstance(DEBIAN),
    folder: "/var/by ssh's vsh",
    isRoot: true,
  };
  const vm: Way = {
    name: 'a VM without containers, behind vsh',
    place: { deviceId: 'device', vm: 'baguette', instance: undefined, project: undefined },
    files: filesBy(() => local),
    inside: inHere,
    folder: path.join(folder, 'in the VM'),
    isRoot: true,
  };
  const farVm: Way = {
    name: 'a VM without containers, behind ssh and vsh',
    place: { deviceId: 'device', vm: 'baguette', instance: undefined, project: undefined },
    files: filesBy(ssh),
    inside: (...words) => inHere('runuser', '-u', LAB_USER, '--', ...words),
    folder: path.join(folder, 'in the far VM'),
    isRoot: false,
  };

  for (const way of [busybox, debian, farDebian, vm, farVm]) {
    describe(way.name, () => {
      const at = (name: string): PlacedPath => ({
        place: way.place,
        path: `${way.folder}/${name}`,
      });
      const facts = async (name: string) => good(await way.files().facts(at(name), signal()));
      const write = (name: string, bytes: Uint8Array, may = MAY_ALL) =>
        way.files().write(at(name), bytes, may, signal());
      const sh = (script: string, ...args: readonly string[]): string =>
        way.inside('sh', '-c', `cd "$0" || exit; ${script}`, way.folder, ...args);

      before(() => {
        way.inside('mkdir', '-p', way.folder);
        way.inside('chmod', '777', way.folder);
      });

      it('makes, lists, reads and removes files with any names', async () => {
        const names = HOSTILE.map(nameOfBytes);
        await all(names, async (name, index) => {
          good(await write(name, Buffer.from(`content ${index}`)));
        });
        const listed = good(await way.files().list(at(''), signal()));
        assert.deepEqual(sorted(listed.map(({ name }) => name)), sorted(names));
        assert.ok(listed.every(({ kind }) => kind === 'file'));
        // What stands there, by another program: bytes in octal, and so all of them.
        const seen = sh(
          'for n in * .[!.]*; do [ -e "$n" ] && printf "%s\\0" "$n"; done | od -An -v -to1',
        );
        const octal = seen
          .trim()
          .split(/\s+/)
          .map((digits) => Number.parseInt(digits, 8));
        const there = Buffer.from(octal).toString('latin1').split('\0').slice(0, -1);
        assert.deepEqual(sorted(there), sorted(HOSTILE));
        await all(names, async (name, index) => {
          assert.equal(good(await way.files().read(at(name), signal())), `content ${index}`, name);
          assert.equal((await facts(name)).sizeBytes, `content ${index}`.length);
          good(await way.files().remove(at(name), false, signal()));
        });
        assert.deepEqual(good(await way.files().list(at(''), signal())), []);
      });

      it('brings bytes there and back as they are', async () => {
        const every = Uint8Array.from({ length: 256 }, (_, at) => at);
        for (const content of [Buffer.alloc(0), Buffer.from('\uFEFFtext\r\n'), every]) {
          good(await write('bytes', content));
          assert.deepEqual(
            bytesOf(good(await way.files().read(at('bytes'), signal()))),
            new Uint8Array(content),
          );
        }
        const big = randomBytes(5 * 1024 * 1024);
        good(await write('bytes', big));
        assert.ok(big.equals(bytesOf(good(await way.files().read(at('bytes'), signal())))));
        const copy = path.join(folder, 'copy of bytes');
        good(await way.files().download(at('bytes'), copy, signal()));
        assert.ok(big.equals(readFileSync(copy)));
        good(
          await way
            .files()
            .upload(at('again'), { path: copy, sizeBytes: big.length }, MAY_ALL, signal()),
        );
        assert.match(sh('cmp bytes again && echo same'), /same/);
      });

      it('keeps mode and owner of a file, and gives a new one those of its folder', async () => {
        sh(`echo old > script; chmod 4750 script; mkdir -p owned`);
        if (way.isRoot) sh('chown 1000:1000 owned; chown 1000:100 script; chmod 4750 script');
        const before = sh('stat -c "%a %u %g" script');
        good(await write('script', Buffer.from('new\n')));
        assert.equal(sh('stat -c "%a %u %g" script'), before);
        assert.equal(sh('cat script'), 'new\n');
        good(await write('owned/fresh', Buffer.from('x')));
        good(await way.files().makeFolder(at('owned/sub'), signal()));
        const owner = sh('stat -c "%u %g" owned');
        assert.equal(sh('stat -c "%u %g" owned/fresh owned/sub'), owner + owner);
        assert.equal(sh('stat -c %a owned/fresh'), '644\n');
        assert.equal(sh('ls -a owned | grep -c crostini || :').trim(), '0');
      });

      it('writes through a link, and into a file of several names, without parting them', async () => {
        sh('echo a > one; ln one two; ln -s one link; ln -s missing dangling; ln -s loop loop');
        good(await write('link', Buffer.from('through')));
        assert.equal(sh('cat one two; [ -L link ] && stat -c %h one'), 'throughthrough2\n');
        assert.equal(failure(await write('loop', Buffer.from('x'))), 'link-loop');
      });

      it('tells links from what they lead to', async () => {
        sh('mkdir -p dir; ln -s dir to-dir; ln -s /nowhere/at/all nowhere; mkfifo pipe');
        const entries = new Map(
          good(await way.files().list(at(''), signal())).map((entry) => [entry.name, entry]),
        );
        const kinds = (name: string) => [entries.get(name)?.kind, entries.get(name)?.isLink];
        assert.deepEqual(kinds('dir'), ['folder', false]);
        assert.deepEqual(kinds('to-dir'), ['folder', true]);
        assert.deepEqual(kinds('link'), ['file', true]);
        for (const name of ['nowhere', 'dangling', 'loop']) {
          assert.deepEqual(kinds(name), ['other', true], name);
          assert.deepEqual(
            [(await facts(name)).kind, (await facts(name)).isLink],
            ['other', true],
            name,
          );
        }
        assert.deepEqual(kinds('pipe'), ['other', false]);
        assert.equal((await facts('link')).sizeBytes, 'through'.length);
        assert.equal((await facts('to-dir')).kind, 'folder');
      });

      it('tells times to the millisecond', async () => {
        sh('touch -d "2001-02-03 04:05:06" old');
        assert.equal((await facts('old')).modifiedAtMs, Number(sh('stat -c %Y old')) * 1000);
        good(await write('fresh', Buffer.from('1')));
        const fraction = /:\d\d\.(\d{3})/.exec(sh('stat -c %y fresh'))?.[1];
        assert.equal(((await facts('fresh')).modifiedAtMs ?? 0) % 1000, Number(fraction));
      });

      it('renames and copies, and replaces only what it may', async () => {
        sh('echo 1 > from; echo 2 > taken; mkdir -p full; echo 3 > full/file');
        const { rename, copy } = bound(way.files());
        assert.equal(
          failure(await rename(at('from'), at('taken').path, false, signal())),
          'exists',
        );
        good(await rename(at('from'), at('taken').path, true, signal()));
        assert.equal(sh('cat taken; ls from 2>/dev/null || echo gone'), '1\ngone\n');
        assert.equal(
          failure(await rename(at('taken'), at('full').path, true, signal())),
          'not-empty',
        );
        assert.equal(
          failure(await rename(at('missing'), at('x').path, true, signal())),
          'not-found',
        );
        good(await rename(at('full'), at('a\nb').path, false, signal()));
        good(await copy(at('a\nb'), at('copied').path, false, signal()));
        assert.equal(sh('cat copied/file'), '3\n');
        assert.equal(
          failure(await copy(at('taken'), at('copied').path, false, signal())),
          'exists',
        );
      });

      it('removes a full folder only when it is told so', async () => {
        sh('mkdir -p deep/er; echo x > deep/er/file; ln -s /etc deep/etc');
        assert.equal(failure(await way.files().remove(at('deep'), false, signal())), 'not-empty');
        good(await way.files().remove(at('deep'), true, signal()));
        assert.equal(
          sh('[ -e deep ] || echo gone; [ -e /etc/passwd ] && echo there'),
          'gone\nthere\n',
        );
        assert.equal(failure(await way.files().remove(at('deep'), true, signal())), 'not-found');
        assert.equal(
          failure(await way.files().remove({ ...at(''), path: '/' }, true, signal())),
          'not-permitted',
        );
      });

      it('says what is wrong with a path', async () => {
        sh('mkdir -p folder; echo x > file');
        const files = way.files();
        assert.equal(failure(await files.read(at('missing'), signal())), 'not-found');
        assert.equal(failure(await files.read(at('folder'), signal())), 'is-a-folder');
        assert.equal(failure(await files.read(at('pipe'), signal())), 'not-regular');
        assert.equal(failure(await files.facts(at('file/x'), signal())), 'not-a-folder');
        assert.equal(failure(await files.list(at('file'), signal())), 'not-a-folder');
        assert.equal(failure(await files.list(at('missing'), signal())), 'not-found');
        assert.equal(failure(await write('folder', Buffer.from('x'))), 'is-a-folder');
        assert.equal(failure(await write('pipe', Buffer.from('x'))), 'not-regular');
        assert.equal(failure(await write('no/such/file', Buffer.from('x'))), 'not-found');
        assert.equal(failure(await write('file/x', Buffer.from('x'))), 'not-a-folder');
        assert.equal(failure(await files.makeFolder(at('file'), signal())), 'exists');
        assert.equal(failure(await write('n'.repeat(300), Buffer.from('x'))), 'name-too-long');
        const once = { mayCreate: false, mayReplace: true };
        assert.equal(failure(await write('missing', Buffer.from('x'), once)), 'not-found');
        const fresh = { mayCreate: true, mayReplace: false };
        assert.equal(failure(await write('file', Buffer.from('x'), fresh)), 'exists');
        assert.equal(sh('cat file'), 'x\n');
      });

      it('refuses what is too large for an editor, and still copies it', async () => {
        sh('truncate -s 51M large');
        assert.equal(failure(await way.files().read(at('large'), signal())), 'too-large');
        const copy = path.join(folder, 'large');
        good(await way.files().download(at('large'), copy, signal()));
        assert.equal(readFileSync(copy).length, 51 * 1024 * 1024);
        sh('rm large');
        rmSync(copy);
      });

      it('lists ten thousand entries by one process', async () => {
        sh(
          'mkdir -p many; cd many; i=0; while [ $i -lt 10000 ]; do : > "file number $i"; i=$((i+1)); done',
        );
        const lines = log.lines.length;
        const listed = good(await way.files().list(at('many'), signal()));
        assert.equal(listed.length, 10_000);
        assert.equal(
          log.lines.slice(lines).filter((line) => line.startsWith('debug: > ')).length,
          1,
        );
        sh('rm -r many');
      });

      it('keeps the old file whole when the transfer ends in the middle', async () => {
        sh('echo precious > kept');
        const half = path.join(folder, 'half');
        writeFileSync(half, 'only half');
        const short = { path: half, sizeBytes: 1_000_000 };
        assert.equal(
          failure(await way.files().upload(at('kept'), short, MAY_ALL, signal())),
          'cut-short',
        );
        assert.equal(sh('cat kept'), 'precious\n');

        const abort = new AbortController();
        const pipe = path.join(folder, 'slow');
        rmSync(pipe, { force: true });
        run('mkfifo', [pipe]);
        // Held open, so that the transfer begins and then waits for more.
        const feeder = spawnSync(
          'sh',
          ['-c', `(echo begin; exec sleep 30) > '${pipe}' & echo $!`],
          {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
            timeout: 1000,
          },
        );
        const writing = way
          .files()
          .upload(at('kept'), { path: pipe, sizeBytes: 1_000_000 }, MAY_ALL, abort.signal);
        await poll(() => /crostini-/.test(sh('ls -a')));
        abort.abort();
        assert.equal((await writing).ok, false);
        assert.equal(sh('cat kept'), 'precious\n');
        await poll(() => !/crostini-/.test(sh('ls -a')));
        run('kill', [feeder.stdout.trim()]);
      });

      it('archives a folder as it is', async () => {
        sh('mkdir -p "to archive"; echo x > "to archive/$1"; ln -s x "to archive/link"', 'a\nb');
        const archive = path.join(folder, 'archive.tar');
        good(await way.files().archive(at('to archive'), archive, signal()));
        const listing = run('tar', ['-tf', archive]);
        assert.deepEqual(sorted(listing.trim().split('\n')), [
          './to archive/',
          './to archive/a\\nb',
          './to archive/link',
        ]);
      });
    });
  }

  it('says that a file system can only be read, and that there is no space', async () => {
    const files = debian.files();
    lxc(
      'exec',
      DEBIAN,
      '--',
      'sh',
      '-c',
      'mkdir -p /ro /tiny; mount -t tmpfs -o size=64k t /tiny; mount -t tmpfs t /ro; echo x > /ro/file; mount -o remount,ro /ro; echo old > /tiny/file',
    );
    const at = (name: string): PlacedPath => ({ place: instance(DEBIAN), path: name });
    assert.equal(
      failure(await files.write(at('/ro/file'), Buffer.from('y'), MAY_ALL, signal())),
      'read-only',
    );
    assert.equal(
      failure(await files.write(at('/ro/new'), Buffer.from('y'), MAY_ALL, signal())),
      'read-only',
    );
    assert.equal(failure(await files.makeFolder(at('/ro/new'), signal())), 'read-only');
    const big = Buffer.alloc(200_000, 'x');
    assert.equal(failure(await files.write(at('/tiny/file'), big, MAY_ALL, signal())), 'no-space');
    assert.equal(lxc('exec', DEBIAN, '--', 'cat', '/tiny/file'), 'old\n');
    assert.equal(lxc('exec', DEBIAN, '--', 'ls', '-A', '/tiny'), 'file\n');
  });

  it('writes a file that another may not take the place of: a mount', async () => {
    lxc(
      'exec',
      DEBIAN,
      '--',
      'sh',
      '-c',
      'echo a > /var/a; echo b > /var/b; mount --bind /var/b /var/a',
    );
    const at: PlacedPath = { place: instance(DEBIAN), path: '/var/a' };
    good(await debian.files().write(at, Buffer.from('new'), MAY_ALL, signal()));
    assert.equal(lxc('exec', DEBIAN, '--', 'cat', '/var/b'), 'new');
  });

  it('says so where its user may not write or read', async () => {
    const far = farVm;
    const at = (name: string): PlacedPath => ({ place: far.place, path: name });
    assert.equal(failure(await far.files().read(at('/etc/shadow'), signal())), 'not-permitted');
    assert.equal(
      failure(await far.files().write(at('/etc/passwd'), Buffer.from('x'), MAY_ALL, signal())),
      'not-permitted',
    );
    assert.equal(
      failure(await far.files().write(at('/etc/new'), Buffer.from('x'), MAY_ALL, signal())),
      'not-permitted',
    );
    assert.equal(failure(await far.files().list(at('/root'), signal())), 'not-permitted');
    assert.equal(
      failure(await far.files().remove(at('/etc/passwd'), false, signal())),
      'not-permitted',
    );
    assert.equal(existsSync('/etc/new'), false);
  });

  it('goes by ssh alone where the far machine has an LXD of its own', async () => {
    const files = filesBy(ssh)();
    const at: PlacedPath = { place: instance(BUSYBOX), path: '/tmp/by ssh\nalone' };
    good(await files.write(at, Buffer.from([1, 0, 0xff]), MAY_ALL, signal()));
    assert.equal(good(await files.read(at, signal())), '\x01\0\xff');
    assert.equal(lxc('exec', BUSYBOX, '--', 'stat', '-c', '%s', at.path), '3\n');
  });

  it('finds the home of the person', async () => {
    assert.equal(good(await debian.files().home(instance(DEBIAN), signal())), '/home/chronos');
    assert.equal(good(await busybox.files().home(instance(BUSYBOX), signal())), '/home/chronos');
  });

  it('reads files of /proc, which have no size', async () => {
    const at: PlacedPath = { place: instance(DEBIAN), path: '/proc/self/status' };
    assert.match(good(await debian.files().read(at, signal())), /^Name:\tcat/);
  });

  describe('a container that does not run', () => {
    const at = (name: string): PlacedPath => ({ place: instance(STOPPED), path: name });
    for (const [name, reach, place] of [
      ['here', () => local, instance(STOPPED)],
      ['behind ssh and vsh', ssh, instance(STOPPED, 'termina')],
    ] as const) {
      it(`is read and written by LXD, ${name}`, async () => {
        const files = filesBy(reach)();
        const of = (file: string): PlacedPath => ({ place, path: file });
        const kinds = new Map(
          good(await files.list(of('/'), signal())).map((entry: FileEntry) => [
            entry.name,
            entry.kind,
          ]),
        );
        assert.equal(kinds.get('etc'), 'folder');
        assert.equal((await kind(files, of('/etc/passwd'))).kind, 'file');
        assert.deepEqual(await kind(files, of('/bin/sh')), { kind: 'file', isLink: true });
        good(await files.list(of('/bin'), signal()));
        assert.match(good(await files.read(of('/etc/passwd'), signal())), /^root:x:0:0/);
        assert.equal(failure(await files.read(of('/etc/nothing'), signal())), 'not-found');
        assert.equal(failure(await files.read(of('/etc'), signal())), 'is-a-folder');
        assert.equal(failure(await files.facts(of('/etc/nothing'), signal())), 'not-found');

        const awkward = `/tmp/colon:and 'quotes' ? # %20 ${name}`;
        const content = randomBytes(300_000);
        good(await files.write(of(awkward), content, MAY_ALL, signal()));
        assert.ok(content.equals(bytesOf(good(await files.read(of(awkward), signal())))));
        lxc(
          'file',
          'push',
          '--uid=1000',
          '--gid=100',
          '--mode=0640',
          '/etc/hostname',
          `${STOPPED}/tmp/kept`,
        );
        good(await files.write(of('/tmp/kept'), Buffer.from('by text'), MAY_ALL, signal()));
        good(await files.write(of('/tmp/kept'), Buffer.from([0xff, 0, 1]), MAY_ALL, signal()));
        assert.equal(good(await files.read(of('/tmp/kept'), signal())), '\xff\0\x01');
        const fresh = { mayCreate: true, mayReplace: false };
        assert.equal(
          failure(await files.write(of('/tmp/kept'), Buffer.from('x'), fresh, signal())),
          'exists',
        );
        good(await files.remove(of(awkward), false, signal()));
        assert.equal(failure(await files.remove(of('/tmp'), true, signal())), 'needs-running');
        assert.equal(failure(await files.makeFolder(of('/tmp/new'), signal())), 'needs-running');
        assert.equal(
          failure(await files.rename(of('/tmp/kept'), '/tmp/b', false, signal())),
          'needs-running',
        );
        assert.equal(failure(await files.read(of('/tmp/\uEFFF'), signal())), 'bad-name');
      });
    }

    it('finds owner and mode as they were, once it runs, and what was written', async () => {
      lxc('start', STOPPED);
      const seen = lxc('exec', STOPPED, '--', 'stat', '-c', '%a %u %g %n', '/tmp/kept');
      assert.equal(seen, '640 1000 100 /tmp/kept\n');
      const files = filesBy(() => local)();
      good(await files.write(at('/home/chronos/new'), Buffer.from('x'), MAY_ALL, signal()));
      lxc('stop', '--force', STOPPED);
      assert.equal(good(await files.read(at('/home/chronos/new'), signal())), 'x');
      good(await files.write(at('/home/chronos/newer'), Buffer.from('x'), MAY_ALL, signal()));
      good(await files.write(at('/root/newer'), Buffer.from('x'), MAY_ALL, signal()));
      lxc('start', STOPPED);
      const names = ['/home/chronos', '/home/chronos/new', '/home/chronos/newer', '/root/newer'];
      const [home, ...owners] = names.map((name) =>
        lxc('exec', STOPPED, '--', 'stat', '-c', '%u', name).trim(),
      );
      assert.deepEqual(owners, [home, '1000', '0']);
    });

    it('is a folder of this machine after a copy', async () => {
      lxc(
        'exec',
        STOPPED,
        '--',
        'sh',
        '-c',
        'mkdir -p "/tmp/a tree/sub"; echo x > "/tmp/a tree/sub/file"',
      );
      lxc('pause', STOPPED);
      const files = filesBy(() => local)();
      const into = path.join(folder, 'pulled');
      mkdirSync(into);
      good(await files.downloadFolder(at('/tmp/a tree'), into, signal()));
      assert.equal(readFileSync(path.join(into, 'a tree/sub/file'), 'utf8'), 'x\n');
      assert.match(good(await files.read(at('/etc/passwd'), signal())), /^root/, 'frozen');
    });
  });

  it('tells what is missing on the way, and not that a file is', async () => {
    const gone = await filesBy(() => local)().read(
      { place: instance('files-gone'), path: '/x' },
      signal(),
    );
    assert.deepEqual([gone.ok, !gone.ok && gone.error.kind], [false, 'lxc']);
    const noVm: FilesPlace = {
      deviceId: 'device',
      vm: 'nosuch',
      instance: undefined,
      project: undefined,
    };
    const off = await filesBy(() => local)().list({ place: noVm, path: '/' }, signal());
    assert.deepEqual([off.ok, !off.ok && off.error.kind], [false, 'vsh']);
  });
});

function bound(files: GuestFiles): Pick<GuestFiles, 'rename' | 'copy'> {
  return { rename: files.rename.bind(files), copy: files.copy.bind(files) };
}

async function kind(files: GuestFiles, at: PlacedPath) {
  const found = good(await files.facts(at, signal()));
  return { kind: found.kind, isLink: found.isLink };
}

function remove(): void {
  for (const name of [BUSYBOX, DEBIAN, STOPPED]) {
    spawnSync('lxc', ['delete', '--force', name], { stdio: 'ignore' });
  }
}

function lxc(...args: readonly string[]): string {
  return run('lxc', args);
}

function run(program: string, args: readonly string[]): string {
  const ran = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  assert.equal(ran.status, 0, `${program} ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout;
}

function good<T>(result: Result<T, Problem>): T {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}

function failure(result: Result<unknown, Problem>): string {
  if (result.ok) {
    throw new Error(`no failure: ${JSON.stringify(result.value)}`);
  }
  return result.error.kind === 'guest-file' ? result.error.reason : JSON.stringify(result.error);
}

/** At once, as far as the runner lets them. */
async function all<T>(
  items: readonly T[],
  use: (item: T, index: number) => Promise<void>,
): Promise<void> {
  await Promise.all(items.map(use));
}

function sorted(names: readonly string[]): readonly string[] {
  return [...names].sort();
}

function signal(): AbortSignal {
  return new AbortController().signal;
}

async function poll(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, 'gave up the wait');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
