import { l10n } from 'vscode';
import { addImageAlias, deleteImage, removeImageAlias } from '../../../app/actions/lxdImages';
import { aliasProblem } from '../../../core/cli/lxc/imageName';
import type { ImagePlace } from '../../../core/cli/lxc/imageChangeCommands';
import { imageLabel, SHORT_FINGERPRINT_CHARS } from '../../../core/model/image';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { actAndReport } from '../act';
import { confirm } from '../confirm';
import { placeText } from '../container/places';
import type { CommandHandler } from '../register';
import { askText, pickOne } from '../stepInputs';
import { chooseImage, imageFacts, type ImageChoice } from './imageChoice';

export function deleteLxdImage(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseImage(services, node, l10n.t('Delete Image'));
    if (choice === undefined) {
      return;
    }
    const { lxd, image } = choice;
    const name = imageLabel(image);
    const names = image.aliases.length > 1 ? image.aliases.join(', ') : name;
    const confirmed = await confirm(services, {
      question: l10n.t('Delete image {0} from {1}?', names, placeText(lxd)),
      detail: [
        imageFacts(image),
        image.fingerprint.slice(0, SHORT_FINGERPRINT_CHARS),
        l10n.t('Containers made from it stay. To make new ones it has to be fetched again.'),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      button: l10n.t('Delete Image'),
      isForGood: true,
    });
    if (confirmed) {
      await actAndReport(services, lxd.device, {
        title: l10n.t('Deleting image {0}…', name),
        attempt: l10n.t('Could not delete image {0}:', name),
        already: '',
        run: (_access, signal) => deleteImage(lxd, imagePlace(choice), { signal }),
      });
    }
  };
}

export function addLxdImageAlias(services: Services): CommandHandler {
  return async (node) => {
    const title = l10n.t('Add Image Alias');
    const choice = await chooseImage(services, node, title);
    if (choice === undefined) {
      return;
    }
    const { lxd, image } = choice;
    const name = imageLabel(image);
    const frame = {
      title,
      placeholder: 'debian/12',
      prompt: l10n.t('Another name for image {0}', name),
      canGoBack: false,
    };
    const typed = await askText(frame, (alias) =>
      image.aliases.includes(alias) ? l10n.t('It has this name already') : aliasFault(alias),
    );
    if (typeof typed === 'object') {
      await actAndReport(services, lxd.device, {
        title: l10n.t('Naming image {0} {1}…', name, typed.text),
        attempt: l10n.t('Could not name image {0} {1}:', name, typed.text),
        already: '',
        run: (_access, signal) =>
          addImageAlias(lxd, { image: imagePlace(choice), alias: typed.text }, { signal }),
      });
    }
  };
}

export function removeLxdImageAlias(services: Services): CommandHandler {
  return async (node) => {
    const title = l10n.t('Remove Image Alias');
    const choice = await chooseImage(services, node, title);
    if (choice === undefined) {
      return;
    }
    const { lxd, image } = choice;
    if (image.aliases.length === 0) {
      void showInformation(l10n.t('This image has no alias.'));
      return;
    }
    const frame = {
      title,
      placeholder: l10n.t('Which name is to go? The image stays.'),
      canGoBack: false,
    };
    const picked = await pickOne(
      frame,
      image.aliases.map((alias) => ({ label: alias, value: alias })),
    );
    if (typeof picked === 'object') {
      const alias = picked.value;
      await actAndReport(services, lxd.device, {
        title: l10n.t('Removing alias {0}…', alias),
        attempt: l10n.t('Could not remove alias {0}:', alias),
        already: '',
        run: (_access, signal) =>
          removeImageAlias(lxd, { image: imagePlace(choice), alias }, { signal }),
      });
    }
  };
}

/** Why an alias is not taken, while it is typed. */
export function aliasFault(alias: string): string | undefined {
  switch (aliasProblem(alias)) {
    case undefined:
      return undefined;
    case 'empty':
      return l10n.t('An alias has at least one character');
    case 'too-long':
      return l10n.t('The alias may have 255 characters at most');
    case 'bad-character':
      return l10n.t('Use letters, digits, dots, slashes and hyphens');
    case 'starts-with-dash':
      return l10n.t('The alias must not begin with a hyphen');
  }
}

function imagePlace({ lxd, image }: ImageChoice): ImagePlace {
  return { fingerprint: image.fingerprint, remote: lxd.access.remote };
}
