import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DeviceAccess } from '../../../../src/app/deviceAccess';
import { GuestFiles } from '../../../../src/app/files/guestFiles';
import type { ScratchFiles } from '../../../../src/app/files/scratchFiles';
import type { FilesPlace, PlacedPath } from '../../../../src/core/files/filesPlace';
import type { Problem } from '../../../../src/core/problem/problem';
import type { Result } from '../../../../src/core/result';
import { tempScratchFiles } from '../../../../src/platform/tempScratchFiles';
import { FakeClock } from '../fakeClock';
import { StandInDevice } from '../standInDevice';

const never = new AbortController().signal;
const penguin: FilesPlace = {
  deviceId: 'local:here',
  vm: undefined,
  instance: 'penguin',
  project: undefined,
};
const MAY_ALL = { mayCreate: true, mayReplace: true };

/** Runs what `lxc exec` is to run, on this machine. */
const LXC_RUNS = `#!/bin/sh
while [ "$1" != -- ]; do shift; done
shift 2
exec "$@"
`;

describe('GuestFiles', function () {
  // The scripts are for Linux; so is every container.
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });

  let device: StandInDevice;
  let folder: string;
  let access: DeviceAccess;
  let clock: FakeClock;

  beforeEach(() => {
    device = new StandInDevice();
    clock = new FakeClock();
    folder = path.dirname(device.file('anchor', ''));
    device.installScript('lxc', LXC_RUNS);
    access = device.access();
  });

  afterEach(() => device.dispose());

  const files = (scratch: ScratchFiles = tempScratchFiles): GuestFiles =>
    new GuestFiles({
      accessOf: (id) => Promise.resolve(id === 'local:here' ? access : undefined),
      clock,
      scratch,
    });
  const at = (name: string): PlacedPath => ({ place: penguin, path: path.join(folder, name) });
  const onDisk = (name: string): string => readFileSync(path.join(folder, name), 'latin1');

  it('writes text without a file of its own, other bytes by way of a scratch file that is gone after', async () => {
    const scratch: string[] = [];
    const noting: ScratchFiles = {
      use: (bytes, use) =>
        tempScratchFiles.use(bytes, (file) => {
          scratch.push(file);
          return use(file);
        }),
    };
    good(await files(noting).write(at('text'), Buffer.from('\uFEFFÜ\r\n'), MAY_ALL, never));
    assert.deepEqual(scratch, []);
    assert.equal(onDisk('text'), Buffer.from('\uFEFFÜ\r\n').toString('latin1'));
    good(await files(noting).write(at('bytes'), Buffer.from([0xff, 0, 0xfe]), MAY_ALL, never));
    assert.equal(onDisk('bytes'), '\xff\0\xfe');
    assert.equal(scratch.length, 1);
    assert.throws(() => readFileSync(scratch.join('')), /ENOENT/);
  });

  it('keeps the old file when less arrives than was sent', async () => {
    device.file('kept', 'precious');
    const half = { path: device.file('half', 'only half'), sizeBytes: 1000 };
    assert.equal(reason(await files().upload(at('kept'), half, MAY_ALL, never)), 'cut-short');
    assert.equal(onDisk('kept'), 'precious');
    assert.ok(!device.filesMade().some((name) => name.startsWith('.crostini')));
  });

  it('lists and reads what is there', async () => {
    mkdirSync(path.join(folder, 'many'));
    for (const name of ['a', '-b', 'c\n', '.d']) {
      writeFileSync(path.join(folder, 'many', name), name);
    }
    const listed = good(await files().list(at('many'), never));
    assert.deepEqual(listed.map(({ name }) => name).sort(), ['-b', '.d', 'a', 'c\n']);
    assert.equal(good(await files().read(at('many/c\n'), never)), 'c\n');
    assert.equal(good(await files().facts(at('many'), never)).kind, 'folder');
    good(await files().makeFolder(at('many/new'), never));
    good(await files().rename(at('many/a'), path.join(folder, 'many/new/a'), false, never));
    good(await files().copy(at('many/new'), path.join(folder, 'copied'), false, never));
    assert.equal(onDisk('copied/a'), 'a');
    good(await files().remove(at('many'), true, never));
    assert.equal(reason(await files().list(at('many'), never)), 'not-found');
  });

  it('never removes a whole system', async () => {
    const problem = await files().remove({ place: penguin, path: '/' }, true, never);
    assert.equal(reason(problem), 'not-permitted');
    assert.deepEqual(device.log.lines, []);
  });

  it('says when a small program is missing there, and not that the file is', async () => {
    device.installScript(
      'lxc',
      LXC_RUNS.replace('shift 2', 'shift 3').replace('exec', 'PATH=/nowhere exec /bin/sh'),
    );
    device.file('there', 'x');
    for (const tried of [
      await files().facts(at('there'), never),
      await files().read(at('there'), never),
      await files().list(at(''), never),
      await files().write(at('there'), Buffer.from('y'), MAY_ALL, never),
    ]) {
      assert.equal(reason(tried), 'tool-missing');
    }
    assert.equal(onDisk('there'), 'x');
  });

  it('goes by LXD while the container does not run, and tries the container again soon', async () => {
    const calls = path.join(folder, 'calls');
    device.installScript(
      'lxc',
      `#!/bin/sh
echo "$1" >> '${calls}'
case $1 in
  exec) echo 'Error: Instance is not running' >&2; exit 1;;
  query) echo '{"type":"sync","status_code":200,"metadata":[]}';;
esac
`,
    );
    const guest = files();
    const list = async () => good(await guest.list({ place: penguin, path: '/x' }, never));
    await list();
    await list();
    assert.deepEqual(readFileSync(calls, 'utf8').trim().split('\n'), ['exec', 'query', 'query']);
    await clock.advance(3000);
    await list();
    assert.deepEqual(readFileSync(calls, 'utf8').trim().split('\n').slice(3), ['exec', 'query']);
  });

  it('asks for the kinds of entries no longer than a person waits', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    device.installScript(
      'lxc',
      `#!/bin/sh
case "$1 $4" in
  exec*) echo 'Error: Instance is frozen' >&2; exit 1;;
  *path=%2Fx) printf '%s' '${JSON.stringify({ type: 'sync', status_code: 200, metadata: names })}';;
  *n7) echo 'Error: Not Found' >&2; exit 1;;
  *) printf 'line\\nline';;
esac
`,
    );
    const guest = files();
    const all = good(await guest.list({ place: penguin, path: '/x' }, never));
    assert.deepEqual(
      all.filter(({ kind }) => kind !== 'file').map(({ name, kind }) => [name, kind]),
      [['n7', 'unknown']],
    );
    // Each probe takes two seconds of a clock that nobody waits for.
    const now = clock.now.bind(clock);
    let asked = 0;
    clock.now = () => now() + 2000 * asked++;
    const some = good(await files().list({ place: penguin, path: '/x' }, never));
    assert.equal(some.length, 40);
    assert.ok(some.filter(({ kind }) => kind === 'unknown').length > 30);
  });

  it('tells of a device that is not there', async () => {
    const gone = await files().read(
      { place: { ...penguin, deviceId: 'ssh:gone' }, path: '/x' },
      never,
    );
    assert.equal(gone.ok ? '' : gone.error.kind, 'not-reachable-kind');
  });

  it('copies a folder by the client of LXD only where that runs here', async () => {
    assert.equal(await files().canDownloadFolder(penguin), true);
    assert.equal(await files().canDownloadFolder({ ...penguin, vm: 'termina' }), false);
    assert.equal(
      await files().canDownloadFolder({ ...penguin, instance: undefined, vm: 'b' }),
      false,
    );
    assert.equal(await files().canDownloadFolder({ ...penguin, deviceId: 'gone' }), false);
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
