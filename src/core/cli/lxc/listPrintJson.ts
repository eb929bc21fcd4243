import type { Address, Instance, Snapshot } from '../../model/instance';
import { isActive, stateWordAndCode } from './instanceState';

const NEVER_USED = '1970-01-01T00:00:00Z';
const NEVER = '0001-01-01T00:00:00Z';

/**
 * The output of `lxc list --format json`: one line, keys in the order of LXD 5.0, characters escaped as
 * Go does. An instance without addresses is printed as a `--fast` listing has it (`state: null`). What
 * {@link Instance} does not carry has LXD's empty value; a bare number of snapshots can not be printed.
 */
export function printLxcListJson(instances: readonly Instance[]): string {
  const text = JSON.stringify(instances.map(element));
  return `${text.replace(/[<>&\u2028\u2029]/g, goEscape)}\n`;
}

function goEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function element(instance: Instance) {
  const [status, statusCode] = stateWordAndCode(instance.state);
  const config = printedConfig(instance);
  return {
    architecture: instance.architecture ?? '',
    config,
    devices: {},
    ephemeral: instance.ephemeral,
    profiles: instance.profiles,
    stateful: false,
    description: instance.description ?? '',
    created_at: instance.createdAt ?? NEVER,
    expanded_config: config,
    expanded_devices: printedRootDisk(instance),
    name: instance.name,
    status,
    status_code: statusCode,
    last_used_at: instance.lastUsedAt ?? NEVER_USED,
    location: instance.location ?? 'none',
    type: instance.kind,
    project: instance.project,
    backups: null,
    state: instance.addresses === undefined ? null : printedState(instance, instance.addresses),
    snapshots: printedSnapshots(instance),
  };
}

function printedConfig(instance: Instance): Readonly<Record<string, string>> {
  const { image, baseImage, oci, memoryUsageBytes, memoryUsagePercent: percent } = instance;
  const limit =
    memoryUsageBytes === undefined || percent === undefined || percent === 0
      ? undefined
      : Math.round((memoryUsageBytes / percent) * 100);
  return {
    ...(image === undefined ? {} : { 'image.description': image }),
    ...(limit === undefined ? {} : { 'limits.memory': limit.toString() }),
    ...(baseImage === undefined ? {} : { 'volatile.base_image': baseImage }),
    ...(oci === true ? { 'volatile.container.oci': 'true' } : {}),
  };
}

function printedRootDisk({ storagePool, diskUsageBytes }: Instance) {
  return storagePool === undefined && diskUsageBytes === undefined
    ? {}
    : { root: { path: '/', pool: storagePool ?? '', type: 'disk' } };
}

function printedState(instance: Instance, addresses: readonly Address[]) {
  const [status, statusCode] = stateWordAndCode(instance.state);
  const { diskUsageBytes: diskUsage, startedAt } = instance;
  return {
    status,
    status_code: statusCode,
    disk: diskUsage === undefined ? {} : { root: { usage: diskUsage } },
    memory: {
      usage: instance.memoryUsageBytes ?? 0,
      usage_peak: 0,
      swap_usage: 0,
      swap_usage_peak: 0,
    },
    network: isActive(instance.state) || addresses.length > 0 ? printedNetwork(addresses) : null,
    pid: instance.pid ?? 0,
    // -1: what LXD reports where it can not count, and readers take for "not known".
    processes: instance.processes ?? (isActive(instance.state) ? -1 : 0),
    // Half a second keeps a value that was cut to whole seconds readable as itself, even 0.
    cpu: {
      usage: instance.cpuUsageSeconds === undefined ? 0 : instance.cpuUsageSeconds * 1e9 + 5e8,
    },
    ...(startedAt === undefined ? {} : { started_at: startedAt }),
  };
}

function printedNetwork(addresses: readonly Address[]) {
  const cards = new Map<string, { addresses: unknown[] }>();
  for (const { nic, family, address } of addresses) {
    const card = cards.get(nic) ?? { addresses: [] };
    cards.set(nic, card);
    card.addresses.push({ family, address, netmask: '', scope: 'global' });
  }
  return Object.fromEntries(cards);
}

function printedSnapshots({ snapshots }: Instance) {
  return snapshots === undefined || snapshots.length === 0 ? null : snapshots.map(printedSnapshot);
}

function printedSnapshot({ name, createdAt, stateful }: Snapshot) {
  return {
    expires_at: NEVER,
    created_at: createdAt ?? NEVER,
    last_used_at: NEVER,
    name,
    ...(stateful === undefined ? {} : { stateful }),
  };
}
