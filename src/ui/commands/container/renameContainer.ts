import { l10n } from 'vscode';
import { renameInstance } from '../../../app/actions/changeInstance';
import type { InstanceAction } from '../../../app/actions/holdInstance';
import type { ActionResult } from '../../../app/actions/vmLifecycle';
import { isOwnInstance } from '../../../app/ownGuest';
import type { Services } from '../../services';
import { actAndReport } from '../act';
import { confirm } from '../confirm';
import type { CommandHandler } from '../register';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';
import { askName } from './nameStep';
import { takenNames } from './places';

/** The container that the Terminal app, Files and the settings of ChromeOS look for by its name. */
const NAME_CHROMEOS_KNOWS = 'penguin';

/** Gives a container another name. One that runs is stopped for it and started again. */
export function renameContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, () => true);
    if (choice === undefined) {
      return;
    }
    const { name } = choice.instance;
    const typed = await askName(
      { title: l10n.t('Rename Container {0}', name), canGoBack: false },
      { suggested: name, taken: namesOfOthers(choice) },
    );
    if (typeof typed !== 'object' || typed.text === name || !(await mayRename(services, choice))) {
      return;
    }
    const { locks } = services;
    await actAndReport(services, choice.device, {
      title: l10n.t('Renaming container {0} to {1}…', name, typed.text),
      attempt: l10n.t('Could not rename container {0}:', name),
      already: '',
      run: (access, signal) => rename(services, { locks, access, signal }, choice, typed.text),
    });
  };
}

function namesOfOthers({ device, vm, instance }: InstanceChoice): ReadonlySet<string> {
  return new Set([...takenNames({ device, vm })].filter((name) => name !== instance.name));
}

async function rename(
  { instances }: Services,
  action: InstanceAction,
  choice: InstanceChoice,
  newName: string,
): Promise<ActionResult> {
  const target = instanceTarget(choice);
  const { access, signal } = action;
  if (!runs(choice)) {
    return renameInstance(action, target, newName);
  }
  const stopped = await instances.stop(access, target, { force: false }, signal);
  if (!stopped.ok) {
    return stopped;
  }
  const renamed = await renameInstance(action, target, newName);
  // Whatever became of the name, what ran before is to run again.
  const instance = renamed.ok ? newName : target.instance;
  const started = await instances.start(access, { ...target, instance }, signal);
  return renamed.ok ? started : renamed;
}

function runs({ instance }: InstanceChoice): boolean {
  return instance.state === 'running' || instance.state === 'frozen';
}

async function mayRename(services: Services, choice: InstanceChoice): Promise<boolean> {
  const { instance, vm } = choice;
  const isKnown = vm !== undefined && instance.name === NAME_CHROMEOS_KNOWS;
  if (!runs(choice) && !isKnown) {
    return true;
  }
  const facts = [
    isKnown
      ? l10n.t('ChromeOS looks for it by this name: Terminal and Files will not find it.')
      : undefined,
    runs(choice)
      ? l10n.t('It is stopped for that, which ends everything that runs in it, and started again.')
      : undefined,
  ];
  return confirm(services, {
    question: l10n.t('Rename container {0}?', instance.name),
    detail: facts.filter((fact) => fact !== undefined).join(' '),
    button: runs(choice) ? l10n.t('Stop and Rename') : l10n.t('Rename Container'),
    isForGood: false,
    ownName: isOwnInstance(instance, services.ownSystem()) ? instance.name : undefined,
  });
}
