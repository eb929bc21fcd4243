import { randomUUID } from 'node:crypto';

/** Takes the place of `@vscode/deviceid`: an id for telemetry, which is off, so any does. */
export function getDeviceId(): Promise<string> {
  return Promise.resolve(randomUUID());
}
