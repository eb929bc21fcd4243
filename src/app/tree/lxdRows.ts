import { imageLabel } from '../../core/model/image';
import type { LxdListing } from '../../core/model/lxdListing';
import type { UsedBy } from '../../core/model/usedBy';
import { EMPTY_SECTION, type DeviceState, type Section } from '../inventory/deviceState';
import { hasLxd } from '../lxd/hasLxd';
import type { LxdItem } from '../lxd/lxdItem';
import type { LxdSectionRow } from '../lxd/lxdSections';
import { AttributeRows } from './attributes';
import type { LxdItemNode, LxdNode, LxdSectionNode } from './lxdNodes';
import type { TreeNode } from './nodes';
import { idPart, note, sectionRows } from './sectionRows';

/** In the order people need them: what a container is made of, then where that comes from and goes. */
const ALWAYS: readonly LxdListing[] = ['images', 'profiles', 'storage', 'networks', 'remotes'];
/** Shown only where there is more than what every LXD has. They are read with the branch. */
export const OPTIONAL_LISTINGS: readonly LxdListing[] = ['projects', 'members'];

/** The row of the LXD of a device or of a VM, `id`: of the row that it is below; none without one. */
export function lxdBranch(
  id: string,
  device: DeviceState,
  vm: string | undefined,
): readonly LxdNode[] {
  return hasLxd(device, vm) ? [{ kind: 'lxd', id: `${id}/lxd`, device, vm }] : [];
}

/** What {@link LxdSections} knows a section of a branch by. */
export function sectionRow({ id, device, vm }: LxdNode, listing: LxdListing): LxdSectionRow {
  return { id: `${id}/${listing}`, deviceId: device.id, vm, listing };
}

/** The id of the branch that a section is below. */
export function branchIdOf({ id, listing }: LxdSectionRow): string {
  return id.slice(0, -`/${listing}`.length);
}

/** `sectionOf`: what is known of a section, by its id. */
export function lxdSectionNodes(
  branch: LxdNode,
  sectionOf: (id: string) => Section<LxdItem> = () => EMPTY_SECTION,
): readonly LxdSectionNode[] {
  const { device, vm } = branch;
  return [...ALWAYS, ...OPTIONAL_LISTINGS]
    .map((listing): LxdSectionNode => {
      const { id } = sectionRow(branch, listing);
      return { kind: 'lxd-section', id, device, vm, listing, section: sectionOf(id) };
    })
    .filter(({ listing, section }) => isWorthARow(listing, section));
}

function isWorthARow(listing: LxdListing, { data }: Section<LxdItem>): boolean {
  switch (listing) {
    case 'projects':
      return (data?.length ?? 0) > 1;
    case 'members':
      return (data?.length ?? 0) > 0;
    default:
      return true;
  }
}

export function lxdSectionRows({
  id,
  device,
  vm,
  listing,
  section,
}: LxdSectionNode): readonly TreeNode[] {
  const remote = device.config.kind === 'lxd' ? device.config.remote : undefined;
  const rows: TreeNode[] = [
    ...sectionRows(device.id, id, listing, section),
    ...inOrder(section.data ?? []).map((item): LxdItemNode => ({
      ...item,
      id: `${id}/${idPart(keyOf(item))}`,
      device,
      vm,
      remote,
    })),
  ];
  if (rows.length === 0) {
    rows.push(note(id, section.data === undefined ? 'reading' : 'nothing-listed'));
  }
  return rows;
}

/** What is known of one thing, to be read and copied. */
export function lxdItemRows(node: LxdItemNode): readonly TreeNode[] {
  const rows = new AttributeRows(node.id);
  switch (node.kind) {
    case 'image': {
      const { image } = node;
      rows.text('fingerprint', image.fingerprint);
      image.aliases.forEach((alias, index) =>
        rows.add('alias', { kind: 'text', text: alias }, String(index)),
      );
      rows.text('description', image.description);
      rows.text('type', image.kind);
      rows.text('architecture', image.architecture);
      rows.bytes('size', image.sizeBytes);
      rows.time('uploaded', image.uploadedAt);
      rows.time('lastUsed', image.lastUsedAt);
      break;
    }
    case 'profile':
      rows.text('description', node.profile.description);
      rows.text('devices', node.profile.devices.join(', '));
      rows.text('usedBy', usersText(node.profile.usedBy));
      break;
    case 'remote':
      rows.text('url', node.server.address);
      rows.text('protocol', node.server.protocol);
      rows.text('project', node.server.project);
      break;
    case 'pool':
      rows.text('description', node.pool.description);
      rows.text('driver', node.pool.driver);
      rows.text('source', node.pool.source);
      rows.bytes('usedSpace', node.pool.usedBytes);
      rows.bytes('totalSpace', node.pool.totalBytes);
      rows.text('usedBy', usersText(node.pool.usedBy));
      break;
    case 'network':
      rows.text('description', node.network.description);
      rows.text('type', node.network.type);
      rows.text('ipv4', node.network.ipv4);
      rows.text('ipv6', node.network.ipv6);
      rows.text('usedBy', usersText(node.network.usedBy));
      break;
    case 'project':
      rows.text('description', node.project.description);
      rows.text('usedBy', usersText(node.project.usedBy));
      break;
    case 'member':
      rows.text('url', node.member.address);
      rows.text('message', node.member.message);
      rows.text('roles', node.member.roles.join(', '));
      rows.text('architecture', node.member.architecture);
  }
  return rows.all;
}

/** Names of the containers and profiles; snapshots and images would be a long list of little use. */
function usersText(usedBy: readonly UsedBy[]): string {
  return usedBy
    .filter(({ kind }) => kind === 'instance' || kind === 'profile')
    .map(({ name, project }) => (project === undefined ? name : `${name} (${project})`))
    .join(', ');
}

/** By name; what LXD made itself before the interfaces of its machine. */
function inOrder(items: readonly LxdItem[]): readonly LxdItem[] {
  const rank = (item: LxdItem): number =>
    item.kind === 'network' && !item.network.isManaged ? 1 : 0;
  return items.toSorted(
    (one, other) => rank(one) - rank(other) || compare(nameOf(one), nameOf(other)),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** What tells an item from the others of its listing. */
function keyOf(item: LxdItem): string {
  return item.kind === 'image' ? item.image.fingerprint : nameOf(item);
}

/** What an item is called on screen. */
export function nameOf(item: LxdItem): string {
  switch (item.kind) {
    case 'image':
      return imageLabel(item.image);
    case 'profile':
      return item.profile.name;
    case 'remote':
      return item.server.name;
    case 'pool':
      return item.pool.name;
    case 'network':
      return item.network.name;
    case 'project':
      return item.project.name;
    case 'member':
      return item.member.name;
  }
}
