import { commands, l10n, type Uri } from 'vscode';
import type { ConfigTarget } from '../../core/model/configTarget';
import { ask } from '../messages';
import { configUri } from './configUri';

/** Asks what is to become of a document whose configuration was changed elsewhere. */
export async function askAboutConflict(
  uri: Uri,
  target: ConfigTarget,
): Promise<'overwrite' | 'compare' | 'reload' | undefined> {
  const name = target.kind === 'profile' ? target.profile : target.instance;
  const overwrite = l10n.t('Overwrite');
  const compare = l10n.t('Compare');
  const reload = l10n.t('Reload');
  const pressed = await ask(
    'warning',
    l10n.t('The configuration of {0} was changed elsewhere since you opened it.', name),
    {
      detail: l10n.t(
        'Compare shows both, and saving again keeps yours. Overwrite undoes that change. Reload drops what you changed.',
      ),
    },
    compare,
    overwrite,
    reload,
  );
  switch (pressed) {
    case overwrite:
      return 'overwrite';
    case compare:
      await showBoth(uri, target, name);
      return 'compare';
    case reload:
      return 'reload';
    default:
      return undefined;
  }
}

async function showBoth(uri: Uri, target: ConfigTarget, name: string): Promise<void> {
  const onServer = configUri({ target, isReadOnly: true });
  const title = l10n.t('{0}: On the Server ↔ Yours', name);
  await commands.executeCommand('vscode.diff', onServer, uri, title);
}
