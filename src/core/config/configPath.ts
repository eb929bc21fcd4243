import type { ConfigTarget } from '../model/configTarget';

/** What a document shows, as its path says it. */
export interface ConfigDocument {
  readonly target: ConfigTarget;
  /** Only to be looked at: `effective` ones, and what another one is compared with. */
  readonly isReadOnly: boolean;
}

const VM = 'vm ';
const PROJECT = 'project ';
const PROFILE = 'profile ';
const EFFECTIVE = ' (effective)';
const ON_SERVER = 'on the server';
const EXTENSION = '.yaml';

/**
 * The path of a document, e.g. `/local:This machine/vm termina/penguin.yaml`. It is shown to people, and
 * all that the document is: one that is open survives a restart of the editor.
 */
export function configPath({ target, isReadOnly }: ConfigDocument): string {
  const name =
    target.kind === 'profile'
      ? `${PROFILE}${target.profile}`
      : `${target.instance}${target.kind === 'effective' ? EFFECTIVE : ''}`;
  const project = target.kind === 'profile' ? undefined : target.project;
  const parts = [
    target.deviceId,
    ...(target.vm === undefined ? [] : [`${VM}${target.vm}`]),
    ...(project === undefined ? [] : [`${PROJECT}${project}`]),
    ...(isReadOnly && target.kind !== 'effective' ? [ON_SERVER] : []),
    `${name}${EXTENSION}`,
  ];
  return `/${parts.map(escaped).join('/')}`;
}

/** The document of a path; `undefined` for one that was not made by {@link configPath}. */
export function configDocumentOf(path: string): ConfigDocument | undefined {
  const [root, deviceId = '', ...rest] = path.split('/').map(unescaped);
  const file = rest.pop();
  if (root !== '' || deviceId === '' || file?.endsWith(EXTENSION) !== true) {
    return undefined;
  }
  const vm = takePrefixed(rest, VM);
  const project = takePrefixed(rest, PROJECT);
  const isOnServer = rest[0] === ON_SERVER && rest.shift() === ON_SERVER;
  if (rest.length > 0) {
    return undefined;
  }
  const name = file.slice(0, -EXTENSION.length);
  if (name.startsWith(PROFILE) && project === undefined) {
    const profile = name.slice(PROFILE.length);
    return { target: { kind: 'profile', deviceId, vm, profile }, isReadOnly: isOnServer };
  }
  const isEffective = name.endsWith(EFFECTIVE);
  const instance = isEffective ? name.slice(0, -EFFECTIVE.length) : name;
  const kind = isEffective ? 'effective' : 'instance';
  return {
    target: { kind, deviceId, vm, project, instance },
    isReadOnly: isEffective || isOnServer,
  };
}

function takePrefixed(parts: string[], prefix: string): string | undefined {
  return parts[0]?.startsWith(prefix) === true ? parts.shift()?.slice(prefix.length) : undefined;
}

/** Names of devices and VMs may hold any character. */
function escaped(part: string): string {
  return part.replace(/[%/]/g, (character) => (character === '%' ? '%25' : '%2F'));
}

function unescaped(part: string): string {
  return part.replace(/%2F/g, '/').replace(/%25/g, '%');
}
