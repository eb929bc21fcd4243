import { l10n, window } from 'vscode';
import { importInstance } from '../../../app/actions/transferInstance';
import { freeName } from '../../../core/cli/lxc/freeName';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { pickOne } from '../stepInputs';
import { readOnce } from '../targets';
import { actLong } from './actLong';
import { askName } from './nameStep';
import { placeChoice, placesOf, placeText, takenNames, type Place } from './places';

/** Makes a container from a backup file of this machine. */
export function importContainer(services: Services): CommandHandler {
  return async (node) => {
    await readOnce(services);
    const title = l10n.t('Import Container');
    const place = await askPlace(title, placesOf(node, services.inventory.devices));
    if (place === undefined) {
      return;
    }
    const [source] =
      (await window.showOpenDialog({
        title,
        openLabel: l10n.t('Import'),
        filters: {
          [l10n.t('Container backup')]: ['gz', 'tgz', 'xz', 'tar', 'bin'],
          [l10n.t('All files')]: ['*'],
        },
      })) ?? [];
    if (source === undefined) {
      return;
    }
    const file = source.fsPath;
    const taken = takenNames(place);
    const typed = await askName(
      { title, canGoBack: false },
      { suggested: freeName(nameOfBackup(file), taken), taken },
    );
    if (typeof typed !== 'object') {
      return;
    }
    const name = typed.text;
    const { locks } = services;
    const target = { deviceId: place.device.id, vm: place.vm, instance: name, project: undefined };
    await actLong(services, place.device, {
      title: l10n.t('Importing container {0} on {1}…', name, placeText(place)),
      attempt: l10n.t('Could not import container {0}:', name),
      already: '',
      whenCancelled: l10n.t(
        'The import of container {0} was cancelled. If all of the file had arrived, its server may still finish it.',
        name,
      ),
      run: (access, signal, report) =>
        importInstance({ locks, access, signal, report }, target, file),
    });
  };
}

async function askPlace(title: string, places: readonly Place[]): Promise<Place | undefined> {
  if (places.length === 0) {
    void showInformation(
      l10n.t('There is no LXD here to import into. Start a VM, or add a device.'),
    );
  }
  if (places.length <= 1) {
    return places[0];
  }
  const placeholder = l10n.t('Where is the container to be?');
  const picked = await pickOne({ title, canGoBack: false, placeholder }, places.map(placeChoice));
  return typeof picked === 'object' ? picked.value : undefined;
}

/** `penguin-2026-11-21.tar.gz` → `penguin`. */
function nameOfBackup(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? '';
  return base.replace(/\..*$/, '').replace(/-\d{4}-\d\d-\d\d$/, '');
}
