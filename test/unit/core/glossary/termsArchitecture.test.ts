import assert from 'node:assert/strict';
import type { GlossaryEntry } from '../../../../src/core/glossary/schema';
import { loadGlossary } from './loadGlossary';

/** What the Crostini developer guide says about where the code lives: name, folder, ebuilds. */
const CODE: readonly (readonly [name: string, source: string, ...ebuilds: string[]])[] = [
  ['9s', 'platform2/vm_tools/9s', 'dev-rust/s9'],
  [
    'chunnel',
    'platform2/vm_tools/chunnel',
    'chromeos-base/chunnel',
    'chromeos-base/termina_container_tools',
  ],
  ['cicerone', 'platform2/vm_tools/cicerone', 'chromeos-base/vm_host_tools'],
  ['concierge', 'platform2/vm_tools/concierge', 'chromeos-base/vm_host_tools'],
  ['cros-container-guest-tools', 'platform/container-guest-tools'],
  ['cros_im', 'platform2/vm_tools/cros_im'],
  // Called crostini_client until February 2024; the ebuild still is.
  ['vmc', 'platform2/vm_tools/vmc', 'chromeos-base/crostini_client'],
  ['crosvm', 'platform/crosvm', 'chromeos-base/crosvm'],
  [
    'garcon',
    'platform2/vm_tools/garcon',
    'chromeos-base/vm_guest_tools',
    'chromeos-base/termina_container_tools',
  ],
  ['LXD', '', 'app-emulation/lxd'],
  ['maitred', 'platform2/vm_tools/maitred', 'chromeos-base/vm_guest_tools'],
  [
    'metric_reporter',
    'platform2/vm_tools/metric_reporter',
    'chromeos-base/crostini-metric-reporter',
    'chromeos-base/vm_guest_tools',
  ],
  ['seneschal', 'platform2/vm_tools/seneschal', 'chromeos-base/vm_host_tools'],
  [
    'sommelier',
    'platform2/vm_tools/sommelier',
    'chromeos-base/sommelier',
    'chromeos-base/termina_container_tools',
  ],
  ['system_api', 'platform2/system_api', 'chromeos-base/system_api'],
  ['tremplin', 'platform/tremplin', 'chromeos-base/tremplin'],
  ['VM protobufs', 'platform2/vm_tools/proto', 'chromeos-base/vm_protos'],
  [
    'vm_syslog',
    'platform2/vm_tools/syslog',
    'chromeos-base/vm_guest_tools',
    'chromeos-base/vm_host_tools',
  ],
  [
    'vsh',
    'platform2/vm_tools/vsh',
    'chromeos-base/vm_host_tools',
    'chromeos-base/vm_guest_tools',
    'chromeos-base/termina_container_tools',
  ],
];

/** Who talks to whom, and a word of what over. */
const TALKS: readonly (readonly [from: string, to: string, over: string])[] = [
  ['Chrome', 'vm_concierge', 'D-Bus'],
  ['Chrome', 'vm_cicerone', 'D-Bus'],
  ['Chrome', 'seneschal', 'D-Bus'],
  ['vmc', 'vm_concierge', 'D-Bus'],
  ['vmc', 'vm_cicerone', 'D-Bus'],
  ['vmc', 'Chrome', 'D-Bus'],
  ['vmc', 'dlcservice', 'D-Bus'],
  ['vmc', 'vsh', 'exec'],
  ['crosh', 'debugd', 'D-Bus'],
  ['crosh', 'vmc', 'starts'],
  ['crosh', 'vsh', 'starts'],
  ['imageloader', 'vm_concierge', 'mounted'],
  ['vm_concierge', 'crosvm', 'control socket'],
  ['vm_concierge', 'maitred', '8888'],
  ['maitred', 'vm_concierge', '7777'],
  ['vm_concierge', 'seneschal', 'D-Bus'],
  ['vm_concierge', 'vm_cicerone', 'D-Bus'],
  ['seneschal', '9s', 'starts'],
  ['vm_cicerone', 'tremplin', '8890'],
  ['vm_cicerone', 'tremplin', '7778'],
  ['tremplin', 'LXD', 'REST'],
  ['LXD', 'cros-containers', 'simplestreams'],
  ['vm_cicerone', 'garcon', 'vsock'],
  ['garcon', 'vm_cicerone', '8889'],
  ['vm_cicerone', 'crosdns', 'D-Bus'],
  ['vm_cicerone', 'chunneld', 'D-Bus'],
  ['chunneld', 'container', 'vsock'],
  ['vsh', 'vm_concierge', 'GetVmInfo'],
  ['vsh', 'vm_cicerone', 'LaunchVshd'],
  ['garcon', 'vshd', 'starts'],
  ['vsh', 'vshd', '9001'],
  ['sommelier', 'Exo', 'virtio-wl'],
  ['crosvm', 'Exo', 'Wayland socket'],
  ['sommelier', 'XWayland', 'X11'],
  ['vm_syslog', 'vmlog_forwarder', 'vsock'],
  ['crosvm', 'vmlog_forwarder', 'Unix socket'],
  ['crash_reporter', 'vm_cicerone', '7779'],
  ['patchpanel', 'crosvm', 'TAP'],
  ['ndproxyd', 'lxdbr0', 'neighbour'],
  ['mcastd', 'lxdbr0', 'multicast'],
  ['Files app', 'garcon', 'SFTP'],
  ['Secure Shell', 'SSH', 'server'],
];

describe('the shipped terms about the architecture', () => {
  const entries = loadGlossary();
  const called = (name: string): GlossaryEntry => {
    const found = entries.find(({ term, aliases }) => [term, ...aliases].includes(name));
    assert.ok(found, name);
    return found;
  };

  for (const [name, folder, ...ebuilds] of CODE) {
    it(`say where the code of ${name} lives`, () => {
      const entry = called(name);
      if (folder.startsWith('platform2') || folder === 'platform/crosvm')
        assert.equal(entry.source, `src/${folder}`);
      else assert.ok(entry.sources.some((address) => /googlesource|github/.test(address)));
      assert.deepEqual(entry.ebuild, ebuilds);
    });
  }

  for (const [from, to, over] of TALKS) {
    it(`know that ${from} talks to ${to} over ${over}`, () => {
      const ways = called(from).talksTo.filter((way) => way.to === to);
      assert.ok(
        ways.some((way) => way.over.includes(over)),
        JSON.stringify(ways),
      );
    });
  }

  it('say where each service logs', () => {
    const silent = entries.filter(({ kind, logs }) => kind === 'daemon' && logs === undefined);
    assert.deepEqual(
      silent.map(({ term }) => term),
      [],
    );
  });
});
