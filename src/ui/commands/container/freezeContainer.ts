import { l10n } from 'vscode';
import { isOwnInstance } from '../../../app/ownGuest';
import type { Services } from '../../services';
import { actAndReport } from '../act';
import { confirm } from '../confirm';
import type { CommandHandler } from '../register';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';

/** Lets all that runs in a container stand still. It keeps its memory, and goes on where it was. */
export function freezeContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, isIn('running'));
    if (choice === undefined || !(await mayFreeze(services, choice))) {
      return;
    }
    const { name } = choice.instance;
    await actAndReport(services, choice.device, {
      title: l10n.t('Freezing container {0}…', name),
      attempt: l10n.t('Could not freeze container {0}:', name),
      already: l10n.t('Container {0} is already frozen.', name),
      run: (access, signal) => services.instances.freeze(access, instanceTarget(choice), signal),
    });
  };
}

export function unfreezeContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, isIn('frozen'));
    if (choice !== undefined) {
      const { name } = choice.instance;
      await actAndReport(services, choice.device, {
        title: l10n.t('Unfreezing container {0}…', name),
        attempt: l10n.t('Could not unfreeze container {0}:', name),
        already: l10n.t('Container {0} is running.', name),
        run: (access, signal) =>
          services.instances.unfreeze(access, instanceTarget(choice), signal),
      });
    }
  };
}

function isIn(state: 'running' | 'frozen'): (choice: InstanceChoice) => boolean {
  return ({ instance }) => instance.state === state;
}

/** Freezing the container that this window runs in would freeze the window: nobody could undo it here. */
function mayFreeze(services: Services, { instance }: InstanceChoice): Promise<boolean> {
  return isOwnInstance(instance, services.ownSystem())
    ? confirm(services, {
        question: l10n.t('Freeze container {0}?', instance.name),
        detail: l10n.t('Only from outside it can be unfrozen.'),
        button: l10n.t('Freeze Container'),
        isForGood: false,
        ownName: instance.name,
      })
    : Promise.resolve(true);
}
