import assert from 'node:assert/strict';
import { readNesting, setNesting, type Nesting } from '../../../../src/app/actions/nesting';
import { BOX, TalkingLxc } from './configReplay';

const OFF: Nesting = { nesting: false, interception: false };
const ON: Nesting = { nesting: true, interception: false };
const HELPED: Nesting = { nesting: true, interception: true };
const MKNOD = 'security.syscalls.intercept.mknod';
const SETXATTR = 'security.syscalls.intercept.setxattr';

function lxcWith(config: Readonly<Record<string, string>>): TalkingLxc {
  return new TalkingLxc((line) => (line.includes(' show ') ? JSON.stringify({ config }) : ''));
}

describe('readNesting', () => {
  const cases: readonly (readonly [Readonly<Record<string, string>>, Nesting])[] = [
    [{}, OFF],
    [{ 'security.nesting': 'false' }, OFF],
    [{ 'security.nesting': '' }, OFF],
    [{ 'security.nesting': 'true' }, ON],
    [{ 'security.nesting': 'YES' }, ON],
    [{ 'security.nesting': '1', [MKNOD]: 'true' }, ON],
    [{ 'security.nesting': 'on', [MKNOD]: 'true', [SETXATTR]: '1' }, HELPED],
  ];
  for (const [config, expected] of cases) {
    it(`reads ${JSON.stringify(config)}`, async () => {
      const lxc = lxcWith(config);
      assert.deepEqual(await readNesting(lxc.action(), BOX), { ok: true, value: expected });
      assert.deepEqual(lxc.calls, ['lxc config show --expanded -- box']);
    });
  }

  it('says that the container is gone', async () => {
    const lxc = new TalkingLxc(() => ({ error: 'Instance not found' }));
    const gone = { ok: false, error: { kind: 'instance-gone', instance: 'box' } };
    assert.deepEqual(await readNesting(lxc.action(), BOX), gone);
    assert.deepEqual(await setNesting(lxc.action(), BOX, ON), gone);
  });
});

describe('setNesting', () => {
  const allOn = { 'security.nesting': 'true', [MKNOD]: 'true', [SETXATTR]: 'true' };
  const set = 'lxc config set --quiet -- box';
  const cases: readonly (readonly [Readonly<Record<string, string>>, Nesting, string?])[] = [
    [{}, ON, `${set} security.nesting=true`],
    [{}, HELPED, `${set} security.nesting=true ${MKNOD}=true ${SETXATTR}=true`],
    [{ 'security.nesting': 'true' }, HELPED, `${set} ${MKNOD}=true ${SETXATTR}=true`],
    [allOn, ON, `${set} ${MKNOD}=false ${SETXATTR}=false`],
    [allOn, OFF, `${set} security.nesting=false ${MKNOD}=false ${SETXATTR}=false`],
    [{ 'security.nesting': 'true' }, ON],
    [{}, OFF],
  ];
  for (const [config, wanted, line] of cases) {
    it(`turns ${JSON.stringify(config)} into ${JSON.stringify(wanted)}`, async () => {
      const lxc = lxcWith(config);
      const result = await setNesting(lxc.action(), BOX, wanted);
      assert.deepEqual(result, { ok: true, value: line === undefined ? 'already' : 'done' });
      assert.deepEqual(lxc.calls.slice(1), line === undefined ? [] : [line]);
    });
  }
});
