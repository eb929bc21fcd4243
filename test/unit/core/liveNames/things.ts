import type { LiveSource, LiveThing } from '../../../../src/core/liveNames/liveThing';
import type { Instance } from '../../../../src/core/model/instance';
import type { Vm } from '../../../../src/core/model/vm';

export const NOW_MS = 1_000_000;

export function source(change: Partial<LiveSource> = {}): LiveSource {
  return {
    name: 'Kitchen',
    kind: 'ssh',
    isReachable: true,
    readAtMs: NOW_MS - 12_000,
    isLive: false,
    problem: undefined,
    savedAt: undefined,
    ...change,
  };
}

export function container(
  name: string,
  change: Partial<Instance> = {},
  place: { readonly vm?: string; readonly source?: LiveSource } = {},
): Extract<LiveThing, { kind: 'container' }> {
  return {
    kind: 'container',
    rowId: `ssh:Kitchen/${name}`,
    source: place.source ?? source(),
    vm: place.vm,
    instance: { name, state: 'running', kind: 'container', ephemeral: false, ...change },
  };
}

export function vm(
  name: string,
  state: Vm['state'] = 'running',
  change: Partial<Extract<LiveThing, { kind: 'vm' }>> = {},
): Extract<LiveThing, { kind: 'vm' }> {
  return {
    kind: 'vm',
    rowId: `ssh:Kitchen/vm/${name}`,
    source: source(),
    vm: { name, state },
    containerless: false,
    containers: undefined,
    ...change,
  };
}

export function device(name: string): Extract<LiveThing, { kind: 'device' }> {
  return {
    kind: 'device',
    rowId: `ssh:${name}`,
    source: source({ name }),
    vms: { all: 3, running: 2 },
    containers: undefined,
  };
}

export const IPV4 = { family: 'inet', address: '100.115.92.204', nic: 'eth0' } as const;
export const IPV6 = { family: 'inet6', address: 'fd42:5c7a::1e6c', nic: 'eth0' } as const;
