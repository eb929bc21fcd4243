import { instanceNameProblem } from '../cli/lxc/instanceName';

/** A system whose files can be reached: an instance, or a VM without containers. */
export interface FilesPlace {
  readonly deviceId: string;
  /** The VM; `undefined` for an instance of the device's own LXD. */
  readonly vm: string | undefined;
  /** `undefined` for the VM itself. */
  readonly instance: string | undefined;
  /** LXD project; `undefined` for the client's current one. */
  readonly project: string | undefined;
}

/** A file or folder of a place. */
export interface PlacedPath {
  readonly place: FilesPlace;
  /** Absolute, `/` between names, which are those of `nameOfBytes`. */
  readonly path: string;
}

/** Stands for a VM or an instance that there is not; neither can have a name with a leading dash. */
const NONE = '-';
const DEFAULT_PROJECT = 'default';

/**
 * The path of a URI for a path of a place: device, VM and instance come first, as in the Devices view,
 * and can be read by people. `/local:here/termina/penguin/etc/hosts`
 */
export function urlPathOf({ place, path }: PlacedPath): string {
  return `${placePrefix(place)}${path === '/' ? '' : path}`;
}

/** The place and path of a URI's path; `undefined` for one that {@link urlPathOf} does not make. */
export function parseUrlPath(urlPath: string): PlacedPath | undefined {
  const [first, device, vm, instance, ...rest] = urlPath.split('/');
  if (first !== '' || device === undefined || vm === undefined || instance === undefined) {
    return undefined;
  }
  const place = placeOf(unescapeSegment(device), unescapeSegment(vm), unescapeSegment(instance));
  const names = rest.filter((name) => name !== '');
  return place === undefined || names.some(isRelative)
    ? undefined
    : { place, path: `/${names.join('/')}` };
}

/** Tells places apart: the same text for the same place only. */
export function placePrefix({ deviceId, vm, instance, project }: FilesPlace): string {
  const last =
    instance === undefined
      ? NONE
      : project === DEFAULT_PROJECT
        ? instance
        : `${instance}@${project ?? ''}`;
  return `/${escapeSegment(deviceId)}/${escapeSegment(vm ?? NONE)}/${escapeSegment(last)}`;
}

function placeOf(deviceId: string, vm: string, last: string): FilesPlace | undefined {
  const at = last.indexOf('@');
  const instance = at < 0 ? last : last.slice(0, at);
  const project = at < 0 ? DEFAULT_PROJECT : last.slice(at + 1);
  const isVm = last === NONE;
  if (deviceId === '' || vm === '' || (isVm && vm === NONE)) {
    return undefined;
  }
  if (!isVm && instanceNameProblem(instance) !== undefined) {
    return undefined;
  }
  return {
    deviceId,
    vm: vm === NONE ? undefined : vm,
    instance: isVm ? undefined : instance,
    project: isVm || project === '' ? undefined : project,
  };
}

/** A segment of a path that nothing takes for more than one, or for a relative one. */
function escapeSegment(part: string): string {
  return isRelative(part)
    ? part.replaceAll('.', '%2E')
    : part.replace(/[%/\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unescapeSegment(segment: string): string {
  return segment.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function isRelative(name: string): boolean {
  return name === '.' || name === '..';
}
