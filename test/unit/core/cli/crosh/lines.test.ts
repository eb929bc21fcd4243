import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { fillsBlank, type BlankName } from '../../../../../src/core/cli/crosh/blanks';
import {
  blanksOf,
  croshLines,
  fillLine,
  type LineAct,
  type LineTarget,
} from '../../../../../src/core/cli/crosh/lines';
import { vmNameProblem } from '../../../../../src/core/cli/vmc/vmName';
import { posixIt } from '../../../platform/support';

function texts(target: LineTarget): readonly string[] {
  return croshLines(target).map(({ where, text }) => `${where}: ${text}`);
}

function line(target: LineTarget, act: LineAct) {
  const found = croshLines(target).find(({ does }) => does === act);
  assert.ok(found, act);
  return found;
}

const termina = { vm: 'termina', containerless: false };
const penguin = { vm: 'termina', instance: 'penguin' };

describe('croshLines', () => {
  it('gives what can be pasted for a VM', () => {
    assert.deepEqual(texts(termina), [
      'crosh: vmc start termina',
      'crosh: vmc stop termina',
      'crosh: vsh termina',
      'crosh: vmc logs termina',
      'crosh: vmc share termina FOLDER',
      'crosh: vmc unshare termina FOLDER',
      'crosh: vmc usb-list termina',
      'crosh: vmc usb-attach termina BUS:DEVICE',
      'crosh: vmc usb-detach termina PORT',
      'vm: lxc list',
      'vm: lxc import FILE NAME',
      'crosh: vmc container termina NAME',
      'crosh: vmc export termina FILE',
      'crosh: vmc resize termina BYTES',
      'crosh: vmc destroy -y termina',
    ]);
  });

  it('opens the one shell that a containerless VM has, and names no lxc or container', () => {
    const lines = texts({ vm: 'bag', containerless: true });
    assert.ok(lines.includes('crosh: vsh bag penguin'));
    assert.deepEqual(
      lines.filter((text) => /lxc|vmc container/.test(text)),
      [],
    );
  });

  it('gives what makes a VM for a device', () => {
    assert.deepEqual(texts('device'), [
      'crosh: vmc list',
      'crosh: vmc create --vm-type TERMINA NAME',
      'crosh: vmc create --vm-type BAGUETTE NAME',
      'crosh: vmc import NAME FILE',
    ]);
  });

  it('says where a line for a container is to be pasted', () => {
    assert.deepEqual(texts(penguin), [
      'crosh: vsh termina penguin',
      'crosh: vmc container termina penguin',
      'crosh: vmc usb-attach termina BUS:DEVICE penguin',
      'vm: lxc start penguin',
      'vm: lxc stop penguin',
      'vm: lxc stop --force penguin',
      'vm: lxc restart penguin',
      'vm: lxc pause penguin',
      'vm: lxc start penguin',
      'vm: lxc exec penguin -- bash -l',
      'vm: lxc exec penguin -- journalctl -n 200 --no-pager',
      'vm: lxc info penguin --show-log',
      'vm: lxc config show penguin',
      'vm: lxc snapshot penguin SNAPSHOT',
      'vm: lxc restore penguin SNAPSHOT',
      'vm: lxc delete penguin/SNAPSHOT',
      'vm: lxc rename penguin NAME',
      'vm: lxc copy penguin NAME',
      'vm: lxc export penguin FILE',
      'vm: lxc delete penguin',
    ]);
  });

  it('names remote and project where they are not the usual ones', () => {
    const far = { vm: undefined, instance: 'web', remote: 'far', project: 'blue' };
    assert.ok(croshLines(far).every(({ where }) => where === 'lxd-host'));
    assert.equal(line(far, 'start-container').text, 'lxc start --project=blue far:web');
    assert.equal(line(far, 'copy-container').text, 'lxc copy --project=blue far:web far:NAME');
    const usual = { vm: undefined, instance: 'web', project: 'default' };
    assert.equal(line(usual, 'start-container').text, 'lxc start web');
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
        assert.deepEqual(readBack(line({ vm, containerless: false }, 'start-vm').text), [
          'start',
          vm,
        ]);
      }),
      { numRuns: 40 },
    );
  }).timeout(20_000);
});

describe('fillLine', () => {
  it('asks for each blank once', () => {
    assert.deepEqual(blanksOf(line(termina, 'share-folder')), ['folder']);
    assert.deepEqual(blanksOf(line('device', 'import-vm')), ['new-vm', 'file']);
    assert.deepEqual(blanksOf(line(termina, 'start-vm')), []);
  });

  it('puts what was said behind the beginning of its word', () => {
    const text = fillLine(line(penguin, 'delete-snapshot'), { snapshot: 'snap0' });
    assert.equal(text, 'lxc delete penguin/snap0');
  });

  posixIt('quotes what was said', () => {
    const text = fillLine(line(termina, 'share-folder'), { folder: "it's $(touch x)" });
    assert.deepEqual(readBack(text), ['share', 'termina', "it's $(touch x)"]);
  });
});

describe('fillsBlank', () => {
  const rows: readonly (readonly [BlankName, readonly string[], readonly string[]])[] = [
    ['folder', ['Downloads', 'a b'], ['', '/etc', '../x', '-h', 'a\nb']],
    ['usb-place', ['1:7', '001:255'], ['', '1', '1:256', ' 1:7']],
    ['port', ['1', '12'], ['', 'x', '-1', '1 2']],
    ['file', ['backup.tar', 'a b/c'], ['', ' ', '-x', 'a\nb']],
    ['size-bytes', ['10737418240'], ['', '0', '10G', '-5', '1e9']],
    ['new-vm', ['baguette', 'my vm'], ['', '-x', 'a\nb']],
    ['container', ['arch'], ['', '1x', 'a/b', '--force']],
    ['snapshot', ['snap0'], ['', 'a/b', 'a b', '-x', '..']],
  ];
  for (const [blank, good, bad] of rows) {
    it(`tells what is a ${blank}`, () => {
      assert.deepEqual(
        good.filter((text) => !fillsBlank(blank, text)),
        [],
      );
      assert.deepEqual(
        bad.filter((text) => fillsBlank(blank, text)),
        [],
      );
    });
  }
});

/** The words behind the first one, as a POSIX shell reads them. */
function readBack(text: string): readonly string[] {
  const script = text.replace(/^\w+/, String.raw`printf '%s\0'`);
  const { stdout } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}
