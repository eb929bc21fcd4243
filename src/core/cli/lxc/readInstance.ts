import type { Instance, Snapshot } from '../../model/instance';
import {
  dateAt,
  fieldsAt,
  isFields,
  textAt,
  warn,
  type Draft,
  type ElementContext,
  type Fields,
} from './elementFields';
import { instanceStateOf } from './instanceState';
import { readRunTime, rootDisk } from './readRunTime';

/**
 * Reads one element of `lxc list --format json|yaml` or of `/1.0/instances?recursion=1|2`, LXD 3.0 to 6
 * and Incus. `undefined` with a warning when it is no instance; a field of the wrong type is left out
 * with a warning, the rest is kept. Keys that some generation lacks are simply absent.
 */
export function readInstance(element: unknown, context: ElementContext): Instance | undefined {
  if (!isFields(element) || typeof element['name'] !== 'string' || element['name'] === '') {
    warn(context, 'unreadable-row', '', isFields(element) ? element['name'] : element);
    return undefined;
  }
  const state = fieldsAt(element, 'state', context);
  const instance: Draft = {
    name: element['name'],
    state: readState(element, state, context),
    kind: readKind(element, context),
    ephemeral: element['ephemeral'] === true,
  };
  readPlainFields(element, instance, context);
  readMaking(element, instance, context);
  if (state !== undefined) {
    readRunTime(element, state, instance, context);
  }
  const snapshots = readSnapshots(element['snapshots'], state !== undefined, context);
  if (snapshots !== undefined) {
    instance.snapshots = snapshots;
  }
  return instance;
}

function readState(element: Fields, state: Fields | undefined, context: ElementContext) {
  const word = element['status'] ?? state?.['status'];
  const code = element['status_code'] ?? state?.['status_code'];
  const known = instanceStateOf(
    typeof word === 'string' ? word : '',
    typeof code === 'number' ? code : undefined,
  );
  if (known === 'unknown') {
    warn(context, 'unreadable-field', 'status', word);
  }
  return known;
}

/** LXD before 4.0 knows containers only and has no `type`. */
function readKind(element: Fields, context: ElementContext): Instance['kind'] {
  const type = element['type'];
  if (type === 'virtual-machine') {
    return 'virtual-machine';
  }
  if (type !== 'container' && type !== undefined && type !== '' && type !== null) {
    warn(context, 'unreadable-field', 'type', type);
  }
  return 'container';
}

function readPlainFields(element: Fields, instance: Draft, context: ElementContext): void {
  const architecture = textAt(element, 'architecture', context);
  if (architecture !== undefined) {
    instance.architecture = architecture;
  }
  const description = textAt(element, 'description', context);
  if (description !== undefined) {
    instance.description = description;
  }
  const project = textAt(element, 'project', context);
  if (project !== undefined) {
    instance.project = project;
  }
  const location = textAt(element, 'location', context);
  if (location !== undefined && location !== 'none') {
    instance.location = location;
  }
  const createdAt = dateAt(element, 'created_at', context);
  if (createdAt !== undefined) {
    instance.createdAt = createdAt;
  }
  const lastUsedAt = dateAt(element, 'last_used_at', context);
  if (lastUsedAt !== undefined) {
    instance.lastUsedAt = lastUsedAt;
  }
  const profiles = element['profiles'];
  if (profiles === null) {
    instance.profiles = [];
  } else if (Array.isArray(profiles) && profiles.every((profile) => typeof profile === 'string')) {
    instance.profiles = profiles;
  } else if (profiles !== undefined) {
    warn(context, 'unreadable-field', 'profiles', profiles);
  }
}

/** What it was made from and where it is kept: read from the configuration. */
function readMaking(element: Fields, instance: Draft, context: ElementContext): void {
  const config = fieldsAt(element, 'config', context);
  const expanded = fieldsAt(element, 'expanded_config', context) ?? config;
  const image = config === undefined ? undefined : imageText(config);
  if (image !== undefined) {
    instance.image = image;
  }
  const fingerprint = config?.['volatile.base_image'];
  if (typeof fingerprint === 'string' && fingerprint !== '') {
    instance.baseImage = fingerprint;
  }
  if (expanded?.['volatile.container.oci'] === 'true') {
    instance.oci = true;
  }
  const pool = rootDisk(element)?.device['pool'];
  if (typeof pool === 'string' && pool !== '') {
    instance.storagePool = pool;
  }
}

function imageText(config: Fields): string | undefined {
  const description = config['image.description'];
  if (typeof description === 'string' && description !== '') {
    return description;
  }
  const words = [config['image.os'], config['image.release'], config['image.architecture']];
  const text = words.filter((word) => typeof word === 'string' && word !== '').join(' ');
  return text === '' ? undefined : text;
}

function readSnapshots(
  value: unknown,
  hasState: boolean,
  context: ElementContext,
): readonly Snapshot[] | undefined {
  if (value === null || value === undefined) {
    return hasState ? [] : undefined;
  }
  if (!Array.isArray(value)) {
    warn(context, 'unreadable-field', 'snapshots', value);
    return undefined;
  }
  if (value.length === 0 && !hasState && context.emptyMeansAbsent) {
    return undefined;
  }
  return (value as readonly unknown[])
    .map((entry) => readSnapshot(entry, context))
    .filter((snapshot) => snapshot !== undefined);
}

/** LXD 3.0 calls a snapshot `penguin/snap0`, later ones `snap0`. */
function readSnapshot(entry: unknown, context: ElementContext): Snapshot | undefined {
  if (!isFields(entry) || typeof entry['name'] !== 'string' || entry['name'] === '') {
    warn(context, 'unreadable-field', 'snapshots', entry);
    return undefined;
  }
  const name = entry['name'];
  const snapshot: { -readonly [Key in keyof Snapshot]: Snapshot[Key] } = {
    name: name.slice(name.lastIndexOf('/') + 1),
  };
  const createdAt = dateAt(entry, 'created_at', context) ?? dateAt(entry, 'creation_date', context);
  if (createdAt !== undefined) {
    snapshot.createdAt = createdAt;
  }
  if (typeof entry['stateful'] === 'boolean') {
    snapshot.stateful = entry['stateful'];
  }
  return snapshot;
}
