import type { SavedVm } from '../../core/config/savedInventory';
import type { Vm, VmType } from '../../core/model/vm';
import type { Invocation } from '../../core/reach/invocation';
import type { Clock, ProcessOutput, RunOptions } from '../ports';
import { DEMO_VMC_USAGE } from './demoVmcUsage';

const STEP_MS = 150;
/** In percent; all of it takes three seconds, long enough to be called off. */
const STEP_PERCENT = 5;
const NEW_DISK_BYTES = 1_610_612_736;
const UNITS: Readonly<Record<string, number>> = { M: 1024 ** 2, G: 1024 ** 3 };

interface Operation {
  readonly startedAtMs: number;
  readonly isResize: boolean;
}

/** The VMs of the demo device, and how they are changed. */
export interface DemoVms {
  readonly all: () => readonly SavedVm[];
  readonly change: (vms: readonly SavedVm[]) => void;
}

/**
 * The part of the demo device's `vmc` that works on disks. As on a real device an operation goes on when
 * nobody waits for it, and its end is told once.
 */
export class DemoVmDisks {
  readonly #vms: DemoVms;
  readonly #clock: Clock;
  readonly #operations = new Map<string, Operation>();
  /** Names in Downloads and on storages, with the type of the VM in each. */
  readonly #files = new Map<string, VmType>();
  #count = 0;

  constructor(vms: DemoVms, clock: Clock) {
    this.#vms = vms;
    this.#clock = clock;
  }

  /** The answer to `vmc`; `undefined` where it is no matter of disks. */
  async run(
    { file: program, args }: Invocation,
    options: Pick<RunOptions, 'signal' | 'onOutput'>,
  ): Promise<Partial<ProcessOutput> | undefined> {
    if (program === 'vmc' && args[0] === '--help') {
      return { stderr: DEMO_VMC_USAGE };
    }
    return program === 'vmc' ? this.#vmc(args, options) : undefined;
  }

  async #vmc(
    [subcommand = '', ...rest]: readonly string[],
    options: Pick<RunOptions, 'signal' | 'onOutput'>,
  ): Promise<Partial<ProcessOutput> | undefined> {
    const { values, free } = splitWords(rest);
    const [name = '', second = '', third] = free;
    const file = JSON.stringify([second, third ?? null]);
    const saved = this.#vms.all().find(({ vm }) => vm.name === name);
    const type = values.get('--vm-type') === 'BAGUETTE' ? 'baguette' : 'crostini';
    switch (subcommand) {
      case 'create': {
        const sizeBytes = bytesOf(values.get('--size')) ?? NEW_DISK_BYTES;
        const vm = { name, state: 'stopped', sizeBytes, imageType: 'raw', type } as const;
        return this.#operate('VM creation', () => this.#add(vm), options);
      }
      case 'destroy':
        await this.#pause(options.signal);
        this.#vms.change(this.#vms.all().filter(({ vm }) => vm.name !== name));
        return {};
      case 'resize':
        return this.#operate('Resize', () => this.#resize(name, Number(second)), options);
      case 'export':
        return this.#files.has(file)
          ? failure('operation `vm_export` failed: disk export path already exists')
          : this.#operate(
              'Export',
              () => this.#files.set(file, saved?.vm.type ?? 'crostini'),
              options,
            );
      case 'import': {
        const vm = { name, state: 'stopped', imageType: 'raw', type } as const;
        return this.#files.has(file)
          ? this.#operate('Import', () => this.#add({ ...vm, sizeBytes: NEW_DISK_BYTES }), options)
          : failure('operation `vm_import` failed: disk import path does not exist');
      }
      case 'inspect-backup': {
        const backup = this.#files.get(JSON.stringify([name, free[1] ?? null]));
        return backup === undefined
          ? failure('operation `inspect_backup_file` failed: disk import path does not exist')
          : { stdout: `VM type of this backup is: ${backup}\n` };
      }
      case 'disk-op-status':
        return this.#status(name);
      default:
        return undefined;
    }
  }

  async #operate(
    title: string,
    finish: () => void,
    { signal, onOutput }: Pick<RunOptions, 'signal' | 'onOutput'>,
  ): Promise<Partial<ProcessOutput>> {
    this.#count += 1;
    const uuid = `00000000-0000-4000-8000-${String(this.#count).padStart(12, '0')}`;
    this.#operations.set(uuid, {
      startedAtMs: this.#clock.now(),
      isResize: title === 'Resize',
    });
    this.#clock.after((100 / STEP_PERCENT) * STEP_MS, finish);
    let stdout = '';
    const print = (text: string): void => {
      stdout += text;
      onOutput?.(text);
    };
    print(`${title} in progress: ${uuid}\n`);
    for (let percent = 0; percent < 100 && signal?.aborted !== true; percent += STEP_PERCENT) {
      print(`\rOperation in progress: ${percent}% done`);
      await this.#pause(signal);
    }
    if (signal?.aborted !== true) {
      this.#operations.delete(uuid);
      print('\rOperation completed successfully\n');
    }
    return { stdout };
  }

  #status(uuid: string): Partial<ProcessOutput> {
    const operation = this.#operations.get(uuid);
    if (operation === undefined) {
      return statusFailure('DISK_STATUS_FAILED`: Unknown command uuid');
    }
    const steps = Math.floor((this.#clock.now() - operation.startedAtMs) / STEP_MS);
    if (steps * STEP_PERCENT < 100) {
      return { stdout: `Operation in progress: ${steps * STEP_PERCENT}% done\n` };
    }
    this.#operations.delete(uuid);
    return operation.isResize
      ? statusFailure('DISK_STATUS_RESIZED`: ')
      : { stdout: 'Operation completed successfully\n' };
  }

  #add(vm: Vm): void {
    this.#vms.change([...this.#vms.all(), { vm, instances: [] }]);
  }

  #resize(name: string, sizeBytes: number): void {
    this.#vms.change(
      this.#vms
        .all()
        .map((saved) =>
          saved.vm.name === name ? { ...saved, vm: { ...saved.vm, sizeBytes } } : saved,
        ),
    );
  }

  #pause(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        timer.dispose();
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = this.#clock.after(STEP_MS, end);
      signal?.addEventListener('abort', end);
    });
  }
}

/** Options with a value by name, and the words that are none. */
function splitWords(words: readonly string[]): {
  readonly values: ReadonlyMap<string, string>;
  readonly free: readonly string[];
} {
  const values = new Map<string, string>();
  const free: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word.startsWith('--')) {
      index += 1;
      values.set(word, words[index] ?? '');
    } else if (!word.startsWith('-')) {
      free.push(word);
    }
  }
  return { values, free };
}

function bytesOf(size: string | undefined): number | undefined {
  const [, count, unit = ''] = /^(\d+)([MG]?)$/.exec(size ?? '') ?? [];
  return count === undefined ? undefined : Number(count) * (UNITS[unit] ?? 1);
}

function failure(message: string): Partial<ProcessOutput> {
  return { exitCode: 1, stderr: `Error: ${message}\n` };
}

function statusFailure(status: string): Partial<ProcessOutput> {
  return failure(`operation \`disk_op_status\` failed: bad disk image status: \`${status}`);
}
