import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSavedInventory } from '../../../../src/core/config/savedInventory';

describe('parseSavedInventory', () => {
  it('reads VMs, containers, sizes and addresses', () => {
    const parsed = parseSavedInventory(`
crostini: 1
device: Kitchen
saved: 2026-11-20T10:00:00Z
vms:
  - name: termina
    state: running
    type: crostini
    size: 2.0 GiB
    minSize: 1048576
    containers:
      - name: penguin
        state: running
        addresses: [100.115.92.204, 'fd42::1 (eth1)']
        snapshots: [{ name: s0, created: 2026-01-01T00:00:00Z }]
containers:
  - name: plain
`);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const { device, savedAt, vms, instances } = parsed.value;
    assert.equal(device, 'Kitchen');
    assert.equal(savedAt, '2026-11-20T10:00:00Z');
    assert.deepEqual(vms[0]?.vm, {
      name: 'termina',
      state: 'running',
      sizeBytes: 2 * 1024 ** 3,
      minSizeBytes: 1_048_576,
      type: 'crostini',
    });
    assert.deepEqual(vms[0].instances[0]?.addresses, [
      { address: '100.115.92.204', nic: 'eth0', family: 'inet' },
      { address: 'fd42::1', nic: 'eth1', family: 'inet6' },
    ]);
    assert.deepEqual(vms[0].instances[0].snapshots, [
      { name: 's0', createdAt: '2026-01-01T00:00:00Z' },
    ]);
    assert.deepEqual(
      instances.map(({ name, state, kind }) => [name, state, kind]),
      [['plain', 'unknown', 'container']],
    );
  });

  const faults: readonly (readonly [string, string, number, RegExp])[] = [
    ['no version', 'vms: []\n', 1, /crostini/],
    ['another version', 'crostini: 2\n', 1, /crostini/],
    ['broken YAML', 'crostini: 1\nvms: [\n', 3, /./],
    ['a key twice', 'crostini: 1\ndevice: a\ndevice: b\n', 3, /unique/i],
    ['a state that is none', 'crostini: 1\nvms:\n  - name: a\n    state: Running\n', 4, /state/],
    ['a size that is none', 'crostini: 1\nvms:\n  - name: a\n    size: big\n', 4, /size/],
    ['a key that is not known', 'crostini: 1\nvms:\n  - name: a\n    stat: running\n', 4, /stat/],
    ['a list that is a text', 'crostini: 1\nvms: termina\n', 2, /vms/],
    ['only a text', 'hello', 1, /./],
  ];
  for (const [title, source, lineNumber, message] of faults) {
    it(`names the line of ${title}`, () => {
      const parsed = parseSavedInventory(source);
      assert.ok(!parsed.ok);
      assert.equal(parsed.error.lineNumber, lineNumber, JSON.stringify(parsed.error));
      assert.match(parsed.error.message, message);
    });
  }

  it('does not unfold an alias bomb', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let level = 1; level < 12; level++) {
      const [name, before] = [String.fromCharCode(97 + level), String.fromCharCode(96 + level)];
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
    }
    const parsed = parseSavedInventory(`crostini: 1\n${bomb.join('\n')}\n`);
    assert.ok(!parsed.ok);
  });

  it('does not follow a nesting without end', () => {
    const parsed = parseSavedInventory(`crostini: 1\nvms: ${'['.repeat(20_000)}\n`);
    assert.ok(!parsed.ok);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => void parseSavedInventory(source)),
    );
  });
});
