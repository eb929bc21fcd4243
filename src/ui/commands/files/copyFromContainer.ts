import path from 'node:path';
import { commands, l10n, Uri } from 'vscode';
import type { GuestFiles } from '../../../app/files/guestFiles';
import type { TreeNode } from '../../../app/tree/nodes';
import type { FileFacts } from '../../../core/files/fileEntry';
import type { PlacedPath } from '../../../core/files/filesPlace';
import { lastName } from '../../../core/files/paths';
import type { Problem } from '../../../core/problem/problem';
import type { Result } from '../../../core/result';
import { placedPathOf } from '../../files/filesUri';
import { shownPath } from '../../files/shownPath';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { confirm } from '../confirm';
import { withCancel } from '../progress';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { choosePlace } from './choosePlace';
import { askForFolder, askForNewFile, isThere, localName } from './localFiles';
import { pickPath } from './pickPath';

const THIS_FOLDER = 'this-folder';

/** Copies a file or folder of a container to this machine, whatever its size. */
export function copyFromContainer(services: Services): CommandHandler {
  return async (node, ...rest) => {
    const { guestFiles } = await services.files();
    const source = await sourceOf(services, guestFiles, node, rest[0]);
    if (source === undefined) {
      return;
    }
    const shown = shownPath(source.path);
    const attempt = l10n.t('Could not copy {0}:', shown);
    const facts = await withCancel(l10n.t('Looking at {0}…', shown), (signal) =>
      guestFiles.facts(source, signal),
    );
    const copied = facts.ok ? await copy(services, guestFiles, source, facts.value) : facts;
    if (copied !== undefined && !copied.ok) {
      await reportProblem(services, attempt, copied.error);
    }
  };
}

async function sourceOf(
  services: Services,
  files: GuestFiles,
  node: TreeNode | undefined,
  given: unknown,
): Promise<PlacedPath | undefined> {
  if (node === undefined && given instanceof Uri) {
    return placedPathOf(given);
  }
  const chosen = await choosePlace(services, node);
  if (chosen === undefined) {
    return undefined;
  }
  const { place, name } = chosen;
  const picked = await pickPath({
    files,
    clock: services.clock,
    place,
    title: l10n.t('Copy from {0}', name),
    takesFiles: true,
    actions: [{ id: THIS_FOLDER, label: l10n.t('Copy This Folder'), icon: 'folder-opened' }],
  });
  return picked === undefined ? undefined : { place, path: picked.path };
}

async function copy(
  services: Services,
  files: GuestFiles,
  source: PlacedPath,
  { kind }: FileFacts,
): Promise<Result<undefined, Problem> | undefined> {
  if (kind !== 'folder') {
    return copyFile(files, source);
  }
  return (await files.canDownloadFolder(source.place))
    ? copyFolder(services, files, source)
    : copyArchive(files, source);
}

async function copyFile(
  files: GuestFiles,
  source: PlacedPath,
): Promise<Result<undefined, Problem> | undefined> {
  const name = lastName(source.path);
  const target = await askForNewFile(name, l10n.t('Copy {0} to This Machine', shownPath(name)));
  if (target === undefined) {
    return undefined;
  }
  const copied = await transfer(source, (signal) => files.download(source, target, signal));
  if (copied.ok) {
    tellCopied(target, true);
  }
  return copied;
}

/** Where the client of LXD runs here, it makes the folder itself. */
async function copyFolder(
  services: Services,
  files: GuestFiles,
  source: PlacedPath,
): Promise<Result<undefined, Problem> | undefined> {
  const shown = shownPath(source.path);
  const into = await askForFolder(l10n.t('Copy the Folder {0} to This Machine', shown));
  if (into === undefined) {
    return undefined;
  }
  const target = path.join(into, lastName(source.path));
  const mayCopy =
    !(await isThere(target)) ||
    (await confirm(services, {
      question: l10n.t('{0} is there already. Copy into it?', target),
      detail: l10n.t('Files of the same names in it are replaced.'),
      button: l10n.t('Copy into It'),
      isForGood: true,
    }));
  if (!mayCopy) {
    return undefined;
  }
  const copied = await transfer(source, (signal) => files.downloadFolder(source, into, signal));
  if (copied.ok) {
    tellCopied(target, false);
  }
  return copied;
}

/** Through ssh or a VM a folder comes as one file: a tar archive keeps links, owners and modes. */
async function copyArchive(
  files: GuestFiles,
  source: PlacedPath,
): Promise<Result<undefined, Problem> | undefined> {
  const shown = shownPath(source.path);
  const name = `${localName(lastName(source.path) || 'root')}.tar`;
  const target = await askForNewFile(name, l10n.t('Copy the Folder {0} as an Archive', shown));
  if (target === undefined) {
    return undefined;
  }
  const copied = await transfer(source, (signal) => files.archive(source, target, signal));
  if (copied.ok) {
    tellCopied(target, false);
  }
  return copied;
}

function transfer(
  { path: from }: PlacedPath,
  run: (signal: AbortSignal) => Promise<Result<undefined, Problem>>,
): Promise<Result<undefined, Problem>> {
  return withCancel(l10n.t('Copying {0} to this machine…', shownPath(from)), run);
}

function tellCopied(target: string, isFile: boolean): void {
  const open = l10n.t('Open');
  const buttons = isFile ? [open] : [];
  void showInformation(l10n.t('Copied to {0}.', target), ...buttons).then((pressed) =>
    pressed === open ? commands.executeCommand('vscode.open', Uri.file(target)) : undefined,
  );
}
