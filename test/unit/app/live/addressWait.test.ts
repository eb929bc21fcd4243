import assert from 'node:assert/strict';
import { AddressWait } from '../../../../src/app/live/addressWait';
import type { Address, Instance, InstanceState } from '../../../../src/core/model/instance';

const V4: Address = { family: 'inet', address: '10.0.0.2', nic: 'eth0' };
const V6: Address = { family: 'inet6', address: 'fd42::2', nic: 'eth0' };

function instance(
  state: InstanceState,
  addresses: readonly Address[] = [],
  name = 'penguin',
): Instance {
  return { name, state, kind: 'container', ephemeral: false, addresses };
}

describe('AddressWait', () => {
  let wait: AddressWait;
  beforeEach(() => (wait = new AddressWait()));

  it('waits for nothing where all that runs has an address', () => {
    assert.equal(wait.onListed([instance('running', [V4]), instance('stopped')], 0), undefined);
  });

  it('lists 1, 2, 4 and 8 s after a start, then gives up', () => {
    wait.onListed([instance('stopped')], 0);
    const due = [10_000, 11_000, 12_000, 14_000, 18_000].map((nowMs) =>
      wait.onListed([instance('running')], nowMs),
    );
    assert.deepEqual(due, [11_000, 12_000, 14_000, 18_000, undefined]);
    assert.equal(wait.onListed([instance('running')], 30_000), undefined);
  });

  it('is done when there is an IPv4 address and a listing brought no more', () => {
    wait.onListed([instance('running')], 0);
    assert.equal(wait.onListed([instance('running', [V6])], 1_000), 2_000);
    assert.equal(wait.onListed([instance('running', [V4, V6])], 2_000), 4_000);
    assert.equal(wait.onListed([instance('running', [V4, V6])], 4_000), undefined);
  });

  it('waits again after a restart that no listing saw', () => {
    wait.onListed([instance('running', [V4])], 0);
    assert.equal(wait.onListed([instance('running')], 5_000), 6_000);
  });

  it('waits again for one without a network that was started once more', () => {
    wait.onListed([instance('running')], 0);
    wait.onListed([instance('running')], 8_000);
    wait.onListed([instance('stopped')], 9_000);
    assert.equal(wait.onListed([instance('running')], 10_000), 11_000);
  });

  it('lists at the earliest time that one of several needs', () => {
    wait.onListed([instance('running', [], 'a')], 0);
    const both = [instance('running', [], 'a'), instance('running', [], 'b')];
    assert.equal(wait.onListed(both, 1_500), 2_000);
  });

  it('tells instances of one name in two projects apart', () => {
    const one = instance('running', [V4]);
    wait.onListed([one], 0);
    assert.equal(wait.onListed([one, { ...instance('running'), project: 'p' }], 0), 1_000);
  });

  it('learns nothing from a quick list, which has no addresses', () => {
    const { addresses, ...quick } = instance('running');
    assert.equal(wait.onListed([quick], 0), undefined);
    assert.deepEqual(addresses, []);
  });
});
