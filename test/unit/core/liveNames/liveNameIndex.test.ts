import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildLiveNameIndex } from '../../../../src/core/liveNames/liveNameIndex';
import { container, IPV4, IPV6, vm } from './things';

describe('buildLiveNameIndex', () => {
  it('knows a container by its name, addresses and host names', () => {
    const penguin = container('penguin', { addresses: [IPV4, IPV6] }, { vm: 'termina' });
    const { byName, byAddress } = buildLiveNameIndex([penguin]);
    assert.deepEqual([...byName.keys()], ['penguin']);
    assert.deepEqual(
      [...byAddress.keys()],
      [IPV4.address, IPV6.address, 'penguin.linux.test', 'penguin.termina.linux.test'],
    );
  });

  it('leads from penguin to the VM it is in while that VM cannot be asked', () => {
    const stopped = vm('termina', 'stopped');
    const { byName, byAddress } = buildLiveNameIndex([stopped]);
    assert.deepEqual(byName.get('penguin'), [stopped]);
    assert.deepEqual(byAddress.get('penguin.linux.test'), [stopped]);
    for (const other of [vm('termina', 'running'), vm('other', 'stopped')]) {
      assert.equal(buildLiveNameIndex([other]).byName.has('penguin'), false);
    }
  });

  it('leaves out what could stand anywhere', () => {
    const names = ['', ' ', '-', '…', 'x'.repeat(254), ' web', 'web\n'];
    const addresses = ['1', ':', '::', 'cafe', '1.2', 'eth0', 'x:y:z'].map((address) => ({
      ...IPV4,
      address,
    }));
    const index = buildLiveNameIndex([
      ...names.map((name) => container(name)),
      container('web', { addresses }),
    ]);
    assert.deepEqual([...index.byName.keys()], ['web']);
    assert.deepEqual(
      [...index.byAddress.keys()].filter((key) => !key.endsWith('.linux.test')),
      [],
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, address) => {
        buildLiveNameIndex([container(name, { addresses: [{ ...IPV4, address }] }), vm(name)]);
      }),
    );
  });
});
