import type { DeviceState } from './deviceState';

/** Changes one device's state; called as often as something new is known. */
export type UpdateState = (change: (state: DeviceState) => DeviceState) => void;

/** Reads one kind of device. Never rejects: what goes wrong becomes part of the state. */
export interface DeviceReader {
  read(update: UpdateState, signal: AbortSignal): Promise<void>;
}
