import { err, ok } from '../../result';
import { quoted, type ParseResult, type ParseWarning } from '../parse';
import { findJson } from './jsonText';

/** A server in the `lxc` client's configuration. */
export interface LxcRemote {
  readonly name: string;
  readonly address: string;
  /** `simplestreams` serves images only; older clients leave the protocol of LXD servers empty. */
  readonly protocol: 'lxd' | 'incus' | 'simplestreams' | 'unknown';
  /** Readable without a certificate: images only. */
  readonly isPublic: boolean;
  /** Built into the client, can not be removed. */
  readonly isStatic: boolean;
  /** The project it is used with, where one is set. */
  readonly project?: string;
}

/** Whether a remote can hold instances, i.e. is worth offering as a device. */
export function holdsInstances(remote: LxcRemote): boolean {
  return !remote.isPublic && (remote.protocol === 'lxd' || remote.protocol === 'incus');
}

/**
 * Remotes of `lxc remote list --format json`, LXD 3.0 to 6 and Incus, sorted by name: an object keyed by
 * name with Go's field names (`Addr`, `Protocol` …). It does not say which one is current; `lxc remote
 * get-default` does. An entry that is no remote gives a warning.
 */
export function parseLxcRemoteList(stdout: string): ParseResult<readonly LxcRemote[]> {
  const found = findJson(stdout, '{');
  if (!found.ok) {
    return found;
  }
  const { value, lineNumber } = found.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err({ expected: 'a JSON object', lineNumber, text: quoted(stdout.trim()) });
  }
  const warnings: ParseWarning[] = [...found.value.warnings];
  const remotes: LxcRemote[] = [];
  for (const [name, entry] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const remote = readRemote(name, entry);
    if (remote === undefined) {
      warnings.push({ code: 'unreadable-row', lineNumber, text: quoted(name) });
    } else {
      remotes.push(remote);
    }
  }
  remotes.sort((left, right) => (left.name < right.name ? -1 : 1));
  return ok({ data: remotes, warnings });
}

function readRemote(name: string, entry: unknown): LxcRemote | undefined {
  if (typeof entry !== 'object' || entry === null) {
    return undefined;
  }
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(entry)) {
    fields.set(key.toLowerCase(), value);
  }
  const address = fields.get('addr');
  if (typeof address !== 'string') {
    return undefined;
  }
  const project = fields.get('project');
  return {
    name,
    address,
    protocol: protocolOf(fields.get('protocol')),
    isPublic: fields.get('public') === true,
    isStatic: fields.get('static') === true,
    ...(typeof project === 'string' && project !== '' ? { project } : {}),
  };
}

function protocolOf(value: unknown): LxcRemote['protocol'] {
  switch (value) {
    case '':
    case undefined:
    case 'lxd':
      return 'lxd';
    case 'incus':
    case 'simplestreams':
      return value;
    default:
      return 'unknown';
  }
}

/** Reads `lxc remote get-default`: the name alone on its line. */
export function parseLxcDefaultRemote(stdout: string): ParseResult<string> {
  const lines = stdout.trim().split(/\r?\n/);
  const [name = ''] = lines;
  return lines.length === 1 && name !== ''
    ? ok({ data: name, warnings: [] })
    : err({ expected: 'the name of a remote', lineNumber: 1, text: quoted(stdout.trim()) });
}
