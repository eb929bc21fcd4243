import type { Count, LiveSource, LiveThing } from '../../core/liveNames/liveThing';
import { holdsContainers } from '../../core/cli/vmc/vmType';
import { isReachable } from '../../core/model/device';
import type { DeviceState, Section } from '../inventory/deviceState';
import { placedRows, type ThingNode } from '../tree/findRow';

/** What notes may name, as far as it was read: nothing of a device that was never read. */
export function liveThings(devices: readonly DeviceState[]): readonly LiveThing[] {
  return placedRows(devices.filter(({ wasRead }) => wasRead)).map(({ row }) => liveThing(row));
}

function liveThing(node: ThingNode): LiveThing {
  const { device } = node;
  switch (node.kind) {
    case 'device': {
      const { vms, instances } = device;
      return {
        kind: 'device',
        rowId: node.id,
        source: sourceOf(device, vms?.data === undefined ? instances : vms),
        vms: countOf(vms),
        containers: countOf(instances),
      };
    }
    case 'vm': {
      const { vm, contents } = node;
      return {
        kind: 'vm',
        rowId: node.id,
        // Events tell of containers, not of VMs.
        source: { ...sourceOf(device, device.vms), isLive: false },
        vm,
        containerless: contents?.containerless === true || holdsContainers(vm) === false,
        containers: vm.state === 'running' ? countOf(contents?.instances) : undefined,
      };
    }
    case 'instance': {
      const { vm, instance } = node;
      const section = vm === undefined ? device.instances : device.contents.get(vm)?.instances;
      return { kind: 'container', rowId: node.id, source: sourceOf(device, section), vm, instance };
    }
  }
}

function sourceOf(device: DeviceState, section: Section<unknown> | undefined): LiveSource {
  const { config, updates, savedAt } = device;
  const problem = device.problem ?? section?.problem;
  return {
    name: config.name,
    kind: config.kind,
    isReachable: isReachable(config),
    readAtMs: section?.readAtMs,
    isLive: updates?.kind === 'live' && problem === undefined,
    problem,
    savedAt,
  };
}

function countOf(section: Section<{ readonly state: string }> | undefined): Count | undefined {
  const all = section?.data;
  return all === undefined
    ? undefined
    : { all: all.length, running: all.filter(({ state }) => state === 'running').length };
}
