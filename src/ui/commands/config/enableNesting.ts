import { l10n } from 'vscode';
import type { InstanceAction } from '../../../app/actions/holdInstance';
import { readNesting, setNesting, type Nesting } from '../../../app/actions/nesting';
import { isOwnInstance } from '../../../app/ownGuest';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { act } from '../act';
import { confirm } from '../confirm';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { pickOne, whileBusy, type Choice } from '../stepInputs';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';

/** Lets Docker and other containers run inside a container, or no longer. */
export function enableNesting(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, () => true);
    const current = choice === undefined ? undefined : await currentOf(services, choice);
    if (choice === undefined || current === undefined) {
      return;
    }
    const { name } = choice.instance;
    const frame = { title: titleOf(name), placeholder: stateText(name, current), canGoBack: false };
    const picked = await pickOne(frame, choicesFrom(current));
    if (typeof picked !== 'object') {
      return;
    }
    const wanted = picked.value;
    const { locks } = services;
    const attempt = l10n.t('Could not change container {0}:', name);
    const problem = await act(services, choice.device, {
      title: l10n.t('Changing what container {0} may do…', name),
      attempt,
      already: l10n.t('Nothing had to be changed in {0}.', name),
      run: (access, signal) =>
        setNesting({ locks, access, signal }, instanceTarget(choice), wanted),
    });
    if (problem !== undefined) {
      await reportProblem(services, attempt, problem);
      return;
    }
    await offerRestart(services, choice, wanted);
  };
}

function titleOf(name: string): string {
  return l10n.t('Docker Inside {0}', name);
}

async function currentOf(services: Services, choice: InstanceChoice): Promise<Nesting | undefined> {
  const { registry, locks, clock } = services;
  const access = registry.access(choice.device.id);
  const { name } = choice.instance;
  const attempt = l10n.t('Could not read the configuration of {0}:', name);
  if (access === undefined) {
    await reportProblem(services, attempt, {
      kind: 'not-reachable-kind',
      name: choice.device.config.name,
    });
    return undefined;
  }
  const read = await whileBusy(clock, { title: titleOf(name) }, (signal) => {
    const action: InstanceAction = { locks, access, signal };
    return readNesting(action, instanceTarget(choice));
  });
  if (read?.ok === false) {
    await reportProblem(services, attempt, read.error);
  }
  return read?.ok === true ? read.value : undefined;
}

function stateText(name: string, { nesting, interception }: Nesting): string {
  if (!nesting) {
    return l10n.t('Docker cannot run in {0}: security.nesting is off', name);
  }
  return interception
    ? l10n.t('Docker may run in {0}, with help from LXD for its images', name)
    : l10n.t('Docker may run in {0}: security.nesting is on', name);
}

/** What it is not already; what people need most stands first. */
function choicesFrom(current: Nesting): readonly Choice<Nesting>[] {
  const all = [
    {
      label: l10n.t('$(check) Allow Docker Inside'),
      description: 'security.nesting=true',
      detail: l10n.t(
        'Programs in it may make containers of their own. More of the kernel is open to them, so allow it only where you trust what runs.',
      ),
      value: { nesting: true, interception: false },
    },
    {
      label: l10n.t('$(check-all) Allow Docker Inside, with Help for Its Images'),
      description: 'security.nesting, security.syscalls.intercept.mknod, .setxattr',
      detail: l10n.t(
        'Where unpacking an image fails with “operation not permitted”: LXD then makes the harmless device files and attributes for it, a little slower.',
      ),
      value: { nesting: true, interception: true },
    },
    {
      label: l10n.t('$(circle-slash) Do Not Allow It'),
      description: 'security.nesting=false',
      detail: l10n.t('Containers inside it no longer start. Their files stay.'),
      value: { nesting: false, interception: false },
    },
  ];
  return all.filter(
    ({ value }) => value.nesting !== current.nesting || value.interception !== current.interception,
  );
}

/** The running container still has the rights that it was started with. */
async function offerRestart(
  services: Services,
  choice: InstanceChoice,
  { nesting }: Nesting,
): Promise<void> {
  const { instance, device } = choice;
  if (instance.state !== 'running' && instance.state !== 'frozen') {
    void showInformation(
      nesting
        ? l10n.t('Docker may run in {0} from its next start on.', instance.name)
        : l10n.t('Docker cannot run in {0} from its next start on.', instance.name),
    );
    return;
  }
  const restart = l10n.t('Restart Container');
  const pressed = await showInformation(
    l10n.t('Saved. It holds from the next start of {0} on.', instance.name),
    restart,
  );
  const may =
    pressed === restart &&
    (await confirm(services, {
      question: l10n.t(
        'End everything that runs in container {0} on {1}?',
        instance.name,
        device.config.name,
      ),
      detail: l10n.t('Unsaved work in it is lost.'),
      button: restart,
      isForGood: false,
      ownName: isOwnInstance(instance, services.ownSystem()) ? instance.name : undefined,
    }));
  if (may) {
    const attempt = l10n.t('Could not restart container {0}:', instance.name);
    const problem = await act(services, device, {
      title: l10n.t('Restarting container {0}…', instance.name),
      attempt,
      already: l10n.t('Container {0} is running.', instance.name),
      run: (access, signal) => services.instances.restart(access, instanceTarget(choice), signal),
    });
    if (problem !== undefined) {
      await reportProblem(services, attempt, problem);
    }
  }
}
