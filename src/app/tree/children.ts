import { holdsContainers } from '../../core/cli/vmc/vmType';
import type { Instance } from '../../core/model/instance';
import type { Vm } from '../../core/model/vm';
import type { DeviceState, VmContents } from '../inventory/deviceState';
import { instanceAttributes, savedAttributes, vmAttributes } from './attributes';
import { guestRows } from './guestRows';
import { lxdBranch, lxdItemRows, lxdSectionNodes, lxdSectionRows } from './lxdRows';
import type { NoteName, TreeNode } from './nodes';
import { idPart, note, sectionRows } from './sectionRows';

/** The rows of the top level. */
export function deviceNodes(devices: readonly DeviceState[]): readonly TreeNode[] {
  return devices.map((device) => ({ kind: 'device', id: device.id, device }));
}

/** The rows below `node`, each with an id of its own; none for one that is a leaf. */
export function childNodes(node: TreeNode): readonly TreeNode[] {
  return withOwnIds(rowsBelow(node));
}

function rowsBelow(node: TreeNode): readonly TreeNode[] {
  switch (node.kind) {
    case 'device':
      return deviceChildren(node.device);
    case 'vm':
      return vmChildren(node);
    case 'instance':
      return instanceAttributes(node);
    case 'snapshots':
      return node.snapshots.map((snapshot) => ({
        kind: 'snapshot',
        owner: node.owner,
        id: `${node.id}/${idPart(snapshot.name)}`,
        snapshot,
      }));
    case 'details':
      return node.rows;
    case 'lxd':
      return lxdSectionNodes(node);
    case 'lxd-section':
      return lxdSectionRows(node);
    case 'image':
    case 'profile':
    case 'remote':
    case 'pool':
    case 'network':
    case 'project':
    case 'member':
      return lxdItemRows(node);
    case 'snapshot':
    case 'attribute':
    case 'problem':
    case 'warnings':
    case 'note':
      return [];
  }
}

function deviceChildren(device: DeviceState): readonly TreeNode[] {
  const { id, config, vms, instances, problem, wasRead } = device;
  if (config.kind === 'guest') {
    return guestRows(device);
  }
  const rows: TreeNode[] = [];
  if (problem !== undefined) {
    rows.push({
      kind: 'problem',
      id: `${id}/problem`,
      deviceId: id,
      problem,
      about: 'device',
      dataReadAtMs: vms?.readAtMs ?? instances?.readAtMs,
    });
  } else {
    rows.push(
      ...sectionRows(id, `${id}/vms`, 'vms', vms),
      ...sectionRows(id, `${id}/containers`, 'containers', instances),
    );
  }
  for (const vm of vms?.data ?? []) {
    rows.push(vmNode(device, vm));
  }
  rows.push(...instanceNodes({ id, device }, instances?.data));
  if (rows.length === 0) {
    rows.push(note(id, emptyDeviceNote(device, wasRead)));
  }
  rows.push(...lxdBranch(id, device, undefined), ...savedAttributes(device));
  return rows;
}

function emptyDeviceNote({ vms }: DeviceState, wasRead: boolean): NoteName {
  if (!wasRead) {
    return 'reading';
  }
  return vms === undefined ? 'no-containers-here' : 'no-vms';
}

function vmNode(device: DeviceState, vm: Vm): Extract<TreeNode, { kind: 'vm' }> {
  return {
    kind: 'vm',
    id: `${device.id}/vm/${idPart(vm.name)}`,
    device,
    vm,
    contents: device.contents.get(vm.name),
  };
}

function vmChildren({ id, device, vm, contents }: Extract<TreeNode, { kind: 'vm' }>): TreeNode[] {
  const section = contents?.instances;
  const rows = [
    ...sectionRows(device.id, id, 'containers', section),
    ...instanceNodes({ id, device, vm: vm.name }, section?.data),
  ];
  // Containers that were seen earlier say nothing about a VM of which nothing is known.
  if (rows.length === 0 || vm.state === 'unknown') {
    rows.unshift(note(id, emptyVmNote(vm, contents)));
  }
  rows.push(...lxdBranch(id, device, vm.name));
  const details = vmAttributes(id, vm);
  return details.length > 0
    ? [...rows, { kind: 'details', id: `${id}/details`, rows: details }]
    : rows;
}

function emptyVmNote(vm: Vm, contents: VmContents | undefined): NoteName {
  if (contents?.containerless === true || holdsContainers(vm) === false) {
    return 'containerless';
  }
  switch (vm.state) {
    case 'stopped':
      return 'vm-stopped';
    case 'starting':
      return 'vm-starting';
    case 'unknown':
      return 'vm-state-unknown';
    case 'running':
      return contents?.instances.data === undefined ? 'reading' : 'no-containers';
  }
}

/** `id`: of the row that they are below. */
function instanceNodes(
  { id, device, vm }: { readonly id: string; readonly device: DeviceState; readonly vm?: string },
  instances: readonly Instance[] | undefined,
): TreeNode[] {
  return (instances ?? []).map((instance) => ({
    kind: 'instance',
    id: `${id}/container/${idPart(instance.project ?? '')}/${idPart(instance.name)}`,
    device,
    vm,
    instance,
  }));
}

/**
 * The editor refuses a tree in which two rows have one id. A device can list a name twice: `a.img` and
 * `a.qcow2` are two disks of VMs called `a`, and a saved file may hold anything.
 */
function withOwnIds(rows: readonly TreeNode[]): readonly TreeNode[] {
  const used = new Set<string>();
  return rows.map((row) => {
    let { id } = row;
    for (let n = 2; used.has(id); n++) {
      id = `${row.id}#${n}`;
    }
    used.add(id);
    return id === row.id ? row : { ...row, id };
  });
}
