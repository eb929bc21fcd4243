import { l10n } from 'vscode';
import { isOwnVm } from '../../app/ownGuest';
import type { Services } from '../services';
import { actAndReport } from './act';
import { confirm } from './confirm';
import type { CommandHandler } from './register';
import { chooseVm, vmTarget, type VmChoice } from './targets';

export function startVm(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'running');
    if (choice !== undefined) {
      await actAndReport(services, choice.device, {
        title: l10n.t('Starting VM {0}…', choice.vm.name),
        attempt: l10n.t('Could not start VM {0}:', choice.vm.name),
        already: l10n.t('VM {0} is already running.', choice.vm.name),
        run: (access, signal) => services.vms.start(access, vmTarget(choice), signal),
      });
    }
  };
}

export function stopVm(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'stopped');
    if (choice === undefined || !(await mayEnd(services, choice, l10n.t('Stop VM')))) {
      return;
    }
    await actAndReport(services, choice.device, {
      title: l10n.t('Stopping VM {0}…', choice.vm.name),
      attempt: l10n.t('Could not stop VM {0}:', choice.vm.name),
      already: l10n.t('VM {0} is already stopped.', choice.vm.name),
      run: (access, signal) => services.vms.stop(access, vmTarget(choice), signal),
    });
  };
}

export function restartVm(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'stopped');
    if (choice === undefined || !(await mayEnd(services, choice, l10n.t('Restart VM')))) {
      return;
    }
    await actAndReport(services, choice.device, {
      title: l10n.t('Restarting VM {0}…', choice.vm.name),
      attempt: l10n.t('Could not restart VM {0}:', choice.vm.name),
      already: l10n.t('VM {0} is running.', choice.vm.name),
      run: (access, signal) => services.vms.restart(access, vmTarget(choice), signal),
    });
  };
}

/** Stopping a VM ends all that runs in it, so the person hears what that is. */
function mayEnd(services: Services, { device, vm }: VmChoice, button: string): Promise<boolean> {
  if (vm.state === 'stopped') {
    return Promise.resolve(true);
  }
  const running = (device.contents.get(vm.name)?.instances.data ?? [])
    .filter(({ state }) => state === 'running')
    .map(({ name }) => name);
  return confirm(services, {
    question: l10n.t('End everything that runs in VM {0} on {1}?', vm.name, device.config.name),
    detail:
      running.length > 0
        ? l10n.t('Running in it: {0}. Unsaved work there is lost.', running.join(', '))
        : l10n.t('Unsaved work in it is lost.'),
    button,
    isForGood: false,
    ownName: isOwnVm(device, vm.name, services.ownSystem()) ? vm.name : undefined,
  });
}
