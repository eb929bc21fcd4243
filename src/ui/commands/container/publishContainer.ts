import { l10n } from 'vscode';
import { publishInstance } from '../../../app/actions/transferInstance';
import { isOwnInstance } from '../../../app/ownGuest';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { confirm } from '../confirm';
import type { CommandHandler } from '../register';
import { askText } from '../stepInputs';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';
import { actLong } from './actLong';

/** Makes an image of a container, for more containers like it. */
export function publishContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, () => true);
    if (choice === undefined) {
      return;
    }
    const { name } = choice.instance;
    const typed = await askText(
      {
        title: l10n.t('Publish Container {0} as Image', name),
        canGoBack: false,
        placeholder: l10n.t('Name of the image'),
        prompt: l10n.t('Containers can be made from it by this name'),
        value: name,
      },
      aliasFault,
    );
    if (typeof typed !== 'object' || !(await mayStop(services, choice))) {
      return;
    }
    const alias = typed.text.trim();
    const { locks } = services;
    const done = await actLong(services, choice.device, {
      title: l10n.t('Publishing container {0} as image {1}…', name, alias),
      attempt: l10n.t('Could not publish container {0}:', name),
      already: '',
      whenCancelled: l10n.t(
        'Nobody waits for the image {0} any more, but its server may still finish it.',
        alias,
      ),
      run: (access, signal, report) =>
        publishInstance({ locks, access, signal, report }, instanceTarget(choice), {
          alias,
          force: runs(choice),
        }),
    });
    if (done) {
      void showInformation(l10n.t('Image {0} was made.', alias));
    }
  };
}

/** LXD takes any text; a slash in front or a colon would make it a name that cannot be asked for. */
function aliasFault(text: string): string | undefined {
  const alias = text.trim();
  if (alias === '') {
    return l10n.t('An image needs a name');
  }
  return /[:\u0000-\u001F\u007F]|^\//.test(alias)
    ? l10n.t('The name of an image has no colon, and no slash in front')
    : undefined;
}

function runs({ instance }: InstanceChoice): boolean {
  return instance.state === 'running' || instance.state === 'frozen';
}

async function mayStop(services: Services, choice: InstanceChoice): Promise<boolean> {
  const { instance } = choice;
  return (
    !runs(choice) ||
    confirm(services, {
      question: l10n.t('Stop container {0} to publish it?', instance.name),
      detail: l10n.t(
        'It is stopped while the image is made, which ends everything that runs in it, and started again.',
      ),
      button: l10n.t('Stop and Publish'),
      isForGood: false,
      ownName: isOwnInstance(instance, services.ownSystem()) ? instance.name : undefined,
    })
  );
}
