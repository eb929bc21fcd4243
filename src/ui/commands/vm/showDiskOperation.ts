import { l10n, window, type QuickPickItem } from 'vscode';
import type { DiskOperation } from '../../../app/actions/diskOperations';
import { followDiskOperation } from '../../../app/actions/followDiskOperation';
import type { DeviceState } from '../../../app/inventory/deviceState';
import { isOperationUuid } from '../../../core/cli/vmc/diskProgress';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { operationStateText, operationText } from '../../words/diskWords';
import { agoWords } from '../../words/timeWords';
import { withCancel } from '../progress';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { chooseVmcDevice } from './vmcDevice';

/** Tells how far an operation is that was begun in this window, or one whose UUID the person has. */
export function showDiskOperation(services: Services): CommandHandler {
  return async (node) => {
    const device = await chooseVmcDevice(services, node);
    const operation = device && (await chooseOperation(services, device));
    if (device !== undefined && operation !== undefined) {
      await followOperation(services, device, operation);
    }
  };
}

/** Shows how far it is until it has ended; Cancel only ends the looking. */
export async function followOperation(
  services: Services,
  device: DeviceState,
  operation: DiskOperation,
): Promise<void> {
  const { registry, vmDisks, clock, inventory } = services;
  const access = registry.access(device.id);
  if (access === undefined) {
    return;
  }
  const name = operationText(operation);
  const end =
    operation.state === 'done'
      ? ({ ok: true, value: operation } as const)
      : await withCancel(name, (signal, report) =>
          followDiskOperation(vmDisks.operations, clock, { access, signal, report }, operation),
        );
  void inventory.refreshDevice(device.id, 'fresh');
  if (end.ok) {
    void showInformation(l10n.t('{0}: done.', name));
  } else {
    await reportProblem(services, l10n.t('{0}:', name), end.error);
  }
}

type OperationItem = QuickPickItem & { readonly operation?: DiskOperation };

async function chooseOperation(
  services: Services,
  device: DeviceState,
): Promise<DiskOperation | undefined> {
  const operations = services.vmDisks.operations.of(device.id);
  if (operations.length === 0) {
    return enterOperation(services, device);
  }
  const items: readonly OperationItem[] = [
    ...operations.map((operation) => ({
      label: operationText(operation),
      description: operationStateText(operation),
      detail: `${agoWords(operation.startedAtMs, services.clock.now())} · ${operation.uuid}`,
      operation,
    })),
    { label: l10n.t('$(edit) Enter the UUID of Another One…') },
  ];
  const title = l10n.t('Disk Operations on {0}', device.config.name);
  const picked = await window.showQuickPick(items, { title, matchOnDetail: true });
  return picked === undefined
    ? undefined
    : (picked.operation ?? (await enterOperation(services, device)));
}

async function enterOperation(
  { clock }: Services,
  device: DeviceState,
): Promise<DiskOperation | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Disk Operation on {0}', device.config.name),
    prompt: l10n.t('The UUID that vmc printed when the operation began'),
    placeHolder: '3d9a1c02-6c3f-4a2e-9d2b-0c1f4f0a7b11',
    ignoreFocusOut: true,
    validateInput: (value) =>
      isOperationUuid(value.trim()) ? undefined : l10n.t('This is no UUID'),
  });
  return typed === undefined
    ? undefined
    : {
        deviceId: device.id,
        uuid: typed.trim(),
        does: 'other',
        vm: '',
        startedAtMs: clock.now(),
        percent: 0,
        state: 'running',
      };
}
