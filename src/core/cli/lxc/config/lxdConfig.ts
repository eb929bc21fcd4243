/** Keys and values of LXD: every value is a text. */
export type Values = Readonly<Record<string, string>>;

/** What can be changed of an instance or a profile. */
export interface LxdConfig {
  readonly config: Values;
  readonly devices: Readonly<Record<string, Values>>;
  readonly description: string;
  /** What only an instance has. */
  readonly instance?: InstanceParts;
}

export interface InstanceParts {
  /** Kept as it is by LXD when it is missing. */
  readonly architecture?: string;
  readonly ephemeral: boolean;
  readonly profiles: readonly string[];
}

/** Which of the two a document is about. */
export type ConfigSubject = 'instance' | 'profile';

/** Keys that LXD writes for itself, such as addresses it made up and the state to go back to. */
export function isVolatileKey(key: string): boolean {
  return key.startsWith('volatile.');
}
