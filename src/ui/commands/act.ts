import {} from 'vscode';
import type { Report } from '../../app/actions/report';
import type { ActionResult } from '../../app/actions/vmLifecycle';
import type { DeviceAccess } from '../../app/deviceAccess';
import type { DeviceState } from '../../app/inventory/deviceState';
import type { Problem } from '../../core/problem/problem';
import { showInformation } from '../messages';
import type { Services } from '../services';
import { withCancel } from './progress';
import { reportProblem } from './report';

export interface Action {
  /** What is being done, for the notification. */
  readonly title: string;
  /** Begins the message of a failure, with a colon at its end. */
  readonly attempt: string;
  /** Said when there was nothing to do. */
  readonly already: string;
  readonly run: (
    access: DeviceAccess,
    signal: AbortSignal,
    report: Report,
  ) => Promise<ActionResult>;
}

/** Problems that are found before anything was run. */
const REFUSED: ReadonlySet<Problem['kind']> = new Set([
  'bad-vm-name',
  'bad-instance-name',
  'bad-disk-file',
  'bad-share-path',
  'vm-exists',
  'vmc-too-old',
  'size-below-minimum',
  'already-under-way',
]);

/** Does something on a device with progress and Cancel; afterwards the rows tell what is so. */
export async function act(
  services: Services,
  device: DeviceState,
  action: Action,
): Promise<Problem | undefined> {
  const { registry, inventory, log } = services;
  const access = registry.access(device.id);
  if (access === undefined) {
    return { kind: 'not-reachable-kind', name: device.config.name };
  }
  log.info(action.title);
  const result = await withCancel(action.title, (signal, report) =>
    action.run(access, signal, report),
  );
  if (!result.ok && REFUSED.has(result.error.kind)) {
    return result.error;
  }
  // Even a failed or cancelled action may have changed something.
  void inventory.refreshDevice(device.id, 'fresh');
  if (!result.ok) {
    return result.error;
  }
  if (result.value === 'already') {
    void showInformation(action.already);
  }
  return undefined;
}

/** {@link act}, with the failure told to the person. */
export async function actAndReport(
  services: Services,
  device: DeviceState,
  action: Action,
): Promise<void> {
  const problem = await act(services, device, action);
  if (problem !== undefined) {
    await reportProblem(services, action.attempt, problem);
  }
}
