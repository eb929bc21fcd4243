import { l10n } from 'vscode';
import { createCrostiniContainer } from '../../../app/actions/createCrostiniContainer';
import { createInstance } from '../../../app/actions/createInstance';
import type { DeviceAccess } from '../../../app/deviceAccess';
import { takeSteps, type Step } from '../../../app/takeSteps';
import { freeName } from '../../../core/cli/lxc/freeName';
import { lxcProfileListing } from '../../../core/cli/lxc/listingCommands';
import type { CrostiniImage } from '../../../core/cli/vmc/containerCommand';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { pickOne, pickSeveral, whileBusy } from '../stepInputs';
import { readOnce } from '../targets';
import { actLong } from './actLong';
import { askCrostiniImage, askKind } from './crostiniSteps';
import { imageAnswer } from './imageItems';
import { askImage, type ChosenImage } from './imageStep';
import { askName } from './nameStep';
import { placeChoice, placesOf, placeText, takenNames, type Place } from './places';

/** What the person has said so far. */
interface Answers {
  readonly place?: Place;
  /** `crostini`: ChromeOS makes it; `plain`: LXD does. */
  readonly kind?: 'crostini' | 'plain';
  readonly crostiniImage?: CrostiniImage | undefined;
  readonly image?: ChosenImage;
  /** The image is that of the row: nothing is asked about it. */
  readonly isOfRow?: boolean;
  readonly name?: string;
  readonly profiles?: readonly string[] | undefined;
  readonly start?: boolean;
}

/** Asks what a new container is to be, one question at a time with a way back, and makes it. */
export function createContainer(services: Services): CommandHandler {
  return async (node) => {
    await readOnce(services);
    const places = placesOf(node, services.inventory.devices);
    if (places.length === 0) {
      void showInformation(
        l10n.t('There is no LXD here to make a container in. Start a VM, or add a device.'),
      );
      return;
    }
    const [only] = places;
    const start: Answers = {
      ...(places.length === 1 && only !== undefined ? { place: only } : {}),
      ...(node?.kind === 'image'
        ? { image: imageAnswer(node.image, node.remote), isOfRow: true }
        : {}),
    };
    const steps = stepsOf(services, places);
    const answers = await takeSteps(places.length === 1 ? steps.slice(1) : steps, start);
    if (answers !== undefined) {
      await create(services, answers);
    }
  };
}

function stepsOf(services: Services, places: readonly Place[]): readonly Step<Answers>[] {
  const title = l10n.t('Create Container');
  return [
    { ask: (answers, canGoBack) => askPlace(answers, places, { title, canGoBack }) },
    {
      // Only ChromeOS's own tool can set a container up, and only in a VM.
      applies: ({ place, isOfRow }) =>
        place?.vm !== undefined && place.device.vms !== undefined && isOfRow !== true,
      ask: async (answers, canGoBack) => {
        const picked = await askKind({ title, canGoBack });
        return typeof picked === 'object' ? { ...answers, kind: picked.value } : picked;
      },
    },
    {
      applies: ({ kind }) => kind === 'crostini',
      ask: async (answers, canGoBack) => {
        const picked = await askCrostiniImage({ title, canGoBack });
        return typeof picked === 'object' ? { ...answers, crostiniImage: picked.image } : picked;
      },
    },
    {
      applies: ({ kind, isOfRow }) => kind !== 'crostini' && isOfRow !== true,
      ask: async (answers, canGoBack) => {
        const access = accessOf(services, answers);
        if (answers.place === undefined || access === undefined) {
          return undefined;
        }
        const image = await askImage(services, access, answers.place, { title, canGoBack });
        return typeof image === 'object' ? { ...answers, image } : image;
      },
    },
    { ask: (answers, canGoBack) => askNewName(answers, { title, canGoBack }) },
    {
      applies: ({ kind }) => kind !== 'crostini',
      ask: (answers, canGoBack) => askProfiles(services, answers, { title, canGoBack }),
    },
    {
      applies: ({ kind }) => kind !== 'crostini',
      ask: (answers, canGoBack) => askStart(answers, { title, canGoBack }),
    },
  ];
}

interface Frame {
  readonly title: string;
  readonly canGoBack: boolean;
}

type Answer = Promise<Answers | 'back' | 'skip' | undefined>;

async function askPlace(answers: Answers, places: readonly Place[], frame: Frame): Answer {
  const choices = places.map(placeChoice);
  const placeholder = l10n.t('Where is the container to be?');
  const picked = await pickOne({ ...frame, placeholder }, choices);
  return typeof picked === 'object' ? { ...answers, place: picked.value } : picked;
}

async function askNewName(answers: Answers, frame: Frame): Answer {
  if (answers.place === undefined) {
    return undefined;
  }
  const taken = takenNames(answers.place);
  const wish = answers.kind === 'crostini' ? 'penguin' : (answers.image?.suggestedName ?? '');
  const suggested = answers.name ?? freeName(wish, taken);
  const typed = await askName(frame, { suggested, taken });
  return typeof typed === 'object' ? { ...answers, name: typed.text } : typed;
}

async function askProfiles(services: Services, answers: Answers, frame: Frame): Answer {
  const access = accessOf(services, answers);
  if (access === undefined) {
    return undefined;
  }
  const listed = await whileBusy(services.clock, frame, async (signal) => {
    const context = { deviceId: access.deviceId, signal };
    const reach = await access.reachOfLxd(answers.place?.vm, context);
    const { list } = lxcProfileListing(access.remote);
    return reach.ok ? access.commands.run(reach.value, list, context) : reach;
  });
  if (listed === undefined) {
    return undefined;
  }
  const profiles = listed.ok ? listed.value.data : [];
  // Without a choice there is no question; what is wrong with LXD shows when the container is made.
  if (profiles.every(({ name }) => name === 'default')) {
    return 'skip';
  }
  const choices = profiles.map(({ name, description }) => ({
    label: name,
    ...(description === undefined ? {} : { description }),
    value: name,
  }));
  const before = new Set(answers.profiles ?? ['default']);
  const ticked = choices.filter(({ value }) => before.has(value));
  const placeholder = l10n.t('Profiles: settings and devices that it is to have');
  const picked = await pickSeveral({ ...frame, placeholder }, choices, ticked);
  if (typeof picked !== 'object') {
    return picked;
  }
  const onlyDefault = picked.values.length === 1 && picked.values[0] === 'default';
  return { ...answers, profiles: onlyDefault ? undefined : defaultFirst(picked.values) };
}

/** Later profiles win over earlier ones, and `default` is what the others change. */
function defaultFirst(names: readonly string[]): readonly string[] {
  return [...names].sort((a, b) => Number(b === 'default') - Number(a === 'default'));
}

async function askStart(answers: Answers, frame: Frame): Answer {
  const placeholder = l10n.t('Start {0} right away?', answers.name ?? '');
  const picked = await pickOne({ ...frame, placeholder }, [
    { label: l10n.t('$(play) Create and Start'), value: true },
    { label: l10n.t('$(stop-circle) Create Only'), value: false },
  ]);
  return typeof picked === 'object' ? { ...answers, start: picked.value } : picked;
}

async function create(services: Services, answers: Answers): Promise<void> {
  const { place, name, image, kind, profiles, start = false, crostiniImage } = answers;
  if (place === undefined || name === undefined) {
    return;
  }
  const { locks } = services;
  const words = {
    title: l10n.t('Creating container {0} on {1}…', name, placeText(place)),
    attempt: l10n.t('Could not create container {0}:', name),
    already: '',
    whenCancelled: l10n.t(
      'Nobody waits for container {0} any more, but its server may still finish it. Refresh to see.',
      name,
    ),
  };
  const target = { deviceId: place.device.id, vm: place.vm, instance: name, project: undefined };
  if (kind === 'crostini' && place.vm !== undefined) {
    const spec = { vm: place.vm, container: name, image: crostiniImage };
    await actLong(services, place.device, {
      ...words,
      run: (access, signal) => createCrostiniContainer({ locks, access, signal }, spec),
    });
  } else if (image !== undefined) {
    await actLong(services, place.device, {
      ...words,
      run: (access, signal, report) =>
        createInstance({ locks, access, signal, report }, target, {
          image: image.word,
          profiles,
          start,
        }),
    });
  }
}

function accessOf(services: Services, { place }: Answers): DeviceAccess | undefined {
  return place === undefined ? undefined : services.registry.access(place.device.id);
}
