import { l10n } from 'vscode';
import type { TreeNode } from '../../../app/tree/nodes';
import type { Image } from '../../../core/model/image';
import { formatBytes } from '../../../core/text/bytes';
import { singleLine } from '../../../core/text/singleLine';
import type { Services } from '../../services';
import { chooseLxd, pickItem, readItems, type LxdChoice } from './chooseLxd';

/** An image of an LXD. */
export interface ImageChoice {
  readonly lxd: LxdChoice;
  readonly image: Image;
}

/** The image of the row a command was called on; else the person picks an LXD and one of its images. */
export async function chooseImage(
  services: Services,
  node: TreeNode | undefined,
  title: string,
): Promise<ImageChoice | undefined> {
  const lxd = await chooseLxd(services, node, title);
  if (lxd === undefined) {
    return undefined;
  }
  if (node?.kind === 'image') {
    return { lxd, image: node.image };
  }
  const items = await readItems(services, lxd, { listing: 'images', kind: 'image', title });
  const frame = {
    title,
    placeholder: l10n.t('Which image?'),
    none: l10n.t('This LXD has no images of its own.'),
  };
  const picked =
    items && (await pickItem(items, frame, ({ image }) => ({ description: imageFacts(image) })));
  return picked && { lxd, image: picked.image };
}

/** System, architecture and size, as far as they are known. */
export function imageFacts({ os, release, architecture, sizeBytes }: Image): string {
  const system = [os, release].filter((part) => part !== undefined).join(' ');
  const size = sizeBytes === undefined ? undefined : formatBytes(sizeBytes);
  return [system, architecture, size]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => singleLine(String(part)))
    .join(' · ');
}
