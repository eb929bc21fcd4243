import { l10n } from 'vscode';
import { isOwnInstance } from '../../app/ownGuest';
import { showWarning } from '../messages';
import type { Services } from '../services';
import { act, actAndReport } from './act';
import { confirm } from './confirm';
import type { CommandHandler } from './register';
import { reportProblem } from './report';
import { chooseInstance, instanceTarget, type InstanceChoice } from './targets';

export function startContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(
      services,
      node,
      ({ instance }) => instance.state === 'stopped',
    );
    if (choice !== undefined) {
      const { name } = choice.instance;
      await actAndReport(services, choice.device, {
        title: l10n.t('Starting container {0}…', name),
        attempt: l10n.t('Could not start container {0}:', name),
        already: l10n.t('Container {0} is already running.', name),
        run: (access, signal) => services.instances.start(access, instanceTarget(choice), signal),
      });
    }
  };
}

export function stopContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, runs);
    if (choice !== undefined && (await mayEnd(services, choice, l10n.t('Stop Container')))) {
      await stop(services, choice);
    }
  };
}

export function restartContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, runs);
    if (choice !== undefined && (await mayEnd(services, choice, l10n.t('Restart Container')))) {
      const { name } = choice.instance;
      await actAndReport(services, choice.device, {
        title: l10n.t('Restarting container {0}…', name),
        attempt: l10n.t('Could not restart container {0}:', name),
        already: l10n.t('Container {0} is running.', name),
        run: (access, signal) => services.instances.restart(access, instanceTarget(choice), signal),
      });
    }
  };
}

/** Stops gracefully; where the container does not listen, offers to end it at once. */
async function stop(services: Services, choice: InstanceChoice): Promise<void> {
  const { name } = choice.instance;
  const target = instanceTarget(choice);
  const action = {
    title: l10n.t('Stopping container {0}…', name),
    attempt: l10n.t('Could not stop container {0}:', name),
    already: l10n.t('Container {0} is already stopped.', name),
  };
  const problem = await act(services, choice.device, {
    ...action,
    run: (access, signal) => services.instances.stop(access, target, { force: false }, signal),
  });
  if (problem === undefined) {
    return;
  }
  if (problem.kind !== 'lxc' || problem.failure.kind !== 'stop-timed-out') {
    await reportProblem(services, action.attempt, problem);
    return;
  }
  const force = l10n.t('Force Stop');
  const pressed = await showWarning(
    l10n.t(
      'Container {0} did not shut down in time. Force Stop ends it at once, and what it has not saved is lost.',
      name,
    ),
    force,
  );
  if (pressed === force) {
    await actAndReport(services, choice.device, {
      ...action,
      run: (access, signal) => services.instances.stop(access, target, { force: true }, signal),
    });
  }
}

function runs({ instance }: InstanceChoice): boolean {
  return instance.state === 'running' || instance.state === 'frozen';
}

function mayEnd(
  services: Services,
  { instance, device }: InstanceChoice,
  button: string,
): Promise<boolean> {
  if (instance.state !== 'running') {
    return Promise.resolve(true);
  }
  return confirm(services, {
    question: l10n.t(
      'End everything that runs in container {0} on {1}?',
      instance.name,
      device.config.name,
    ),
    detail: l10n.t('Unsaved work in it is lost.'),
    button,
    isForGood: false,
    ownName: isOwnInstance(instance, services.ownSystem()) ? instance.name : undefined,
  });
}
