/** Forms of `lxc monitor` that are read: JSON from LXD 5.0 on; before that it has no `--format`. */
export type LxcMonitorFormat = 'json' | 'yaml';

/**
 * A program that goes on until it is ended and reports each lifecycle event of an LXD. It says nothing
 * when it has connected. `allProjects` needs LXD 4.0; without it the client's current project is meant.
 */
export function lxcMonitorCommand(options: {
  readonly format: LxcMonitorFormat;
  readonly remote?: string | undefined;
  readonly allProjects?: boolean | undefined;
}): { readonly tool: 'lxc'; readonly args: readonly string[] } {
  return {
    tool: 'lxc',
    args: [
      'monitor',
      '--type=lifecycle',
      ...(options.format === 'json' ? ['--format=json'] : []),
      ...(options.allProjects === true ? ['--all-projects'] : []),
      ...(options.remote === undefined ? [] : ['--', `${options.remote}:`]),
    ],
  };
}

/** What an event is about, by the resource it names. */
export type LxcEventKind =
  'instance' | 'snapshot' | 'profile' | 'image' | 'network' | 'storage' | 'project' | 'other';

/**
 * Something that happened in an LXD. Never its state: events come late, out of order and, for a start
 * that failed, as an `instance-shutdown`.
 */
export interface LxcEvent {
  /** E.g. `instance-started`; `container-started` before LXD 4.0. */
  readonly action: string;
  readonly kind: LxcEventKind;
  /** Of what `kind` says; short for a snapshot. */
  readonly name: string;
  /** The instance that a snapshot is of. */
  readonly instance?: string;
  readonly project: string;
  /** What it was called before a rename. */
  readonly oldName?: string;
  /** Cluster member; `undefined` outside a cluster. */
  readonly location?: string;
}

/** Reads the output of `lxc monitor` as it arrives, cut anywhere. Total. */
export interface LxcEventReader {
  /** The events that `text` completes. */
  push(text: string): readonly LxcEvent[];
  /** How much of the output was passed over so far, in lines or documents. */
  readonly unreadable: number;
}

/** `unreadable`: no event at all. `undefined`: a message of another type, or without a source. */
export function readLxcEvent(value: unknown): LxcEvent | 'unreadable' | undefined {
  const message = recordOf(value);
  if (message === undefined || typeof message['type'] !== 'string') {
    return 'unreadable';
  }
  const metadata = recordOf(message['metadata']);
  const action = metadata?.['action'];
  const source = metadata?.['source'];
  if (message['type'] !== 'lifecycle' || typeof action !== 'string' || typeof source !== 'string') {
    return undefined;
  }
  const { parts, project } = readSource(source);
  const oldName = recordOf(metadata?.['context'])?.['old_name'];
  const location = message['location'];
  return {
    action,
    ...subjectOf(parts),
    project: typeof message['project'] === 'string' ? message['project'] : (project ?? 'default'),
    ...(typeof oldName === 'string' ? { oldName } : {}),
    ...(typeof location === 'string' && location !== 'none' && location !== '' ? { location } : {}),
  };
}

/** What only passes through an instance: `lxc exec` is one of our own readings, too. */
const LEAVES_NO_TRACE =
  /^(?:instance|container|virtual-machine)-(?:exec|console|file|log|backup)\b/;

/** Whether a list of instances may look different after it. An action that is not known may do anything. */
export function mayChangeInstances({ kind, action }: LxcEvent): boolean {
  switch (kind) {
    case 'instance':
    case 'snapshot':
      return !LEAVES_NO_TRACE.test(action);
    case 'profile':
      return action !== 'profile-created';
    default:
      return false;
  }
}

const KINDS: Readonly<Record<string, LxcEventKind>> = {
  instances: 'instance',
  containers: 'instance',
  'virtual-machines': 'instance',
  profiles: 'profile',
  images: 'image',
  networks: 'network',
  'storage-pools': 'storage',
  projects: 'project',
};

function subjectOf(parts: readonly string[]): Pick<LxcEvent, 'kind' | 'name' | 'instance'> {
  const [collection = '', name = '', part, partName] = parts;
  const kind = Object.hasOwn(KINDS, collection) ? (KINDS[collection] ?? 'other') : 'other';
  if (kind === 'instance') {
    return part === 'snapshots' && partName !== undefined
      ? { kind: 'snapshot', name: partName, instance: name }
      : { kind, name };
  }
  return { kind, name: parts.at(-1) ?? '' };
}

/** `/1.0/instances/penguin/snapshots/s0?project=p` → the parts after the version, and the project. */
function readSource(source: string): { parts: readonly string[]; project: string | undefined } {
  const [path = '', query = ''] = source.split('?', 2);
  const [, , ...parts] = path.split('/').map(decoded);
  const project = /(?:^|&)project=([^&]*)/.exec(query)?.[1];
  return { parts, project: project === undefined ? undefined : decoded(project) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded after all.
    return text;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? // Checked: an object whose values are looked at one by one.
      (value as Readonly<Record<string, unknown>>)
    : undefined;
}
