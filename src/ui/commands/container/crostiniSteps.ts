import { l10n } from 'vscode';
import { parseCrostiniImage, type CrostiniImage } from '../../../core/cli/vmc/containerCommand';
import { askText, pickOne, type StepFrame } from '../stepInputs';

type Frame = Omit<StepFrame, 'placeholder'>;

/** Asks who is to set a new container up: `crostini` is ChromeOS, `plain` is LXD alone. */
export function askKind(
  frame: Frame,
): Promise<{ readonly value: 'crostini' | 'plain' } | 'back' | undefined> {
  return pickOne<'crostini' | 'plain'>({ ...frame, placeholder: l10n.t('Who is to set it up?') }, [
    {
      label: l10n.t('$(terminal-linux) Crostini Container'),
      detail: l10n.t(
        'ChromeOS sets it up: your user, shared files, apps in the launcher. Made for Debian.',
      ),
      value: 'crostini',
    },
    {
      label: l10n.t('$(package) Plain LXD Container'),
      detail: l10n.t('Any image, as LXD makes it. ChromeOS takes no notice of it.'),
      value: 'plain',
    },
  ]);
}

/** Asks what ChromeOS is to make a container from: its own Debian (`undefined`), or another image. */
export async function askCrostiniImage(
  frame: Frame,
): Promise<{ readonly image: CrostiniImage | undefined } | 'back' | undefined> {
  const picked = await pickOne({ ...frame, placeholder: l10n.t('What is it to be made from?') }, [
    {
      label: l10n.t('$(package) The Debian of ChromeOS'),
      description: l10n.t('recommended'),
      value: false,
    },
    {
      label: l10n.t('$(edit) Another Image…'),
      detail: l10n.t('ChromeOS can set up few others; it may wait in vain for them'),
      value: true,
    },
  ]);
  if (typeof picked !== 'object') {
    return picked;
  }
  if (!picked.value) {
    return { image: undefined };
  }
  const typed = await askText(
    {
      ...frame,
      canGoBack: true,
      placeholder: 'https://images.lxd.canonical.com debian/12',
      prompt: l10n.t('Address of an image server, a blank, and the name of an image there'),
    },
    (text) =>
      parseCrostiniImage(text) === undefined
        ? l10n.t('Give an address that begins with https://, a blank, and a name')
        : undefined,
  );
  if (typed === 'back') {
    return askCrostiniImage(frame);
  }
  return typed === undefined ? undefined : { image: parseCrostiniImage(typed.text) };
}
