import assert from 'node:assert/strict';
import {
  readConfig,
  saveConfig,
  type SaveOutcome,
} from '../../../../src/app/actions/configDocuments';
import type { ConfigTarget } from '../../../../src/core/model/configTarget';
import type { Problem } from '../../../../src/core/problem/problem';
import type { Result } from '../../../../src/core/result';
import { BOX, TalkingLxc } from './configReplay';

const INSTANCE: ConfigTarget = { ...BOX, kind: 'instance' };
const PROFILE: ConfigTarget = {
  ...{ kind: 'profile', deviceId: 'local:here', vm: undefined, profile: 'gpu' },
};
const YAML = `architecture: x86_64
config:
  user.a: "1"
  volatile.uuid: u
devices: {}
ephemeral: false
profiles:
- default
stateful: false
description: ""
`;
const TEXT = YAML.replace('  volatile.uuid: u\n', '').replace('stateful: false\n', '');
const PROFILE_YAML = `config: {}
description: ""
devices: {}
name: gpu
used_by:
- /1.0/instances/box
`;

/** A server whose configuration is what was last sent to it, unless it has something against it. */
function server(yaml = YAML, refuse?: string) {
  let current = yaml;
  const lxc: TalkingLxc = new TalkingLxc((line) => {
    if (line.includes(' show ')) {
      return current;
    }
    if (refuse !== undefined) {
      return { error: refuse };
    }
    current = lxc.inputs.at(-1) ?? '';
    return '';
  });
  return { lxc, change: (changed: string) => (current = changed) };
}

function save(
  lxc: TalkingLxc,
  text: string,
  base: string | undefined,
  target = INSTANCE,
): Promise<Result<SaveOutcome, Problem>> {
  return saveConfig({ ...lxc.action(), target, text, base });
}

function kindOf(result: Result<SaveOutcome | object, Problem>): string {
  if (result.ok) {
    return 'kind' in result.value ? result.value.kind : 'read';
  }
  const { error } = result;
  return error.kind === 'lxc' ? `lxc ${error.failure.kind}` : error.kind;
}

describe('documents of configurations', () => {
  it('show what can be changed', async () => {
    const { lxc } = server();
    const { access, signal } = lxc.action();
    assert.deepEqual(await readConfig(access, INSTANCE, signal), {
      ok: true,
      value: { text: TEXT, usedBy: [] },
    });
    const effective = await readConfig(access, { ...BOX, kind: 'effective' }, signal);
    assert.match(effective.ok ? effective.value.text : '', /volatile\.uuid: u/);
    assert.deepEqual(lxc.calls, ['lxc config show -- box', 'lxc config show --expanded -- box']);
  });

  it('are saved with what LXD keeps itself', async () => {
    const { lxc } = server();
    const saved = await save(lxc, TEXT.replace('"1"', '2'), TEXT);
    assert.ok(saved.ok && saved.value.kind === 'saved');
    assert.equal(saved.value.reading.text, TEXT.replace('"1"', '"2"'));
    assert.deepEqual(lxc.calls, [
      'lxc config show -- box',
      'lxc config edit -- box',
      'lxc config show -- box',
    ]);
    assert.deepEqual(JSON.parse(lxc.inputs[0] ?? ''), {
      architecture: 'x86_64',
      config: { 'user.a': '2', 'volatile.uuid': 'u' },
      devices: {},
      ephemeral: false,
      profiles: ['default'],
      stateful: false,
      description: '',
    });
  });

  it('of profiles are saved alike', async () => {
    const { lxc } = server(PROFILE_YAML);
    const base = 'config: {}\ndescription: ""\ndevices: {}\n';
    const saved = await save(lxc, 'description: mine\n', base, PROFILE);
    assert.ok(saved.ok && saved.value.kind === 'saved');
    assert.deepEqual(saved.value.reading.usedBy, [{ kind: 'instance', name: 'box' }]);
    assert.equal(lxc.calls[1], 'lxc profile edit -- gpu');
  });

  it('are not sent when they make no sense', async () => {
    const { lxc } = server();
    for (const text of ['', 'config: [\n', 'confg: {}\n', 'restore: snap0\n']) {
      assert.equal(kindOf(await save(lxc, text, TEXT)), 'faulty');
    }
    assert.deepEqual(lxc.calls, []);
  });

  it('are not sent over what somebody else changed, unless that is wanted', async () => {
    const { lxc, change } = server();
    change(YAML.replace('"1"', '"elsewhere"'));
    const outcome = await save(lxc, TEXT.replace('"1"', '2'), TEXT);
    assert.ok(outcome.ok && outcome.value.kind === 'changed-elsewhere');
    assert.match(outcome.value.reading.text, /elsewhere/);
    assert.deepEqual(lxc.inputs, []);
    assert.equal(kindOf(await save(lxc, TEXT.replace('"1"', '2'), undefined)), 'saved');
  });

  it('are not taken for changed by what LXD keeps itself', async () => {
    const { lxc, change } = server();
    change(YAML.replace('uuid: u', 'uuid: v'));
    assert.equal(kindOf(await save(lxc, TEXT, TEXT)), 'saved');
    assert.match(lxc.inputs[0] ?? '', /"volatile.uuid":"v"/);
  });

  const refusals: readonly (readonly [string, string])[] = [
    ['Invalid config: Unknown configuration key: x', 'refused'],
    ['Profile not found', 'refused'],
    ['Failed to start device "eth0": Parent device "nobr" doesn\'t exist', 'refused'],
    ['Something that nobody has met yet', 'refused'],
    ['Instance not found', 'instance-gone'],
    ['Instance is busy running a "stop" operation', 'lxc busy'],
    [
      'Get "http://unix.socket/1.0": dial unix /x: connect: connection refused',
      'lxc daemon-refused',
    ],
    ['not authorized', 'lxc not-authorized'],
  ];
  for (const [error, kind] of refusals) {
    it(`end as ${kind} with ${JSON.stringify(error.slice(0, 60))}`, async () => {
      const result = await save(server(YAML, error).lxc, TEXT, TEXT);
      assert.equal(kindOf(result), kind);
      assert.equal(
        result.ok && result.value.kind === 'refused' ? result.value.message : error,
        error,
      );
    });
  }

  it('of a profile are saved although not every user can take it', async () => {
    const error =
      'The following instances failed to update (profile change still saved):\n - Project: default, Instance: box: no';
    const base = 'config: {}\ndescription: ""\ndevices: {}\n';
    const result = await save(server(PROFILE_YAML, error).lxc, base, base, PROFILE);
    assert.ok(result.ok && result.value.kind === 'saved');
    assert.match(result.value.notApplied ?? '', /Instance: box: no$/);
  });

  it('say what is gone', async () => {
    const gone = (error: string) => new TalkingLxc(() => ({ error }));
    const signal = new AbortController().signal;
    const ofInstance = gone('Instance not found').action().access;
    assert.equal(kindOf(await readConfig(ofInstance, INSTANCE, signal)), 'instance-gone');
    const ofProfile = gone('Fetch profile: Profile not found').action().access;
    assert.equal(kindOf(await readConfig(ofProfile, PROFILE, signal)), 'profile-gone');
  });

  it('say that an answer is no configuration', async () => {
    const { access, signal } = new TalkingLxc(() => 'oops\n').action();
    assert.equal(kindOf(await readConfig(access, INSTANCE, signal)), 'unreadable-output');
  });

  it('run nothing for names that are none', async () => {
    const { lxc } = server();
    assert.equal(
      kindOf(await save(lxc, TEXT, TEXT, { ...INSTANCE, instance: '-x' })),
      'bad-instance-name',
    );
    const { access, signal } = lxc.action();
    for (const profile of ['', 'a/b', 'remote:p']) {
      const read = await readConfig(access, { ...PROFILE, profile }, signal);
      assert.equal(kindOf(read), 'bad-profile-name', profile);
    }
    assert.deepEqual(lxc.calls, []);
  });

  it('are not saved twice at once', async () => {
    const { lxc } = server();
    const action = lxc.action();
    const request = { ...action, target: INSTANCE, text: TEXT, base: TEXT };
    const first = saveConfig(request);
    const second = saveConfig(request);
    assert.equal(kindOf(await second), 'already-under-way');
    assert.equal(kindOf(await first), 'saved');
  });
});
