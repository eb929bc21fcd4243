import { knows, type VmcUsage } from './usage';

/** Options of `vmc start` that change how a VM runs, and what each takes. */
export const START_OPTIONS = {
  '--enable-gpu': 'nothing',
  '--enable-dgpu-passthrough': 'nothing',
  '--enable-vulkan': 'nothing',
  '--enable-big-gl': 'nothing',
  '--enable-virtgpu-native-context': 'nothing',
  '--enable-audio-capture': 'nothing',
  '--vtpm-proxy': 'nothing',
  '--untrusted': 'nothing',
  '--no-start-lxd': 'nothing',
  '--writable-rootfs': 'nothing',
  '--vm-type': 'vm-type',
  '--timeout': 'seconds',
  '--extra-disk': 'text',
  '--dlc-id': 'text',
  '--tools-dlc': 'text',
  '--kernel': 'text',
  '--initrd': 'text',
  '--rootfs': 'text',
  '--bios': 'text',
  '--pflash': 'text',
  '--bios-dlc': 'text',
  '--user': 'text',
  '--user-uid': 'number',
  '--user-groups': 'text',
  '--kernel-param': 'texts',
  '--oem-string': 'texts',
} as const satisfies Readonly<Record<string, StartOptionTakes>>;

export type StartOptionTakes = 'nothing' | 'vm-type' | 'seconds' | 'number' | 'text' | 'texts';

export type StartOptionName = keyof typeof START_OPTIONS;

/** An option with its values; none for one that takes nothing, several for one that may be repeated. */
export interface StartOption {
  readonly name: StartOptionName;
  readonly values: readonly string[];
}

/** What `vmc start --vm-type` takes in every version; TERMINA is Crostini. */
export const STARTABLE_VM_TYPES = ['TERMINA', 'BAGUETTE', 'BRUSCHETTA'] as const;

/** The options that this `vmc` names in its usage. One that is not named is not guessed. */
export function startOptionsOf(usage: VmcUsage): readonly StartOptionName[] {
  return (Object.keys(START_OPTIONS) as readonly StartOptionName[]).filter((name) =>
    knows(usage, 'start', name),
  );
}

/** Why a value cannot be given to the option; `undefined` when it can. */
export function startValueProblem(
  name: StartOptionName,
  value: string,
): 'empty' | 'not-a-number' | 'control-character' | undefined {
  const takes: StartOptionTakes = START_OPTIONS[name];
  if (value === '') {
    return 'empty';
  }
  if (/[\u0000-\u001F\u007F-\u009F]/.test(value)) {
    return 'control-character';
  }
  const isCount = takes === 'seconds' || takes === 'number';
  return isCount && !/^\d{1,9}$/.test(value) ? 'not-a-number' : undefined;
}

/** Each value is one word with its option, so that one with a leading dash stays a value. */
export function startOptionWords(options: readonly StartOption[]): readonly string[] {
  return options.flatMap(({ name, values }) =>
    START_OPTIONS[name] === 'nothing' ? [name] : values.map((value) => `${name}=${value}`),
  );
}
