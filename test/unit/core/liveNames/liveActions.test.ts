import assert from 'node:assert/strict';
import { liveActions } from '../../../../src/core/liveNames/liveActions';
import type { LiveThing } from '../../../../src/core/liveNames/liveThing';
import { container, device, IPV4, NOW_MS, source, vm } from './things';

const saved = source({ kind: 'saved', isReachable: false });
const old = source({ readAtMs: NOW_MS - 61_000 });

describe('liveActions', () => {
  const rows: readonly (readonly [string, LiveThing, string])[] = [
    ['a running VM', vm('a'), 'openVmShell stopVm openVmLog reveal'],
    [
      'a VM without containers',
      vm('a', 'running', { containerless: true }),
      'openVmShell stopVm openJournal reveal',
    ],
    ['a starting VM', vm('a', 'starting'), 'stopVm openVmLog reveal'],
    ['a stopped VM', vm('a', 'stopped'), 'startVm openVmLog reveal'],
    ['a VM without a state', vm('a', 'unknown'), 'startVm openVmLog reveal'],
    ['a VM in a saved file', vm('a', 'running', { source: saved }), 'reveal'],
    [
      'a running container',
      container('a', { addresses: [IPV4] }),
      'openContainerShell stopContainer openJournal copyAddress reveal',
    ],
    [
      'one without an address',
      container('a', { addresses: [] }),
      'openContainerShell stopContainer openJournal reveal',
    ],
    ['a stopped container', container('a', { state: 'stopped' }), 'startContainer reveal'],
    ['a frozen container', container('a', { state: 'frozen' }), 'stopContainer reveal'],
    ['a container in between', container('a', { state: 'stopping' }), 'reveal'],
    [
      'a container in a saved file',
      container('a', { addresses: [IPV4] }, { source: saved }),
      'copyAddress reveal',
    ],
    [
      'what was read a while ago',
      container('a', { state: 'error' }, { source: old }),
      'reveal refresh',
    ],
    [
      'what is followed',
      container('a', { state: 'error' }, { source: { ...old, isLive: true } }),
      'reveal',
    ],
    [
      'what was never read',
      container('a', { state: 'error' }, { source: source({ readAtMs: undefined }) }),
      'reveal refresh',
    ],
    [
      'what could not be read again',
      vm('a', 'stopped', { source: source({ problem: { kind: 'no-tools' } }) }),
      'startVm openVmLog reveal refresh',
    ],
    ['a device', device('a'), 'reveal'],
  ];
  for (const [what, thing, expected] of rows) {
    it(`offers what fits ${what}`, () => {
      assert.equal(liveActions(thing, NOW_MS).join(' '), expected);
    });
  }
});
