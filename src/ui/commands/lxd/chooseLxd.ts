import { l10n, type QuickPickItem } from 'vscode';
import { readListing, type LxdPlace } from '../../../app/lxd/readListing';
import type { LxdItem } from '../../../app/lxd/lxdItem';
import type { DeviceState } from '../../../app/inventory/deviceState';
import { nameOf } from '../../../app/tree/lxdRows';
import type { TreeNode } from '../../../app/tree/nodes';
import type { LxdListing } from '../../../core/model/lxdListing';
import { singleLine } from '../../../core/text/singleLine';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { placeChoice, placesOf, type Place } from '../container/places';
import { reportProblem } from '../report';
import { pickOne, whileBusy } from '../stepInputs';
import { readOnce } from '../targets';
import { readingAttempt } from '../../words/problemWords';

/** An LXD that a command is about, and the way to it. */
export interface LxdChoice extends LxdPlace {
  readonly device: DeviceState;
}

/** The LXD of the row a command was called on; from the palette, or on a device with several, the person picks one. */
export async function chooseLxd(
  services: Services,
  node: TreeNode | undefined,
  title: string,
): Promise<LxdChoice | undefined> {
  if (node !== undefined && 'vm' in node && node.kind !== 'vm') {
    return lxdAt(services, node);
  }
  await readOnce(services);
  const places = placesOf(node, services.inventory.devices);
  const [only] = places;
  if (only === undefined) {
    void showInformation(
      l10n.t('There is no LXD here. Start a VM, or add a device that runs LXD.'),
    );
    return undefined;
  }
  if (places.length === 1) {
    return lxdAt(services, only);
  }
  const frame = { title, placeholder: l10n.t('Which LXD?'), canGoBack: false };
  const picked = await pickOne(frame, places.map(placeChoice));
  return typeof picked === 'object' ? lxdAt(services, picked.value) : undefined;
}

function lxdAt({ registry }: Services, { device, vm }: Place): LxdChoice | undefined {
  const access = registry.access(device.id);
  return access === undefined ? undefined : { device, vm, access };
}

/** The things of one kind in a listing, read at this moment. */
export async function readItems<K extends LxdItem['kind']>(
  services: Services,
  lxd: LxdPlace,
  {
    listing,
    kind,
    title,
  }: { readonly listing: LxdListing; readonly kind: K; readonly title: string },
): Promise<readonly Extract<LxdItem, { kind: K }>[] | undefined> {
  const listed = await whileBusy(services.clock, { title }, (signal) =>
    readListing(lxd, listing, { deviceId: lxd.access.deviceId, signal }),
  );
  if (listed?.ok === false) {
    await reportProblem(services, readingAttempt(listing), listed.error);
  }
  return listed?.ok === true
    ? listed.value.data.filter((item): item is Extract<LxdItem, { kind: K }> => item.kind === kind)
    : undefined;
}

/** One of `items`, by name. */
export async function pickItem<T extends LxdItem>(
  items: readonly T[],
  frame: { readonly title: string; readonly placeholder: string; readonly none: string },
  describe: (item: T) => Pick<QuickPickItem, 'description' | 'detail'>,
): Promise<T | undefined> {
  if (items.length === 0) {
    void showInformation(frame.none);
    return undefined;
  }
  const choices = items.map((value) => ({
    label: singleLine(nameOf(value)),
    ...describe(value),
    value,
  }));
  const picked = await pickOne({ ...frame, canGoBack: false }, choices);
  return typeof picked === 'object' ? picked.value : undefined;
}
