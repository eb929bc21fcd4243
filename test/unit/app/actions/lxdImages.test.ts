import assert from 'node:assert/strict';
import {
  addImageAlias,
  copyImage,
  deleteImage,
  removeImageAlias,
} from '../../../../src/app/actions/lxdImages';
import { createProfile, deleteProfile } from '../../../../src/app/actions/lxdProfiles';
import { ok } from '../../../../src/core/result';
import { sample } from '../../core/cli/lxc/fixture';
import { replayLxd, type Answers } from '../lxd/replayLxd';

const FP = 'ab'.repeat(32);
const signal = new AbortController().signal;
const image = { fingerprint: FP, remote: undefined };

function setUp(answers: Answers, remote?: string) {
  const { access, lines } = replayLxd(answers, remote);
  return { lxd: { access, vm: undefined }, lines };
}

describe('copyImage', () => {
  it('lets an image server be fetched from, and asks for the name of the default remote', async () => {
    const line = `image copy --alias=b -- ubuntu:${FP} local:`;
    const { lxd, lines } = setUp({ 'remote get-default': 'local\n', [line]: '' });
    const copied = await copyImage(
      lxd,
      {
        source: { fingerprint: FP, remote: 'ubuntu' },
        isFromImageServer: true,
        target: undefined,
        alias: 'b',
      },
      { signal },
    );
    assert.deepEqual(copied, ok('done'));
    assert.deepEqual(lines(), ['remote get-default', line]);
  });

  it('passes on what an LXD has', async () => {
    const line = `image copy --mode=relay -- ${FP} srv:`;
    const { lxd, lines } = setUp({ [line]: '\rImage copied successfully!\n' });
    const copied = await copyImage(
      lxd,
      { source: image, isFromImageServer: false, target: 'srv', alias: undefined },
      { signal },
    );
    assert.deepEqual(copied, ok('done'));
    assert.deepEqual(lines(), [line]);
  });

  it('tells why the default remote could not be asked for, and copies nothing then', async () => {
    const { lxd, lines } = setUp({ 'remote get-default': { exitCode: 1, stderr: 'Error: x\n' } });
    const copied = await copyImage(
      lxd,
      { source: image, isFromImageServer: true, target: undefined, alias: undefined },
      { signal },
    );
    assert.equal(copied.ok, false);
    assert.deepEqual(lines(), ['remote get-default']);
  });
});

describe('actions on images and profiles', () => {
  it('run one command each', async () => {
    const { lxd, lines } = setUp({
      [`image delete -- ${FP}`]: '',
      [`image alias create -- a ${FP}`]: '',
      'image alias delete -- a': '',
      'profile create -- t:p': 'Profile p created\n',
      'profile delete --quiet -- t:p': '',
    });
    assert.deepEqual(await deleteImage(lxd, image, { signal }), ok('done'));
    assert.deepEqual(await addImageAlias(lxd, { image, alias: 'a' }, { signal }), ok('done'));
    assert.deepEqual(await removeImageAlias(lxd, { image, alias: 'a' }, { signal }), ok('done'));
    const there = setUp(
      { 'profile create -- t:p': 'Profile p created\n', 'profile delete --quiet -- t:p': '' },
      't',
    );
    assert.deepEqual(await createProfile(there.lxd, 'p', signal), ok('done'));
    assert.deepEqual(await deleteProfile(there.lxd, 'p', signal), ok('done'));
    assert.equal(lines().length + there.lines().length, 5);
  });

  it('run nothing for names that could mean something else', async () => {
    const { lxd, lines } = setUp({});
    const refused = await Promise.all([
      addImageAlias(lxd, { image, alias: 'r:a' }, { signal }),
      removeImageAlias(lxd, { image, alias: '-a' }, { signal }),
      copyImage(
        lxd,
        { source: image, isFromImageServer: true, target: 't', alias: 'a b' },
        { signal },
      ),
      createProfile(lxd, 'r:p', signal),
      deleteProfile(lxd, '', signal),
    ]);
    assert.deepEqual(
      refused.map((result) => (result.ok ? 'done' : result.error.kind)),
      [
        ...['bad-image-alias', 'bad-image-alias', 'bad-image-alias'],
        ...['bad-profile-name', 'bad-profile-name'],
      ],
    );
    assert.deepEqual(lines(), []);
  });

  it('tell why LXD refused', async () => {
    const { lxd } = setUp({
      [`image delete -- ${FP}`]: {
        exitCode: 1,
        stderr: sample('err-image-delete-notfound.stderr'),
      },
      'profile delete --quiet -- p': {
        exitCode: 1,
        stderr: sample('err-profile-delete-used.stderr'),
      },
    });
    const gone = await deleteImage(lxd, image, { signal });
    assert.ok(!gone.ok && gone.error.kind === 'lxc');
    assert.equal(gone.error.failure.kind, 'image-not-found');
    const used = await deleteProfile(lxd, 'p', signal);
    assert.ok(!used.ok && used.error.kind === 'lxc');
    assert.equal(used.error.failure.kind, 'profile-in-use');
  });
});
