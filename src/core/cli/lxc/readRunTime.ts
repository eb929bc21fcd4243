import type { Address } from '../../model/instance';
import { sortAddresses } from './addresses';
import { parseByteSize } from './byteSize';
import {
  dateAt,
  fieldsAt,
  isFields,
  positive,
  warn,
  type Draft,
  type ElementContext,
  type Fields,
} from './elementFields';
import { isActive } from './instanceState';

/**
 * Sets the values that change while an instance runs, from its `state`; LXD reports zeros for an instance
 * that does not run.
 */
export function readRunTime(
  element: Fields,
  state: Fields,
  instance: Draft,
  context: ElementContext,
): void {
  instance.addresses = readAddresses(state['network'], context);
  const disks = fieldsAt(state, 'disk', context);
  const disk = disks?.[rootDisk(element)?.name ?? ''];
  const diskUsage = isFields(disk) ? positive(disk['usage']) : undefined;
  if (diskUsage !== undefined) {
    instance.diskUsageBytes = diskUsage;
  }
  if (!isActive(instance.state)) {
    return;
  }
  const startedAt = dateAt(state, 'started_at', context);
  if (startedAt !== undefined) {
    instance.startedAt = startedAt;
  }
  const processes = state['processes'];
  if (typeof processes === 'number' && processes >= 0) {
    instance.processes = processes;
  }
  const pid = positive(state['pid']);
  if (pid !== undefined) {
    instance.pid = pid;
  }
  const cpuUsageNanoseconds = positive(fieldsAt(state, 'cpu', context)?.['usage']);
  if (cpuUsageNanoseconds !== undefined) {
    instance.cpuUsageSeconds = Math.floor(cpuUsageNanoseconds / 1e9);
  }
  const memoryUsage = positive(fieldsAt(state, 'memory', context)?.['usage']);
  if (memoryUsage !== undefined) {
    instance.memoryUsageBytes = memoryUsage;
    readMemoryShare(element, memoryUsage, instance);
  }
}

function readMemoryShare(element: Fields, memoryUsage: number, instance: Draft): void {
  const config = element['expanded_config'] ?? element['config'];
  const limit = isFields(config) ? config['limits.memory'] : undefined;
  const limitBytes = typeof limit === 'string' ? parseByteSize(limit) : undefined;
  if (limitBytes !== undefined && limitBytes > 0) {
    instance.memoryUsagePercent = Math.round((memoryUsage / limitBytes) * 1000) / 10;
  }
}

function readAddresses(network: unknown, context: ElementContext): readonly Address[] {
  const found: Address[] = [];
  if (!isFields(network)) {
    if (network !== null && network !== undefined) {
      warn(context, 'unreadable-field', 'state.network', network);
    }
    return found;
  }
  for (const nic in network) {
    const card = network[nic];
    if (!isFields(card) || card['type'] === 'loopback') {
      continue;
    }
    const addresses = card['addresses'];
    if (!Array.isArray(addresses)) {
      if (addresses !== null && addresses !== undefined) {
        warn(context, 'unreadable-field', `state.network.${nic}.addresses`, addresses);
      }
      continue;
    }
    for (const entry of addresses as readonly unknown[]) {
      const address = readAddress(entry, nic);
      if (address === 'unreadable') {
        warn(context, 'unreadable-field', `state.network.${nic}.addresses`, entry);
      } else if (address !== undefined) {
        found.push(address);
      }
    }
  }
  return sortAddresses(found);
}

function readAddress(entry: unknown, nic: string): Address | 'unreadable' | undefined {
  if (!isFields(entry)) {
    return 'unreadable';
  }
  const { address, family, scope } = entry;
  if (scope === 'link' || scope === 'local') {
    return undefined;
  }
  return typeof address === 'string' && (family === 'inet' || family === 'inet6')
    ? { family, address, nic }
    : 'unreadable';
}

/** The disk device that holds the root file system, by its name in the instance. */
export function rootDisk(element: Fields): { name: string; device: Fields } | undefined {
  const devices = element['expanded_devices'] ?? element['devices'];
  if (!isFields(devices)) {
    return undefined;
  }
  for (const name in devices) {
    const device = devices[name];
    if (isFields(device) && device['path'] === '/' && device['type'] === 'disk') {
      return { name, device };
    }
  }
  return undefined;
}
