import * as v from 'valibot';
import type { DeviceConfig, DeviceConfigFault } from '../model/device';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.regex(/^\P{Cc}*$/u));

/** A destination that begins with `-` would be read as an option by the `ssh` client. */
const sshHost = v.pipe(v.string(), v.minLength(1), v.regex(/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u));

const ENTRY = v.variant('kind', [
  v.strictObject({ kind: v.literal('local'), name }),
  v.strictObject({
    kind: v.literal('ssh'),
    name,
    host: sshHost,
    userHash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-fA-F]+$/))),
    sshOptions: v.optional(v.array(v.string()), []),
  }),
  v.strictObject({
    kind: v.literal('lxd'),
    name,
    remote: v.pipe(v.string(), v.regex(/^[^-:/\s\p{Cc}][^:/\s\p{Cc}]*$/u)),
  }),
  v.strictObject({ kind: v.literal('saved'), name, file: v.pipe(v.string(), v.minLength(1)) }),
  v.strictObject({ kind: v.literal('guest'), name }),
  v.strictObject({ kind: v.literal('demo'), name }),
]);

const KINDS: readonly string[] = ['local', 'ssh', 'lxd', 'saved', 'guest', 'demo'];

/**
 * The devices of the setting `crostini.devices`, in its order. An entry that cannot be used stays in
 * its place as an `invalid` device that says why; a value that is not an array gives one of those.
 * A name used twice is told apart by ` (2)`, so that names identify devices.
 */
export function parseDeviceSettings(value: unknown): readonly DeviceConfig[] {
  if (!Array.isArray(value)) {
    return [{ kind: 'invalid', name: 'crostini.devices', reason: { kind: 'not-an-object' } }];
  }
  const used = new Set<string>();
  return value.map((entry: unknown, index) => {
    const config = parseEntry(entry, index);
    let unique = config.name;
    for (let n = 2; used.has(unique); n++) {
      unique = `${config.name} (${n})`;
    }
    used.add(unique);
    return { ...config, name: unique };
  });
}

function parseEntry(entry: unknown, index: number): DeviceConfig {
  const parsed = v.safeParse(ENTRY, entry);
  if (parsed.success) {
    const { output } = parsed;
    if (output.kind !== 'ssh') {
      return output;
    }
    const { userHash, ...rest } = output;
    return userHash === undefined ? rest : { ...rest, userHash };
  }
  const fields = isRecord(entry) ? entry : {};
  const given = fields['name'];
  const label =
    typeof given === 'string' && given.trim() !== '' ? given.trim() : `devices[${index}]`;
  return { kind: 'invalid', name: label, reason: faultOf(entry, parsed.issues[0]) };
}

function faultOf(entry: unknown, issue: v.BaseIssue<unknown>): DeviceConfigFault {
  if (!isRecord(entry)) {
    return { kind: 'not-an-object' };
  }
  const kind = entry['kind'];
  if (typeof kind !== 'string' || !KINDS.includes(kind)) {
    return { kind: 'unknown-kind', given: typeof kind === 'string' ? kind : '' };
  }
  const field = v.getDotPath(issue) ?? '';
  return field === 'name' ? { kind: 'no-name' } : { kind: 'bad-field', field };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
