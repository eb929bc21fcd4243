import assert from 'node:assert/strict';
import { finishReading, newDeviceState } from '../../../src/app/inventory/deviceState';
import { isOwnInstance, isOwnVm } from '../../../src/app/ownGuest';
import type { Instance } from '../../../src/core/model/instance';
import { HERE } from './readings';

function instance(...addresses: readonly string[]): Instance {
  return {
    ...{ name: 'penguin', state: 'running', kind: 'container', ephemeral: false },
    addresses: addresses.map((address) => ({ family: 'inet', address, nic: 'eth0' })),
  };
}

const own = { addresses: ['100.115.92.204', 'fd42::2'] };

describe('isOwnInstance', () => {
  const rows: readonly (readonly [string, Instance, boolean])[] = [
    ['one with our address', instance('10.0.0.1', '100.115.92.204'), true],
    ['one with our IPv6 address', instance('fd42::2'), true],
    ['one with others', instance('100.115.92.20', '100.115.92.2044'), false],
    ['one without any', instance(), false],
    [
      'one whose addresses are not known',
      { name: 'a', state: 'running', kind: 'container', ephemeral: false },
      false,
    ],
  ];
  for (const [what, candidate, expected] of rows) {
    it(`is ${String(expected)} for ${what}`, () => {
      assert.equal(isOwnInstance(candidate, own), expected);
    });
  }

  it('knows nothing of a system without addresses', () => {
    assert.equal(isOwnInstance(instance('10.0.0.1'), { addresses: [] }), false);
  });
});

describe('isOwnVm', () => {
  const device = {
    ...newDeviceState(HERE),
    contents: new Map([
      [
        'termina',
        {
          containerless: false,
          instances: finishReading([instance('10.0.0.1'), instance('fd42::2')], [], 0),
        },
      ],
      ['other', { containerless: false, instances: finishReading([instance()], [], 0) }],
    ]),
  };

  it('is the VM that our instance is in, and no other', () => {
    assert.deepEqual(
      ['termina', 'other', 'unknown'].map((vm) => isOwnVm(device, vm, own)),
      [true, false, false],
    );
  });
});
