import { l10n } from 'vscode';
import type { TreeNode } from '../../../app/tree/nodes';
import { lxcProfileListing } from '../../../core/cli/lxc/listingCommands';
import type { Profile } from '../../../core/model/lxdListing';
import { countUsers } from '../../../core/model/usedBy';
import type { Services } from '../../services';
import { placeChoice, placesOf, placeText, type Place } from '../container/places';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { pickOne, whileBusy } from '../stepInputs';
import { readOnce } from '../targets';
import { openConfig } from './openConfig';

/** Opens a profile as YAML, to be changed and saved. */
export function showProfile(services: Services): CommandHandler {
  return async (node) => {
    const place = await choosePlace(services, node);
    const profile =
      node?.kind === 'profile'
        ? node.profile.name
        : place === undefined
          ? undefined
          : await chooseProfile(services, place);
    if (place !== undefined && profile !== undefined) {
      const { device, vm } = place;
      await openConfig(services, {
        device,
        target: { kind: 'profile', deviceId: device.id, vm, profile },
        attempt: l10n.t('Could not read the profile {0}:', profile),
      });
    }
  };
}

async function choosePlace(
  services: Services,
  node: TreeNode | undefined,
): Promise<Place | undefined> {
  if (node?.kind === 'profile') {
    return { device: node.device, vm: node.vm };
  }
  await readOnce(services);
  const places = placesOf(node, services.inventory.devices);
  const [first, second] = places;
  if (second === undefined && first !== undefined) {
    return first;
  }
  const placeholder = l10n.t('Which LXD has the profile?');
  const frame = { title: l10n.t('Edit Profile'), placeholder, canGoBack: false };
  const picked = await pickOne(frame, places.map(placeChoice));
  return typeof picked === 'object' ? picked.value : undefined;
}

async function chooseProfile(services: Services, place: Place): Promise<string | undefined> {
  const { device, vm } = place;
  const title = l10n.t('Edit a Profile of {0}', placeText(place));
  const access = services.registry.access(device.id);
  const listed =
    access === undefined
      ? undefined
      : await whileBusy(services.clock, { title }, async (signal) => {
          const context = { deviceId: device.id, signal };
          const reach = await access.reachOfLxd(vm, context);
          const { list } = lxcProfileListing(access.remote);
          return reach.ok ? access.commands.run(reach.value, list, context) : reach;
        });
  if (listed === undefined) {
    return undefined;
  }
  if (!listed.ok) {
    await reportProblem(services, l10n.t('Could not list profiles:'), listed.error);
    return undefined;
  }
  const frame = { title, placeholder: l10n.t('Choose a profile'), canGoBack: false };
  const picked = await pickOne(frame, listed.value.data.map(profileChoice));
  return typeof picked === 'object' ? picked.value : undefined;
}

function profileChoice({ name, description, usedBy }: Profile) {
  const users = countUsers(usedBy, 'instance');
  return {
    label: name,
    description: users === 1 ? l10n.t('1 container') : l10n.t('{0} containers', users),
    value: name,
    ...(description === undefined ? {} : { detail: description }),
  };
}
