import { l10n, window, type QuickPickItem } from 'vscode';
import { lxcRemoteListCommand } from '../../core/cli/lxc/commands';
import { holdsInstances } from '../../core/cli/lxc/remoteList';
import type { DeviceConfig } from '../../core/model/device';
import type { CommandRunner } from '../../app/commandRunner';
import { ask, showInformation } from '../messages';
import type { Services } from '../services';
import type { CommandHandler } from './register';
import { chooseDevice } from './targets';

type AddableKind = 'ssh' | 'lxd' | 'saved' | 'local' | 'demo';

const ADDABLE: readonly AddableKind[] = ['ssh', 'lxd', 'saved', 'local', 'demo'];

/** Adds a device to the settings; a link may name the kind, otherwise the person picks one. */
export function addDevice(services: Services, commands: CommandRunner): CommandHandler {
  return async (_node, given) => {
    const kind = ADDABLE.find((addable) => addable === given) ?? (await pickKind());
    const entries = kind === undefined ? [] : await describe(kind, services, commands);
    const last = entries.at(-1);
    if (last === undefined) {
      return;
    }
    // What is shown without a setting must not vanish because one is made now.
    const implied = services.settings.devices === undefined ? services.inventory.devices : [];
    await services.settings.addDevice(last, [
      ...implied.map(({ config }) => config).filter((config) => config.kind !== last.kind),
      ...entries.slice(0, -1),
    ]);
  };
}

export function removeDevice(services: Services): CommandHandler {
  return async (node) => {
    const device = await chooseDevice(services, node, () => true);
    if (device === undefined) {
      return;
    }
    const { name } = device.config;
    if (services.settings.devices === undefined) {
      void showInformation(
        l10n.t(
          '{0} is shown because this machine has its tools. Add a device of your own to replace it.',
          name,
        ),
      );
      return;
    }
    const button = l10n.t('Remove');
    const question = l10n.t('Remove {0} from the Devices view?', name);
    const detail = l10n.t('Nothing on the device itself is changed.');
    if ((await ask('warning', question, { detail }, button)) === button) {
      await services.settings.removeDevice(name);
    }
  };
}

async function pickKind(): Promise<AddableKind | undefined> {
  const item = (
    kind: AddableKind,
    label: string,
    detail: string,
  ): QuickPickItem & { deviceKind: AddableKind } => ({
    deviceKind: kind,
    label,
    detail,
  });
  const picked = await window.showQuickPick(
    [
      item(
        'ssh',
        l10n.t('$(remote) Device over SSH'),
        l10n.t('A ChromeOS device in developer mode, or a machine that runs LXD'),
      ),
      item(
        'lxd',
        l10n.t('$(server) LXD remote'),
        l10n.t('A server that the lxc client on this machine already knows'),
      ),
      item(
        'saved',
        l10n.t('$(file) Saved inventory'),
        l10n.t('A *.crostini.yaml file that describes a device'),
      ),
      item('local', l10n.t('$(device-desktop) This machine'), l10n.t('Its own vmc and lxc')),
      item(
        'demo',
        l10n.t('$(beaker) Demo device'),
        l10n.t('Made-up VMs and containers to try everything on'),
      ),
    ],
    { title: l10n.t('Add Device'), matchOnDetail: true },
  );
  return picked?.deviceKind;
}

async function describe(
  kind: AddableKind,
  services: Services,
  commands: CommandRunner,
): Promise<readonly DeviceConfig[]> {
  switch (kind) {
    case 'ssh':
      return (await import('./addSshDevices')).askForSshDevices(services);
    case 'lxd':
      return describeRemote(services, commands);
    case 'saved':
      return describeSaved();
    case 'local':
      return [{ kind, name: l10n.t('This machine') }];
    case 'demo':
      return [{ kind, name: l10n.t('Demo Chromebook') }];
  }
}

async function describeRemote(
  services: Services,
  commands: CommandRunner,
): Promise<readonly DeviceConfig[]> {
  const listed = await commands.run(
    { kind: 'local', programs: services.settings.programs },
    lxcRemoteListCommand(),
    {
      deviceId: 'remotes',
      signal: new AbortController().signal,
    },
  );
  const remotes = listed.ok ? listed.value.data.filter(holdsInstances) : [];
  if (remotes.length === 0) {
    void showInformation(
      l10n.t(
        'The lxc client on this machine knows no LXD server. Add one in a terminal with: lxc remote add',
      ),
    );
    return [];
  }
  const picked = await window.showQuickPick(
    remotes.map(({ name, address }) => ({ label: name, description: address })),
    { title: l10n.t('LXD Remote'), canPickMany: true },
  );
  return (picked ?? []).map(({ label }) => ({ kind: 'lxd', name: label, remote: label }));
}

async function describeSaved(): Promise<readonly DeviceConfig[]> {
  const [file] =
    (await window.showOpenDialog({
      title: l10n.t('Saved Inventory'),
      filters: { [l10n.t('Crostini inventory')]: ['yaml', 'yml'] },
    })) ?? [];
  if (file === undefined) {
    return [];
  }
  const name =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/\.crostini\.ya?ml$|\.ya?ml$/, '') ?? 'saved';
  return [{ kind: 'saved', name, file: file.fsPath }];
}
