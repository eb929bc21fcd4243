import assert from 'node:assert/strict';
import { shareFolder, unshareFolder } from '../../../../src/app/actions/vmSharing';
import { posixIt } from '../../platform/support';
import { StandInDevice, termina } from '../standInDevice';

const target = { deviceId: 'local:here', vm: 'termina' };
const never = new AbortController().signal;
const HOSTILE = "it's $(touch x) `id` & *";

describe('sharing of folders', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  beforeEach(() => {
    device = new StandInDevice();
  });
  afterEach(() => device.dispose());
  const share = (path: string, vm = 'termina') =>
    shareFolder(device.access(), { ...target, vm }, path, never);
  const unshare = (path: string) => unshareFolder(device.access(), target, path, never);

  posixIt('shares a folder, says where it is, and takes it back', async () => {
    assert.deepEqual(await share('Downloads'), {
      ok: true,
      value: { vmPath: '/mnt/shared/MyFiles/Downloads' },
    });
    assert.deepEqual(device.state().vms[0]?.shared, ['Downloads']);
    assert.deepEqual(await unshare('Downloads'), { ok: true, value: undefined });
    assert.deepEqual(device.state().vms[0]?.shared, []);
  });

  posixIt('gives a hostile path on as one word', async () => {
    assert.ok((await share(HOSTILE)).ok);
    assert.deepEqual(device.words('vmc'), [['share', 'termina', HOSTILE]]);
    assert.deepEqual(device.filesMade(), []);
  });

  it('runs nothing for a path or a name that vmc would misread', async () => {
    for (const path of ['', '/etc', '../x', '-h', 'a\nb']) {
      const shared = await share(path);
      assert.equal(!shared.ok && shared.error.kind, 'bad-share-path', path);
      const unshared = await unshare(path);
      assert.equal(!unshared.ok && unshared.error.kind, 'bad-share-path', path);
    }
    const result = await share('Downloads', '-rf');
    assert.equal(!result.ok && result.error.kind, 'bad-vm-name');
    assert.deepEqual(device.calls(), []);
  });

  posixIt('says why ChromeOS refused', async () => {
    device.use({ myFiles: ['Downloads'] });
    const result = await share('nowhere');
    assert.ok(!result.ok && result.error.kind === 'vmc');
    assert.ok(result.error.failure.kind === 'share-failed');
    assert.equal(result.error.failure.reason, 'Requested path does not exist');
  });

  posixIt('says that the VM is not running', async () => {
    device.use({ vms: [{ ...termina, state: 'stopped' }] });
    for (const result of [await share('Downloads'), await unshare('Downloads')]) {
      assert.ok(!result.ok && result.error.kind === 'vmc');
      assert.equal(result.error.failure.kind, 'vm-not-running');
    }
  });

  posixIt('says that ChromeOS is too old to unshare', async () => {
    device.use({ missingSubcommands: ['unshare'] });
    assert.deepEqual(await unshare('Downloads'), {
      ok: false,
      error: { kind: 'vmc-too-old', command: 'vmc unshare' },
    });
  });
});
