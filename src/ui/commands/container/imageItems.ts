import { l10n, QuickPickItemKind, type QuickPickItem } from 'vscode';
import type { ImageSource, ImageSources } from '../../../app/imageSources';
import { imageWord } from '../../../core/cli/lxc/createCommands';
import { LXD_IMAGE_SERVER } from '../../../core/cli/lxc/imageServer';
import { imageLabel, type Image } from '../../../core/model/image';
import type { Problem } from '../../../core/problem/problem';
import { formatBytes } from '../../../core/text/bytes';
import { singleLine } from '../../../core/text/singleLine';
import { problemWords } from '../../words/problemWords';

/** What picking a row of the image list means. */
export type ImageAnswer =
  | {
      readonly kind: 'image';
      /** The word of `lxc` for it. */
      readonly word: string;
      /** What a container made of it may be called. */
      readonly suggestedName: string;
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'add-server' };

/** A row of the image list; separators have no answer. */
export interface ImageItem extends QuickPickItem {
  readonly answer?: ImageAnswer;
}

/**
 * The rows for what is known so far. `typed` is offered as a name of an image too; of image servers only
 * those of `architectures` are shown, unless that is empty.
 */
export function imageItems(
  { sources, hasLxdServer }: ImageSources,
  { typed, architectures }: { typed: string; architectures: ReadonlySet<string> },
): readonly ImageItem[] {
  return [
    ...typedItems(typed, sources),
    ...sources.flatMap((source) => sourceItems(source, architectures)),
    ...(hasLxdServer ? [] : [addServerItem()]),
  ];
}

function typedItems(typed: string, sources: readonly ImageSource[]): readonly ImageItem[] {
  const name = typed.trim();
  const own = sources.find(({ isOwn }) => isOwn);
  const isListed = sources.some(({ images }) =>
    images.some(({ aliases }) => aliases.includes(name)),
  );
  if (name === '' || isListed) {
    return [];
  }
  const word = own?.remote === undefined || name.includes(':') ? name : `${own.remote}:${name}`;
  return [
    {
      label: l10n.t('$(edit) Use the image named {0}', JSON.stringify(name)),
      alwaysShow: true,
      answer: {
        kind: 'image',
        word,
        suggestedName: name.replace(/^[^:]*:/, '').split('/')[0] ?? '',
      },
    },
  ];
}

function sourceItems(
  source: ImageSource,
  architectures: ReadonlySet<string>,
): readonly ImageItem[] {
  const { remote, isOwn, images, problem, reading } = source;
  const label = isOwn ? l10n.t('On this LXD') : (remote ?? '');
  const rows = images
    .filter(({ kind }) => kind === 'container')
    .filter(
      ({ architecture }) =>
        isOwn ||
        architecture === undefined ||
        architectures.size === 0 ||
        architectures.has(architecture),
    )
    .map((image) => imageItem(image, remote));
  const separator: ImageItem = {
    label: reading ? l10n.t('{0} · reading…', label) : label,
    kind: QuickPickItemKind.Separator,
  };
  if (problem !== undefined) {
    return [separator, problemItem(label, problem)];
  }
  return rows.length === 0 && !reading ? [] : [separator, ...rows];
}

function imageItem(image: Image, remote: string | undefined): ImageItem {
  const { os, release, architecture, sizeBytes, aliases } = image;
  const system = [os, release].filter((part) => part !== undefined).join(' ');
  const facts = [
    system,
    architecture,
    sizeBytes === undefined ? undefined : formatBytes(sizeBytes),
    aliases.slice(1, 4).join(', '),
  ];
  return {
    label: singleLine(imageLabel(image)),
    description: singleLine(facts.filter((fact) => fact !== undefined && fact !== '').join(' · ')),
    answer: imageAnswer(image, remote),
  };
}

/** What picking `image` means, as the client calls it. */
export function imageAnswer(
  image: Image,
  remote: string | undefined,
): Extract<ImageAnswer, { kind: 'image' }> {
  const { os, aliases } = image;
  return {
    kind: 'image',
    word: imageWord(image, remote),
    suggestedName: os ?? aliases[0]?.split('/')[0] ?? '',
  };
}

function problemItem(label: string, problem: Problem): ImageItem {
  const { message, detail } = problemWords(problem);
  return {
    label: l10n.t('$(warning) {0}: no images could be listed', label),
    description: message,
    ...(detail === undefined ? {} : { detail: singleLine(detail) }),
    alwaysShow: true,
    answer: { kind: 'problem', problem },
  };
}

function addServerItem(): ImageItem {
  return {
    label: l10n.t('$(add) Add the Image Server for LXD'),
    description: LXD_IMAGE_SERVER.address,
    alwaysShow: true,
    answer: { kind: 'add-server' },
  };
}
