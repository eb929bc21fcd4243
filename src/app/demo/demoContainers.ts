import type { SavedVm } from '../../core/config/savedInventory';
import type { Instance, InstanceState } from '../../core/model/instance';
import type { Invocation } from '../../core/reach/invocation';
import type { Clock, ProcessOutput, RunOptions } from '../ports';
import { DEMO_IMAGES } from './demoImages';
import type { DemoVms } from './demoVmDisks';

const ACTION_MS = 700;
const STEP_MS = 150;
const STEP_PERCENT = 10;
const ADDRESS_PREFIX = '100.115.92.';
/** The one below is what a container gets that was there from the beginning. */
const FIRST_FREE_HOST = 206;
const IMAGE_OF_CHROMEOS = 'Debian bookworm amd64';

type Answer = Partial<ProcessOutput>;
type Options = Pick<RunOptions, 'signal' | 'onOutput'>;

/** The part of the demo device that makes containers, changes them and does away with them. */
export class DemoContainers {
  readonly #vms: DemoVms;
  readonly #clock: Clock;

  constructor(vms: DemoVms, clock: Clock) {
    this.#vms = vms;
    this.#clock = clock;
  }

  /** The answer to `vmc container`, and to `lxc` in a running VM; `undefined` for all else. */
  async run(invocation: Invocation, options: Options): Promise<Answer | undefined> {
    const [program, ...args] = withoutShell(invocation);
    if (program === 'vmc' && args[0] === 'container') {
      const [, vm = '', name = ''] = args;
      return this.#create(vm, { name, image: IMAGE_OF_CHROMEOS, state: 'running' }, options);
    }
    const vm = args.find((arg) => arg.startsWith('--vm_name='))?.slice('--vm_name='.length);
    const at = args.indexOf('lxc');
    return program === 'vsh' && vm !== undefined && at >= 0 && this.#runs(vm)
      ? this.#lxc(vm, args.slice(at + 1), options)
      : undefined;
  }

  async #lxc(vm: string, args: readonly string[], options: Options): Promise<Answer | undefined> {
    const [verb = ''] = args;
    const end = args.indexOf('--');
    const [first = '', second = ''] = end < 0 ? [] : args.slice(end + 1);
    switch (verb) {
      case 'init':
      case 'launch': {
        const state = verb === 'launch' ? 'running' : 'stopped';
        return this.#create(vm, { name: second, image: imageText(first), state }, options);
      }
      case 'copy':
        return this.#copy(vm, first, second, options);
      case 'delete':
        return first.includes('/')
          ? undefined
          : this.#change(vm, first, (instances, found) => instances.filter((one) => one !== found));
      case 'rename':
        return this.#change(vm, first, (instances, found) =>
          instances.map((one) => (one === found ? { ...one, name: second } : one)),
        );
      case 'start':
        // One that is frozen goes on where it was, at the same address.
        return this.#find(vm, first)?.state === 'frozen'
          ? this.#change(vm, first, (instances, found) =>
              instances.map((one) => (one === found ? { ...one, state: 'running' } : one)),
            )
          : undefined;
      case 'pause':
        return this.#change(vm, first, (instances, found) =>
          instances.map((one) => (one === found ? { ...one, state: 'frozen' } : one)),
        );
      default:
        return undefined;
    }
  }

  /** Shows progress like a download, then adds the container. */
  async #create(
    vm: string,
    { name, image, state }: { name: string; image: string | undefined; state: InstanceState },
    { signal, onOutput }: Options,
  ): Promise<Answer> {
    if (image === undefined) {
      return { exitCode: 1, stderr: 'Error: Image not found\n' };
    }
    for (let percent = STEP_PERCENT; percent <= 100; percent += STEP_PERCENT) {
      await this.#wait(STEP_MS);
      if (signal?.aborted === true) {
        return {};
      }
      onOutput?.(`\rRetrieving image: rootfs: ${percent}% (12.40MB/s)`);
    }
    this.#setInstances(vm, (instances) => [
      ...instances,
      {
        name,
        state,
        kind: 'container',
        ephemeral: false,
        image,
        architecture: 'x86_64',
        profiles: ['default'],
        snapshots: [],
        createdAt: new Date(this.#clock.now()).toISOString(),
        addresses: state === 'running' ? [this.#nextAddress()] : [],
      },
    ]);
    return {};
  }

  async #copy(vm: string, source: string, name: string, options: Options): Promise<Answer> {
    // A snapshot is named behind its container, as in `penguin/snap0`.
    const [sourceName = '', snapshot] = source.split('/');
    const found = this.#find(vm, sourceName);
    if (found === undefined) {
      return { exitCode: 1, stderr: 'Error: Instance not found\n' };
    }
    const snapshots = snapshot === undefined ? found.snapshots : undefined;
    const answer = await this.#create(
      vm,
      { name, image: found.image ?? '', state: 'stopped' },
      options,
    );
    this.#setInstances(vm, (instances) =>
      instances.map((one) =>
        one.name === name && snapshots !== undefined ? { ...one, snapshots } : one,
      ),
    );
    return answer;
  }

  async #change(
    vm: string,
    name: string,
    change: (instances: readonly Instance[], found: Instance) => readonly Instance[],
  ): Promise<Answer> {
    await this.#wait(ACTION_MS);
    const found = this.#find(vm, name);
    if (found === undefined) {
      return { exitCode: 1, stderr: 'Error: Instance not found\n' };
    }
    this.#setInstances(vm, (instances) => change(instances, found));
    return {};
  }

  #find(vm: string, name: string): Instance | undefined {
    return this.#saved(vm)?.instances.find((instance) => instance.name === name);
  }

  #saved(vm: string): SavedVm | undefined {
    return this.#vms.all().find((saved) => saved.vm.name === vm);
  }

  #runs(vm: string): boolean {
    return this.#saved(vm)?.vm.state === 'running';
  }

  #setInstances(vm: string, change: (instances: readonly Instance[]) => readonly Instance[]): void {
    this.#vms.change(
      this.#vms
        .all()
        .map((saved) =>
          saved.vm.name === vm ? { ...saved, instances: change(saved.instances) } : saved,
        ),
    );
  }

  #nextAddress(): { family: 'inet'; address: string; nic: string } {
    const used = new Set(
      this.#vms
        .all()
        .flatMap(({ instances }) => instances)
        .flatMap(({ addresses }) => addresses ?? [])
        .map(({ address }) => address),
    );
    let host = FIRST_FREE_HOST;
    while (used.has(`${ADDRESS_PREFIX}${host}`)) {
      host += 1;
    }
    return { family: 'inet', address: `${ADDRESS_PREFIX}${host}`, nic: 'eth0' };
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ms, resolve));
  }
}

/** The program itself, where a shell only gives it its input. */
function withoutShell({ file, args }: Invocation): readonly string[] {
  return file === 'sh' && args[1] === 'cat | "$@"' ? args.slice(3) : [file, ...args];
}

/** What an image asked for by `word` is called; `undefined` when there is none. */
function imageText(word: string): string | undefined {
  const [, remote = 'local', name = ''] = /^(?:([^:]*):)?(.*)$/.exec(word) ?? [];
  const [os, release] = name.split('/');
  return (DEMO_IMAGES[remote] ?? '').includes(`"${name}"`)
    ? [os, release, 'amd64'].filter((part) => part !== undefined).join(' ')
    : undefined;
}
