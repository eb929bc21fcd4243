import { l10n } from 'vscode';
import { copyInstance } from '../../../app/actions/changeInstance';
import { takeSteps, type Step } from '../../../app/takeSteps';
import { lxcRemoteListCommand } from '../../../core/cli/lxc/commands';
import { freeName } from '../../../core/cli/lxc/freeName';
import { holdsInstances } from '../../../core/cli/lxc/remoteList';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { pickOne, whileBusy } from '../stepInputs';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';
import { actLong } from './actLong';
import { askName } from './nameStep';
import { takenNames } from './places';

interface Answers {
  /** `undefined`: where the source is. */
  readonly remote?: string | undefined;
  readonly name?: string;
  readonly withSnapshots?: boolean;
}

/** Copies a container under another name, or to another LXD that the device's `lxc` knows. */
export function copyContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, () => true);
    const answers =
      choice === undefined ? undefined : await takeSteps(stepsOf(services, choice), {});
    if (choice === undefined || answers?.name === undefined) {
      return;
    }
    const source = choice.instance.name;
    const { name, remote, withSnapshots = true } = answers;
    const { locks } = services;
    await actLong(services, choice.device, {
      title: l10n.t('Copying container {0} to {1}…', source, name),
      attempt: l10n.t('Could not copy container {0}:', source),
      already: '',
      whenCancelled: l10n.t(
        'Nobody waits for the copy {0} any more, but its server may still finish it. Refresh to see.',
        name,
      ),
      run: (access, signal, report) =>
        copyInstance({ locks, access, signal, report }, instanceTarget(choice), {
          name,
          remote,
          withSnapshots,
        }),
    });
  };
}

function stepsOf(services: Services, choice: InstanceChoice): readonly Step<Answers>[] {
  const title = l10n.t('Copy Container {0}', choice.instance.name);
  const { snapshots, snapshotCount } = choice.instance;
  const count = snapshots?.length ?? snapshotCount ?? 0;
  return [
    { ask: (answers, canGoBack) => askRemote(services, choice, answers, { title, canGoBack }) },
    {
      ask: async (answers, canGoBack) => {
        // What another server holds is looked at when the copy is made.
        const taken = answers.remote === undefined ? takenNames(choice) : new Set<string>();
        const suggested = answers.name ?? freeName(choice.instance.name, taken);
        const typed = await askName({ title, canGoBack }, { suggested, taken });
        return typeof typed === 'object' ? { ...answers, name: typed.text } : typed;
      },
    },
    {
      applies: () => count > 0,
      ask: async (answers, canGoBack) => {
        const placeholder = l10n.t('Copy its snapshots as well? There are {0}.', count);
        const picked = await pickOne({ title, canGoBack, placeholder }, [
          { label: l10n.t('With Snapshots'), value: true },
          { label: l10n.t('Without Snapshots'), value: false },
        ]);
        return typeof picked === 'object' ? { ...answers, withSnapshots: picked.value } : picked;
      },
    },
  ];
}

async function askRemote(
  { registry, clock }: Services,
  { device, vm }: InstanceChoice,
  answers: Answers,
  frame: { readonly title: string; readonly canGoBack: boolean },
): Promise<Answers | 'back' | 'skip' | undefined> {
  const access = registry.access(device.id);
  if (access === undefined) {
    return 'skip';
  }
  const listed = await whileBusy(clock, frame, async (signal) => {
    const context = { deviceId: device.id, signal };
    const reach = await access.reachOfLxd(vm, context);
    return reach.ok ? access.commands.run(reach.value, lxcRemoteListCommand(), context) : reach;
  });
  if (listed === undefined) {
    return undefined;
  }
  const others = (listed.ok ? listed.value.data : []).filter(
    (remote) => holdsInstances(remote) && remote.name !== (access.remote ?? 'local'),
  );
  if (others.length === 0) {
    return 'skip';
  }
  const placeholder = l10n.t('Where is the copy to be?');
  const picked = await pickOne<string | undefined>({ ...frame, placeholder }, [
    { label: l10n.t('$(server) On the Same LXD'), value: undefined },
    ...others.map(({ name, address }) => ({
      label: `$(remote) ${name}`,
      description: address,
      value: name,
    })),
  ]);
  return typeof picked === 'object' ? { ...answers, remote: picked.value } : picked;
}
