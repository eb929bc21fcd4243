import type { DeviceState } from './deviceState';

/** How many containers of all devices are known to run. Demo and saved devices do not count. */
export function countRunning(devices: readonly DeviceState[]): number {
  return devices
    .filter(({ config }) => config.kind !== 'demo' && config.kind !== 'saved')
    .flatMap((device) => [
      ...(device.instances?.data ?? []),
      ...[...device.contents.values()].flatMap(({ instances }) => instances.data ?? []),
    ])
    .filter(({ state }) => state === 'running').length;
}
