import { commands, l10n, workspace, type Uri } from 'vscode';
import type { Services } from '../../services';
import { filesUri } from '../../files/filesUri';
import type { CommandHandler } from '../register';
import { choosePlace, type ChosenPlace } from './choosePlace';
import { pickPath } from './pickPath';

const NEW_WINDOW = 'new-window';
const ADD_FOLDER = 'add-folder';

/** Shows the files of a container: opens one, or its folder in this window or a new one. */
export function browseFiles(services: Services): CommandHandler {
  return async (node) => {
    const chosen = await choosePlace(services, node);
    if (chosen === undefined) {
      return;
    }
    const { place, name } = chosen;
    const { guestFiles, fileSystem } = await services.files();
    fileSystem.visit(place);
    const picked = await pickPath({
      files: guestFiles,
      clock: services.clock,
      place,
      title: name,
      takesFiles: true,
      actions: [
        {
          id: NEW_WINDOW,
          label: l10n.t('Open This Folder in a New Window'),
          icon: 'empty-window',
        },
        {
          id: ADD_FOLDER,
          label: l10n.t('Add This Folder to the Workspace'),
          icon: 'new-folder',
        },
      ],
    });
    if (picked === undefined) {
      return;
    }
    const uri = filesUri({ place, path: picked.path });
    if (picked.kind === 'file') {
      await commands.executeCommand('vscode.open', uri, { preview: false });
    } else if (picked.action === NEW_WINDOW) {
      await commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
    } else {
      addFolder(uri, picked.path, chosen);
    }
  };
}

/** The name says whose folder it is: `/etc` looks the same everywhere. */
function addFolder(uri: Uri, path: string, { name, deviceName }: ChosenPlace): void {
  const count = workspace.workspaceFolders?.length ?? 0;
  workspace.updateWorkspaceFolders(count, 0, {
    uri,
    name: l10n.t('{0} in {1} ({2})', path, name, deviceName),
  });
}
