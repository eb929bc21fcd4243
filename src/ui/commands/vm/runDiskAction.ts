import { l10n } from 'vscode';
import type { DeviceState } from '../../../app/inventory/deviceState';
import type { DiskOperation } from '../../../app/actions/diskOperations';
import type { Problem } from '../../../core/problem/problem';
import { showInformation, showWarning } from '../../messages';
import type { Services } from '../../services';
import { operationText } from '../../words/diskWords';
import { act, type Action } from '../act';
import { reportProblem } from '../report';
import { followOperation } from './showDiskOperation';

/**
 * Does something long with a VM's disk. Who calls it off, or loses the connection, hears that ChromeOS
 * goes on with it, and can look how far it is.
 */
export async function runDiskAction(
  services: Services,
  device: DeviceState,
  action: Action & { readonly done: string },
): Promise<void> {
  const operations = (): readonly DiskOperation[] => services.vmDisks.operations.of(device.id);
  const before = new Set(operations().map(({ uuid }) => uuid));
  const problem = await act(services, device, action);
  if (problem === undefined) {
    void showInformation(action.done);
    return;
  }
  const begun = operations().find(({ uuid }) => !before.has(uuid));
  if (begun?.state !== 'running') {
    await reportProblem(services, action.attempt, problem);
    return;
  }
  await offerProgress(services, device, begun, problem);
}

async function offerProgress(
  services: Services,
  device: DeviceState,
  operation: DiskOperation,
  problem: Problem,
): Promise<void> {
  const check = l10n.t('Check Progress');
  const text =
    problem.kind === 'cancelled'
      ? l10n.t(
          '{0} was cancelled here only: ChromeOS goes on with it, as vmc cannot stop a disk operation. It was at {1} %.',
          operationText(operation),
          operation.percent,
        )
      : l10n.t(
          '{0}: vmc stopped waiting at {1} %, but ChromeOS may go on with it.',
          operationText(operation),
          operation.percent,
        );
  services.log.warn(`${text} ${operation.uuid}`);
  if ((await showWarning(text, check)) === check) {
    await followOperation(services, device, operation);
  }
}
