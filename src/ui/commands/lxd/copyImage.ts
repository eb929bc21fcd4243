import { commands, l10n } from 'vscode';
import { copyImage, type ImageTransfer } from '../../../app/actions/lxdImages';
import { lxcImageListCommand } from '../../../core/cli/lxc/listingCommands';
import { holdsInstances } from '../../../core/cli/lxc/remoteList';
import { imageLabel, type Image } from '../../../core/model/image';
import type { Remote } from '../../../core/model/lxdListing';
import { COMMANDS } from '../../ids';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { remoteKindWord } from '../../words/lxdWords';
import { actLong } from '../container/actLong';
import { placeText } from '../container/places';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { askText, whileBusy } from '../stepInputs';
import { chooseLxd, pickItem, readItems, type LxdChoice } from './chooseLxd';
import { aliasFault } from './imageCommands';
import { imageFacts } from './imageChoice';

/** What is copied, and where to. */
interface Copy extends Omit<ImageTransfer, 'alias'> {
  readonly image: Image;
  readonly targetText: string;
}

/**
 * From an image's row: to another server that the client knows. Else: from any server to the LXD of the
 * row, or to the one that is picked.
 */
export function copyLxdImage(services: Services): CommandHandler {
  return async (node) => {
    const title = l10n.t('Copy Image');
    const lxd = await chooseLxd(services, node, title);
    const items =
      lxd && (await readItems(services, lxd, { listing: 'remotes', kind: 'remote', title }));
    if (lxd === undefined || items === undefined) {
      return;
    }
    const remotes = items.map(({ server }) => server);
    const own = remotes.find(({ name, isCurrent }) =>
      lxd.access.remote === undefined ? isCurrent : name === lxd.access.remote,
    );
    const copy =
      node?.kind === 'image'
        ? await copyAway(node.image, { lxd, own, remotes })
        : await fetchHere(services, { lxd, own, remotes });
    const alias = copy && (await askAlias(copy));
    if (copy !== undefined && alias !== undefined) {
      await run(services, lxd, { ...copy, alias: alias.text === '' ? undefined : alias.text });
    }
  };
}

interface Around {
  readonly lxd: LxdChoice;
  /** The server that the row's LXD is, among all. */
  readonly own: Remote | undefined;
  readonly remotes: readonly Remote[];
}

async function copyAway(image: Image, { lxd, own, remotes }: Around): Promise<Copy | undefined> {
  const targets = remotes.filter((remote) => holdsInstances(remote) && remote.name !== own?.name);
  if (targets.length === 0) {
    await offerToAdd(l10n.t('The lxc client here knows no other LXD to copy an image to.'));
    return undefined;
  }
  const target = await pickRemote(
    targets,
    l10n.t('Copy image {0} to which LXD?', imageLabel(image)),
  );
  return (
    target && {
      image,
      source: { fingerprint: image.fingerprint, remote: lxd.access.remote },
      isFromImageServer: false,
      target: target.name,
      targetText: target.name,
    }
  );
}

async function fetchHere(
  services: Services,
  { lxd, own, remotes }: Around,
): Promise<Copy | undefined> {
  const sources = remotes.filter(({ name }) => name !== own?.name);
  if (sources.length === 0) {
    await offerToAdd(l10n.t('The lxc client here knows no server to copy an image from.'));
    return undefined;
  }
  const source = await pickRemote(sources, l10n.t('Copy an image from which server?'));
  const image = source && (await pickImageOf(services, lxd, source));
  return (
    image && {
      image,
      source: { fingerprint: image.fingerprint, remote: source.name },
      isFromImageServer: source.isPublic || source.protocol === 'simplestreams',
      target: lxd.access.remote,
      targetText: placeText(lxd),
    }
  );
}

async function pickRemote(
  remotes: readonly Remote[],
  placeholder: string,
): Promise<Remote | undefined> {
  const frame = { title: l10n.t('Copy Image'), placeholder, none: '' };
  const items = remotes.map((server) => ({ kind: 'remote' as const, server }));
  const picked = await pickItem(items, frame, ({ server }) => ({
    description: remoteKindWord(server),
    detail: server.address,
  }));
  return picked?.server;
}

async function pickImageOf(
  services: Services,
  { access, vm }: LxdChoice,
  { name }: Remote,
): Promise<Image | undefined> {
  const title = l10n.t('Copy Image from {0}', name);
  const listed = await whileBusy(services.clock, { title }, async (signal) => {
    const context = { deviceId: access.deviceId, signal };
    const reach = await access.reachOfLxd(vm, context);
    return reach.ok ? access.commands.run(reach.value, lxcImageListCommand(name), context) : reach;
  });
  if (listed?.ok === false) {
    await reportProblem(services, l10n.t('Could not list the images of {0}:', name), listed.error);
  }
  if (listed?.ok !== true) {
    return undefined;
  }
  const items = listed.value.data.map((image) => ({ kind: 'image' as const, image }));
  const frame = {
    title,
    placeholder: l10n.t('Search for an image'),
    none: l10n.t('{0} has no images.', name),
  };
  const picked = await pickItem(items, frame, ({ image }) => ({
    description: imageFacts(image),
    ...(image.aliases.length > 1 ? { detail: image.aliases.slice(1).join(', ') } : {}),
  }));
  return picked?.image;
}

async function askAlias({
  image,
  targetText,
}: Copy): Promise<{ readonly text: string } | undefined> {
  const typed = await askText(
    {
      title: l10n.t('Copy Image'),
      placeholder: l10n.t('No name'),
      prompt: l10n.t('Name of the image on {0}; leave it empty for none', targetText),
      value: image.aliases[0] ?? '',
      canGoBack: false,
    },
    (alias) => (alias === '' ? undefined : aliasFault(alias)),
  );
  return typeof typed === 'object' ? typed : undefined;
}

async function run(
  services: Services,
  lxd: LxdChoice,
  { image, targetText, ...transfer }: Copy & Pick<ImageTransfer, 'alias'>,
): Promise<void> {
  const name = imageLabel(image);
  await actLong(services, lxd.device, {
    title: l10n.t('Copying image {0} to {1}…', name, targetText),
    attempt: l10n.t('Could not copy image {0} to {1}:', name, targetText),
    already: '',
    whenCancelled: l10n.t(
      'Nobody waits for image {0} any more, but its server may still finish it. Refresh to see.',
      name,
    ),
    run: (_access, signal, report) => copyImage(lxd, transfer, { signal, report }),
  });
}

async function offerToAdd(message: string): Promise<void> {
  const add = l10n.t('Add LXD Remote…');
  if ((await showInformation(message, add)) === add) {
    await commands.executeCommand(COMMANDS.addRemote);
  }
}
