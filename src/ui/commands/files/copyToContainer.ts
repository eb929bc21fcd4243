import path from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import type { FileParts } from '../../files/fileParts';
import type { PlacedPath } from '../../../core/files/filesPlace';
import { joinPath } from '../../../core/files/paths';
import type { Problem } from '../../../core/problem/problem';
import { err, ok, type Result } from '../../../core/result';
import { shownPath } from '../../files/shownPath';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { confirm } from '../confirm';
import { withCancel } from '../progress';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { choosePlace, type ChosenPlace } from './choosePlace';
import { pickPath } from './pickPath';

const THIS_FOLDER = 'this-folder';
/** As many as a dialog shows without scrolling. */
const MAX_NAMED = 10;

/** A file of this machine. */
interface LocalFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** Copies files of this machine into a folder of a container; they belong to the folder's owner. */
export function copyToContainer(services: Services): CommandHandler {
  return async (node) => {
    const chosen = await choosePlace(services, node);
    if (chosen === undefined) {
      return;
    }
    const { place, name } = chosen;
    const parts = await services.files();
    const local = await askForFiles(name);
    if (local.length === 0) {
      return;
    }
    const picked = await pickPath({
      files: parts.guestFiles,
      clock: services.clock,
      place,
      title: l10n.t('Copy to {0}', name),
      takesFiles: false,
      actions: [{ id: THIS_FOLDER, label: l10n.t('Copy into This Folder'), icon: 'check' }],
    });
    if (picked !== undefined) {
      await copyInto(services, parts, { place, path: picked.path }, { chosen, local });
    }
  };
}

async function askForFiles(name: string): Promise<readonly LocalFile[]> {
  const picked = await window.showOpenDialog({
    title: l10n.t('Choose Files to Copy to {0}', name),
    openLabel: l10n.t('Copy'),
    canSelectMany: true,
  });
  return Promise.all(
    (picked ?? []).map(async ({ fsPath }) => {
      const { size } = await workspace.fs.stat(Uri.file(fsPath));
      return { path: fsPath, sizeBytes: size };
    }),
  );
}

async function copyInto(
  services: Services,
  { guestFiles, fileSystem }: FileParts,
  folder: PlacedPath,
  { chosen, local }: { readonly chosen: ChosenPlace; readonly local: readonly LocalFile[] },
): Promise<void> {
  const shown = shownPath(folder.path);
  const attempt = l10n.t('Could not copy to {0} in {1}:', shown, chosen.name);
  const listed = await withCancel(l10n.t('Listing {0}…', shown), (signal) =>
    guestFiles.list(folder, signal),
  );
  if (!listed.ok) {
    await reportProblem(services, attempt, listed.error);
    return;
  }
  const there = new Set(listed.value.map((entry) => entry.name));
  const taken = local.map((file) => path.basename(file.path)).filter((name) => there.has(name));
  if (taken.length > 0 && !(await mayReplace(services, taken, chosen))) {
    return;
  }
  const copied = await withCancel<Result<undefined, Problem>>(
    l10n.t('Copying to {0} in {1}…', shown, chosen.name),
    async (signal, report) => {
      for (const [index, file] of local.entries()) {
        const name = path.basename(file.path);
        report({
          percent: (index * 100) / local.length,
          message: l10n.t('{0} of {1}: {2}', index + 1, local.length, name),
        });
        const at = { ...folder, path: joinPath(folder.path, name) };
        const may = { mayCreate: true, mayReplace: there.has(name) };
        const written = await guestFiles.upload(at, file, may, signal);
        if (!written.ok) {
          return err(written.error);
        }
        fileSystem.tellChanged([at]);
      }
      return ok(undefined);
    },
  );
  if (copied.ok) {
    void showInformation(
      local.length === 1
        ? l10n.t('Copied to {0} in {1}.', shown, chosen.name)
        : l10n.t('Copied {0} files to {1} in {2}.', local.length, shown, chosen.name),
    );
  } else {
    await reportProblem(services, attempt, copied.error);
  }
}

function mayReplace(
  services: Services,
  taken: readonly string[],
  { name, deviceName }: ChosenPlace,
): Promise<boolean> {
  const named = taken.slice(0, MAX_NAMED).map(shownPath).join(', ');
  const more = taken.length - MAX_NAMED;
  const isOne = taken.length === 1;
  return confirm(services, {
    question: isOne
      ? l10n.t('Replace {0} in {1} on {2}?', named, name, deviceName)
      : l10n.t('Replace {0} files in {1} on {2}?', taken.length, name, deviceName),
    detail: isOne
      ? l10n.t('What it holds there is lost.')
      : more > 0
        ? l10n.t('{0} and {1} more. What they hold there is lost.', named, more)
        : l10n.t('{0}. What they hold there is lost.', named),
    button: l10n.t('Replace'),
    isForGood: true,
  });
}
