import { l10n } from 'vscode';
import { deleteInstance } from '../../../app/actions/changeInstance';
import type { ActionResult } from '../../../app/actions/vmLifecycle';
import type { DeviceAccess } from '../../../app/deviceAccess';
import { instanceTarget, vmTarget, type InstanceChoice, type VmChoice } from '../targets';
import type { Services } from '../../services';

/** The commands that can be called on several rows at once. */
export type SeveralAction =
  | 'startVm'
  | 'stopVm'
  | 'restartVm'
  | 'destroyVm'
  | 'startContainer'
  | 'stopContainer'
  | 'restartContainer'
  | 'freezeContainer'
  | 'unfreezeContainer'
  | 'deleteContainer';

/** A VM or container that was chosen among others. */
export type SeveralTarget =
  ({ readonly kind: 'vm' } & VmChoice) | ({ readonly kind: 'instance' } & InstanceChoice);

/** What is lost by an action, for the question before it. */
export type Loss = 'nothing' | 'unsaved-work' | 'everything';

export interface SeveralActionParts {
  readonly kind: SeveralTarget['kind'];
  readonly loss: Loss;
  /** The action's own words, for a button. */
  readonly button: string;
  /** What is being done with so many. */
  readonly title: (count: number) => string;
  /** Whether to do it with so many. */
  readonly question: (count: number) => string;
  /** What was done with so many, to begin a sentence. */
  readonly done: (count: number) => string;
  /** Whether there is anything to do for it. */
  readonly suits: (target: SeveralTarget) => boolean;
  readonly run: (
    services: Services,
    access: DeviceAccess,
    target: SeveralTarget,
    signal: AbortSignal,
  ) => Promise<ActionResult>;
}

/** The parts of an action. */
export function severalAction(action: SeveralAction): SeveralActionParts {
  switch (action) {
    case 'startVm':
      return {
        ...onVms(({ vms }, access, target, signal) => vms.start(access, vmTarget(target), signal)),
        ...words(
          l10n.t('Start'),
          (count) => l10n.t('Starting {0} VMs…', count),
          (count) => l10n.t('Start {0} VMs?', count),
        ),
        done: (count) => l10n.t('{0} started', count),
        suits: (target) => stateOf(target) !== 'running',
      };
    case 'stopVm':
      return {
        ...onVms(({ vms }, access, target, signal) => vms.stop(access, vmTarget(target), signal)),
        ...words(
          l10n.t('Stop'),
          (count) => l10n.t('Stopping {0} VMs…', count),
          (count) => l10n.t('Stop {0} VMs?', count),
        ),
        loss: 'unsaved-work',
        done: (count) => l10n.t('{0} stopped', count),
        suits: (target) => stateOf(target) !== 'stopped',
      };
    case 'restartVm':
      return {
        ...onVms(({ vms }, access, target, signal) =>
          vms.restart(access, vmTarget(target), signal),
        ),
        ...words(
          l10n.t('Restart'),
          (count) => l10n.t('Restarting {0} VMs…', count),
          (count) => l10n.t('Restart {0} VMs?', count),
        ),
        loss: 'unsaved-work',
        done: (count) => l10n.t('{0} restarted', count),
        suits: (target) => stateOf(target) !== 'stopped',
      };
    case 'destroyVm':
      return {
        ...onVms(({ vmDisks }, access, { vm }, signal) =>
          vmDisks.destroy({ access, signal }, vm.name),
        ),
        ...words(
          l10n.t('Destroy'),
          (count) => l10n.t('Destroying {0} VMs…', count),
          (count) => l10n.t('Destroy {0} VMs?', count),
        ),
        loss: 'everything',
        done: (count) => l10n.t('{0} destroyed', count),
      };
    case 'startContainer':
      return {
        ...onContainers(({ instances }, access, target, signal) =>
          instances.start(access, instanceTarget(target), signal),
        ),
        ...words(
          l10n.t('Start'),
          (count) => l10n.t('Starting {0} containers…', count),
          (count) => l10n.t('Start {0} containers?', count),
        ),
        done: (count) => l10n.t('{0} started', count),
        suits: (target) => stateOf(target) !== 'running',
      };
    case 'stopContainer':
      return {
        ...onContainers(({ instances }, access, target, signal) =>
          instances.stop(access, instanceTarget(target), { force: false }, signal),
        ),
        ...words(
          l10n.t('Stop'),
          (count) => l10n.t('Stopping {0} containers…', count),
          (count) => l10n.t('Stop {0} containers?', count),
        ),
        loss: 'unsaved-work',
        done: (count) => l10n.t('{0} stopped', count),
        suits: (target) => stateOf(target) !== 'stopped',
      };
    case 'restartContainer':
      return {
        ...onContainers(({ instances }, access, target, signal) =>
          instances.restart(access, instanceTarget(target), signal),
        ),
        ...words(
          l10n.t('Restart'),
          (count) => l10n.t('Restarting {0} containers…', count),
          (count) => l10n.t('Restart {0} containers?', count),
        ),
        loss: 'unsaved-work',
        done: (count) => l10n.t('{0} restarted', count),
        suits: (target) => stateOf(target) !== 'stopped',
      };
    case 'freezeContainer':
      return {
        ...onContainers(({ instances }, access, target, signal) =>
          instances.freeze(access, instanceTarget(target), signal),
        ),
        ...words(
          l10n.t('Freeze'),
          (count) => l10n.t('Freezing {0} containers…', count),
          (count) => l10n.t('Freeze {0} containers?', count),
        ),
        done: (count) => l10n.t('{0} frozen', count),
        suits: (target) => stateOf(target) === 'running',
      };
    case 'unfreezeContainer':
      return {
        ...onContainers(({ instances }, access, target, signal) =>
          instances.unfreeze(access, instanceTarget(target), signal),
        ),
        ...words(
          l10n.t('Unfreeze'),
          (count) => l10n.t('Unfreezing {0} containers…', count),
          (count) => l10n.t('Unfreeze {0} containers?', count),
        ),
        done: (count) => l10n.t('{0} unfrozen', count),
        suits: (target) => stateOf(target) === 'frozen',
      };
    case 'deleteContainer':
      return {
        ...onContainers(({ locks }, access, target, signal) => {
          const force = target.instance.state !== 'stopped';
          return deleteInstance({ locks, access, signal }, instanceTarget(target), { force });
        }),
        ...words(
          l10n.t('Delete'),
          (count) => l10n.t('Deleting {0} containers…', count),
          (count) => l10n.t('Delete {0} containers?', count),
        ),
        loss: 'everything',
        done: (count) => l10n.t('{0} deleted', count),
      };
  }
}

type Run<T> = (
  services: Services,
  access: DeviceAccess,
  target: T,
  signal: AbortSignal,
) => Promise<ActionResult>;

type Parts = Pick<SeveralActionParts, 'kind' | 'loss' | 'suits' | 'run'>;

function onVms(run: Run<VmChoice>): Parts {
  return {
    kind: 'vm',
    loss: 'nothing',
    suits: () => true,
    run: (services, access, target, signal) =>
      target.kind === 'vm' ? run(services, access, target, signal) : nothingToDo(),
  };
}

function onContainers(run: Run<InstanceChoice>): Parts {
  return {
    kind: 'instance',
    loss: 'nothing',
    suits: () => true,
    run: (services, access, target, signal) =>
      target.kind === 'instance' ? run(services, access, target, signal) : nothingToDo(),
  };
}

function nothingToDo(): Promise<ActionResult> {
  return Promise.resolve({ ok: true, value: 'already' });
}

function words(
  button: string,
  title: SeveralActionParts['title'],
  question: SeveralActionParts['question'],
): Pick<SeveralActionParts, 'button' | 'title' | 'question'> {
  return { button, title, question };
}

/** The state of a VM or container, as its tool says it. */
export function stateOf(target: SeveralTarget): string {
  return target.kind === 'vm' ? target.vm.state : target.instance.state;
}
