import type { TreeNode } from '../../app/tree/nodes';
import type { ShellUser } from '../../app/shells';
import { chooseInstance, chooseVm, instanceTarget, type Choosing } from '../commands/targets';
import type { Services } from '../services';
import type { Shell } from './shell';

/** A shell in the VM of the row, or in one that the person picks. */
export async function chooseVmShell(
  services: Services,
  node: TreeNode | undefined,
  user: ShellUser,
  choosing: Choosing = {},
): Promise<Shell | undefined> {
  const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'stopped', choosing);
  if (choice === undefined) {
    return undefined;
  }
  const { device, vm, containerless } = choice;
  return { device, place: { kind: 'vm', vm: vm.name, containerless, user } };
}

/** A shell in the container of the row, or in one that the person picks. */
export async function chooseInstanceShell(
  services: Services,
  node: TreeNode | undefined,
  user: ShellUser,
  choosing: Choosing = {},
): Promise<Shell | undefined> {
  const choice = await chooseInstance(
    services,
    node,
    ({ instance }) => instance.state === 'running',
    choosing,
  );
  return choice === undefined
    ? undefined
    : { device: choice.device, place: { kind: 'instance', target: instanceTarget(choice), user } };
}
