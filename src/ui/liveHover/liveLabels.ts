import { l10n } from 'vscode';
import type { LiveWords } from '../../core/liveNames/liveWords';
import { formatBytes } from '../../core/text/bytes';
import { problemWords } from '../words/problemWords';
import { instanceStateWord, vmStateWord } from '../words/stateWords';
import { dateWords, exactAgoWords } from '../words/timeWords';

/** The words of a live hover in the editor's language. */
export function liveLabels(): LiveWords {
  return {
    vmState: vmStateWord,
    instanceState: instanceStateWord,
    kind: {
      device: l10n.t('Device'),
      vm: l10n.t('VM'),
      container: l10n.t('container'),
    },
    vms: ({ all, running }) => l10n.t('VMs: {0}, {1} running', all, running),
    containers: ({ all, running }) => l10n.t('Containers: {0}, {1} running', all, running),
    addresses: (addresses) =>
      l10n.t(
        'Address: {0}',
        addresses
          .map(({ address, nic }) => (nic === '' ? address : `${address} (${nic})`))
          .join(', '),
      ),
    image: (image) => l10n.t('Image: {0}', image),
    diskSize: (bytes) => l10n.t('Disk size: {0}', formatBytes(bytes)),
    memory: (bytes) => l10n.t('Memory in use: {0}', formatBytes(bytes)),
    upSince: (iso) => l10n.t('Running since {0}', dateWords(iso)),
    lastUsed: (iso) => l10n.t('Last used: {0}', dateWords(iso)),
    noContainers: l10n.t('It holds no containers.'),
    hiddenContainer: (container, vm) =>
      l10n.t('{0} is in VM {1}, which is not running.', container, vm),
    asOf: (readAtMs, nowMs) => l10n.t('As of {0}', exactAgoWords(readAtMs, nowMs)),
    updatesLive: l10n.t('As of now: changes come in by themselves'),
    savedOn: (iso) => l10n.t('Saved {0}, not live', dateWords(iso)),
    savedSomeTime: l10n.t('From a saved file, not live'),
    madeUp: l10n.t('demo, not a real device'),
    notReadAgain: (problem) =>
      l10n.t('Could not be read again: {0}', problemWords(problem).message),
    more: (count) => l10n.t('{0} more are listed under Devices in the sidebar.', count),
    actions: {
      startVm: l10n.t('Start'),
      stopVm: l10n.t('Stop'),
      openVmShell: l10n.t('Open Shell'),
      openVmLog: l10n.t('Show Log'),
      startContainer: l10n.t('Start'),
      stopContainer: l10n.t('Stop'),
      openContainerShell: l10n.t('Open Shell'),
      openJournal: l10n.t('Show Log'),
      copyAddress: l10n.t('Copy Address'),
      reveal: l10n.t('Show in Sidebar'),
      refresh: l10n.t('Refresh'),
    },
  };
}
