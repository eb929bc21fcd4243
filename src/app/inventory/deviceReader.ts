import type { DeviceState } from './deviceState';

/** Changes one device's state; called as often as something new is known. */
export type UpdateState = (change: (state: DeviceState) => DeviceState) => void;

/** What need not be read. */
export interface ReadManner {
  /** Whether the containers of that VM, or of the device itself, are known without being listed. */
  readonly isCurrent: (vm: string | undefined) => boolean;
}

export const READ_ALL: ReadManner = { isCurrent: () => false };

/** Reads one kind of device. Never rejects: what goes wrong becomes part of the state. */
export interface DeviceReader {
  read(update: UpdateState, signal: AbortSignal, manner?: ReadManner): Promise<void>;
  /** Lists the containers of one VM, or of the device itself, and nothing else. */
  readInstances?(vm: string | undefined, update: UpdateState, signal: AbortSignal): Promise<void>;
}
