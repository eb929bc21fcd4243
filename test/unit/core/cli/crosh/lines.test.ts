import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { croshLines } from '../../../../../src/core/cli/crosh/lines';
import { vmNameProblem } from '../../../../../src/core/cli/vmc/vmName';
import { posixIt } from '../../../platform/support';

function texts(target: Parameters<typeof croshLines>[0]): readonly string[] {
  // `exec` is a word of the shell itself: it may be quoted, and means the same.
  return croshLines(target).map(({ where, text }) => `${where}: ${text.replace("'exec'", 'exec')}`);
}

describe('croshLines', () => {
  it('gives what can be pasted for a VM', () => {
    assert.deepEqual(texts({ vm: 'termina', containerless: false }), [
      'crosh: vmc start termina',
      'crosh: vmc stop termina',
      'crosh: vsh termina',
      'crosh: vmc logs termina',
      'vm: lxc list',
    ]);
  });

  it('opens the one shell that a containerless VM has, and names no lxc', () => {
    assert.deepEqual(texts({ vm: 'bag', containerless: true }), [
      'crosh: vmc start bag',
      'crosh: vmc stop bag',
      'crosh: vsh bag penguin',
      'crosh: vmc logs bag',
    ]);
  });

  it('says where a line for a container is to be pasted', () => {
    assert.deepEqual(texts({ vm: 'termina', instance: 'penguin' }), [
      'crosh: vsh termina penguin',
      'vm: lxc start penguin',
      'vm: lxc stop penguin',
      'vm: lxc exec penguin -- journalctl -n 200 --no-pager',
    ]);
    assert.ok(
      croshLines({ vm: undefined, instance: 'web' }).every(({ where }) => where === 'lxd-host'),
    );
  });

  it('gives none for names that a tool or a paste would take for something else', () => {
    for (const vm of ['', '-rf', 'x\nvmc destroy termina', 'a\u001B[2J', 'x'.repeat(61)]) {
      assert.deepEqual(croshLines({ vm, containerless: false }), [], vm);
      assert.deepEqual(croshLines({ vm, instance: 'penguin' }), [], vm);
    }
    for (const instance of ['', '-f', "a'b", 'a\nlxc delete b', 'far:a']) {
      assert.deepEqual(croshLines({ vm: 'termina', instance }), [], instance);
    }
  });

  posixIt('gives the name back after a shell has read the line', () => {
    const name = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom('my vm (2)', '$(touch x)', "it's", '<b>', 'a"b', '*', '!!', '#'),
      )
      .filter((vm) => vmNameProblem(vm) === undefined && !/[\uD800-\uDFFF]/.test(vm));
    fc.assert(
      fc.property(name, (vm) => {
        const [start] = croshLines({ vm, containerless: false });
        const line = start?.text.replace(/^vmc/, String.raw`printf '%s\0'`) ?? '';
        const { stdout } = spawnSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
        assert.equal(stdout, `start\0${vm}\0`);
      }),
      { numRuns: 40 },
    );
  }).timeout(20_000);
});
