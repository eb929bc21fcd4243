import type { DeviceAccess } from '../../../src/app/deviceAccess';
import type { DeviceReader } from '../../../src/app/inventory/deviceReader';
import { newDeviceState, type DeviceState } from '../../../src/app/inventory/deviceState';
import { HostReader } from '../../../src/app/inventory/hostReader';
import { childNodes, deviceNodes } from '../../../src/app/tree/children';
import type { TreeNode } from '../../../src/app/tree/nodes';
import type { DeviceConfig } from '../../../src/core/model/device';
import { FakeClock } from './fakeClock';

export const HERE: DeviceConfig = { kind: 'local', name: 'here' };

/** A device with its reader, read as often as a test likes. */
export class Reading {
  readonly #reader: DeviceReader;
  readonly states: DeviceState[] = [];
  state: DeviceState;

  constructor(reader: DeviceReader, config: DeviceConfig = HERE) {
    this.#reader = reader;
    this.state = newDeviceState(config);
  }

  static of(access: DeviceAccess, clock = new FakeClock()): Reading {
    return new Reading(new HostReader(access, clock, newDeviceState(HERE)));
  }

  async read(signal: AbortSignal = new AbortController().signal): Promise<DeviceState> {
    await this.#reader.read((change) => {
      this.state = change(this.state);
      this.states.push(this.state);
    }, signal);
    return this.state;
  }
}

export async function readDevice(access: DeviceAccess): Promise<DeviceState> {
  return Reading.of(access).read();
}

/** Names and states of the VMs, as `name state`. */
export function vmLines({ vms }: DeviceState): readonly string[] {
  return (vms?.data ?? []).map(({ name, state }) => `${name} ${state}`);
}

/** Names and states of the containers in a VM, or of the device itself. */
export function containerLines(device: DeviceState, vm?: string): readonly string[] {
  const section = vm === undefined ? device.instances : device.contents.get(vm)?.instances;
  return (section?.data ?? []).map(({ name, state }) => `${name} ${state}`);
}

/** All rows of a device, deepest last in each branch. */
export function allRows(device: DeviceState): readonly TreeNode[] {
  // What is below the row of an LXD is read on its own.
  const below = (node: TreeNode): readonly TreeNode[] =>
    node.kind === 'lxd' ? [node] : [node, ...childNodes(node).flatMap(below)];
  return deviceNodes([device]).flatMap(below);
}
