import { l10n } from 'vscode';
import type { DeviceState } from '../../../app/inventory/deviceState';
import type { Clock } from '../../../app/ports';
import type { TreeNode } from '../../../app/tree/nodes';
import { knows, type VmcUsage } from '../../../core/cli/vmc/usage';
import type { DeviceConfig } from '../../../core/model/device';
import type { Services } from '../../services';
import { withCancel } from '../progress';
import { reportProblem } from '../report';
import { chooseDevice } from '../targets';

/** Kinds of devices that can have a `vmc`. */
const WITH_VMC: ReadonlySet<DeviceConfig['kind']> = new Set(['local', 'ssh', 'demo']);

/** The device of the row; else the only one that can have a `vmc`, or the one that the person picks. */
export async function chooseVmcDevice(
  services: Services,
  node: TreeNode | undefined,
): Promise<DeviceState | undefined> {
  await services.devicesKnown;
  const suits = ({ config }: DeviceState): boolean => WITH_VMC.has(config.kind);
  const [only, ...others] = services.inventory.devices.filter(suits);
  return node === undefined && only !== undefined && others.length === 0
    ? only
    : chooseDevice(services, node, suits);
}

/** What the device's `vmc` can do; a failure, or that it lacks `subcommand`, is told to the person. */
export async function usageFor(
  services: Services,
  device: DeviceState,
  subcommand: string,
  attempt: string,
): Promise<VmcUsage | undefined> {
  const { registry, vmDisks } = services;
  const access = registry.access(device.id);
  if (access === undefined) {
    const { name } = device.config;
    await reportProblem(services, attempt, { kind: 'not-reachable-kind', name });
    return undefined;
  }
  const title = l10n.t('Asking {0} what its vmc can do…', device.config.name);
  const usage = await whenSlow(services.clock, title, (signal) =>
    vmDisks.usages.of(access, { deviceId: device.id, signal }),
  );
  if (!usage.ok) {
    await reportProblem(services, attempt, usage.error);
    return undefined;
  }
  if (!knows(usage.value, subcommand)) {
    await reportProblem(services, attempt, { kind: 'vmc-too-old', command: `vmc ${subcommand}` });
    return undefined;
  }
  return usage.value;
}

/** A quick answer needs no notification, which would stay for a moment after it. */
const SLOW_AFTER_MS = 400;

/** Runs `task`; one that takes long gets a notification with Cancel. */
async function whenSlow<T>(
  clock: Clock,
  title: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const answer = task(abort.signal);
  const isSlow = await new Promise<boolean>((resolve, reject) => {
    const timer = clock.after(SLOW_AFTER_MS, () => resolve(true));
    answer.then(() => resolve(false), reject).finally(() => timer.dispose());
  });
  return isSlow
    ? withCancel(title, (signal) => {
        signal.addEventListener('abort', () => abort.abort());
        return answer;
      })
    : answer;
}
