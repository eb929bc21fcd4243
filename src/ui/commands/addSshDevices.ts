import path from 'node:path';
import { l10n, QuickPickItemKind, window, workspace, type QuickPickItem } from 'vscode';
import { offeredHosts, sshDevice, type OfferedHost } from '../../app/ssh/offeredHosts';
import { parseSshDestination } from '../../core/cli/ssh/destination';
import type { DeviceConfig } from '../../core/model/device';
import type { Services } from '../services';

interface HostItem extends QuickPickItem {
  /** `undefined` for a heading. */
  readonly device: Extract<DeviceConfig, { kind: 'ssh' }> | undefined;
}

/**
 * The devices behind ssh that the person picks from the hosts that are known on this machine, or types.
 * None when the person called it off.
 */
export async function askForSshDevices(services: Services): Promise<readonly DeviceConfig[]> {
  const abort = new AbortController();
  const picker = window.createQuickPick<HostItem>();
  picker.title = l10n.t('Device over SSH');
  picker.placeholder = l10n.t('Choose hosts, or type user@address or user@address:port');
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = true;
  picker.busy = true;
  let offered: readonly HostItem[] = [];
  /** What Enter means without a tick: a list of several to tick has no row that is chosen by itself. */
  let meant: HostItem | undefined;
  const show = (): void => {
    const chosen = new Set(picker.selectedItems.map(({ label }) => label));
    const typed = typedItems(picker.value, offered);
    picker.items = [...offered, ...typed];
    meant =
      picker.value.trim() === '' ? undefined : (fittingItem(picker.value, offered) ?? typed[0]);
    picker.activeItems = meant === undefined ? [] : [meant];
    picker.selectedItems = picker.items.filter(({ label }) => chosen.has(label));
  };
  picker.onDidChangeValue(show);
  void readOffered(services, abort.signal).then((items) => {
    offered = items;
    picker.busy = false;
    show();
  });
  try {
    return await new Promise<readonly DeviceConfig[]>((resolve) => {
      picker.onDidAccept(() => {
        const { selectedItems, activeItems } = picker;
        const [active = meant] = activeItems;
        const items =
          selectedItems.length > 0 ? selectedItems : active === undefined ? [] : [active];
        const devices = items.flatMap(({ device }) => (device === undefined ? [] : [device]));
        if (devices.length > 0) {
          resolve(devices);
        }
      });
      picker.onDidHide(() => resolve([]));
      picker.show();
    });
  } finally {
    abort.abort();
    picker.dispose();
  }
}

async function readOffered(
  { sshConfigFiles, settings, inventory }: Services,
  signal: AbortSignal,
): Promise<readonly HostItem[]> {
  const devices = settings.devices ?? inventory.devices.map(({ config }) => config);
  const sources = { files: sshConfigFiles, chromiumIde: chromiumIdeDevices() };
  const hosts = await offeredHosts(sources, devices, signal);
  return [
    ...section(l10n.t('SSH configuration'), hosts, 'ssh-config'),
    ...section(l10n.t('ChromiumIDE'), hosts, 'chromium-ide'),
  ];
}

function section(
  heading: string,
  hosts: readonly OfferedHost[],
  source: OfferedHost['source'],
): readonly HostItem[] {
  const items = hosts
    .filter((host) => host.source === source)
    .map(({ destination, hostName, file }): HostItem => {
      const device = sshDevice(destination);
      const parts = [hostName, file === undefined ? undefined : path.basename(file)];
      return {
        label: device.name,
        description: parts.filter((part) => part !== undefined).join(' · '),
        device,
      };
    });
  const first: HostItem = { label: heading, kind: QuickPickItemKind.Separator, device: undefined };
  return items.length === 0 ? [] : [first, ...items];
}

function fittingItem(value: string, offered: readonly HostItem[]): HostItem | undefined {
  const text = value.trim().toLowerCase();
  return offered.find(
    ({ label, device }) => device !== undefined && label.toLowerCase().includes(text),
  );
}

/** What was typed, where it is not in the list; a row that says what is wrong with it, if it is. */
function typedItems(value: string, offered: readonly HostItem[]): readonly HostItem[] {
  const destination = parseSshDestination(value);
  if (destination !== undefined) {
    const device = sshDevice(destination);
    const typed = { label: device.name, description: l10n.t('as typed'), alwaysShow: true, device };
    return offered.some(({ label }) => label === device.name) ? [] : [typed];
  }
  const label = l10n.t('A host has no spaces and does not begin with a dash');
  return value.trim() === '' ? [] : [{ label, alwaysShow: true, device: undefined }];
}

/** The host names of ChromiumIDE's own devices (an array of strings in 0.47), where it is installed. */
function chromiumIdeDevices(): readonly string[] {
  const value = workspace.getConfiguration('chromiumide').get<unknown>('deviceManagement.devices');
  return Array.isArray(value)
    ? value.filter((host): host is string => typeof host === 'string')
    : [];
}
