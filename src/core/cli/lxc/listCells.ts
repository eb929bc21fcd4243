import type { Instance } from '../../model/instance';
import { printAddress, sortAddresses } from './addresses';
import { printByteSize } from './byteSize';
import { printListedDate } from './dates';
import { stateWordAndCode } from './instanceState';
import type { ListField } from './listColumns';

/** The cell that `lxc list` (LXD 5.0) shows for an instance in a column; several values on lines of their own. */
export function cellOf(instance: Instance, field: ListField | undefined): string {
  return field === undefined ? '' : CELLS[field](instance);
}

const CELLS: Readonly<Record<ListField, (instance: Instance) => string>> = {
  name: ({ name }) => name,
  state: ({ state }) => stateWordAndCode(state)[0].toUpperCase(),
  ipv4: (instance) => addressCell(instance, 'inet'),
  ipv6: (instance) => addressCell(instance, 'inet6'),
  architecture: ({ architecture }) => architecture ?? '',
  storagePool: ({ storagePool }) => storagePool ?? '',
  createdAt: ({ createdAt }) => dateCell(createdAt),
  description: ({ description }) => description ?? '',
  diskUsage: ({ diskUsageBytes }) => sizeCell(diskUsageBytes),
  project: ({ project }) => project ?? '',
  baseImageShort: ({ baseImage }) => baseImage?.slice(0, 12) ?? '',
  baseImage: ({ baseImage }) => baseImage ?? '',
  lastUsedAt: ({ lastUsedAt }) => dateCell(lastUsedAt),
  location: ({ location }) => location ?? 'none',
  memoryUsage: ({ memoryUsageBytes }) => sizeCell(memoryUsageBytes),
  memoryPercent: ({ memoryUsagePercent: percent }) =>
    percent === undefined ? '' : `${percent.toFixed(1)}%`,
  processes: ({ processes }) => processes?.toString() ?? '',
  pid: ({ pid }) => pid?.toString() ?? '',
  profiles: ({ profiles }) => (profiles ?? []).join('\n'),
  remote: ({ remote }) => remote ?? '',
  snapshots: ({ snapshots, snapshotCount }) => (snapshots?.length ?? snapshotCount ?? 0).toString(),
  startedAt: ({ startedAt }) => dateCell(startedAt),
  type: typeCell,
  cpuUsage: ({ cpuUsageSeconds }) => (cpuUsageSeconds === undefined ? '' : `${cpuUsageSeconds}s`),
};

function addressCell(instance: Instance, family: 'inet' | 'inet6'): string {
  const ofFamily = (instance.addresses ?? []).filter((address) => address.family === family);
  return sortAddresses(ofFamily).map(printAddress).join('\n');
}

function typeCell({ kind, oci, ephemeral }: Instance): string {
  return `${kind.toUpperCase()}${oci === true ? ' (APP)' : ''}${ephemeral ? ' (EPHEMERAL)' : ''}`;
}

function dateCell(isoUtc: string | undefined): string {
  return isoUtc === undefined ? '' : printListedDate(isoUtc);
}

function sizeCell(sizeBytes: number | undefined): string {
  return sizeBytes === undefined ? '' : printByteSize(sizeBytes);
}
