import type { Instance, Snapshot } from '../../core/model/instance';
import type { Clock, ProcessOutput, RunOptions } from '../ports';
import type { Invocation } from '../../core/reach/invocation';
import type { DemoVms } from './demoVmDisks';

const ACTION_MS = 700;
const DONE: Answer = {};

type Answer = Partial<ProcessOutput>;
/** A configuration as the server keeps it. */
type Config = Readonly<Record<string, unknown>>;

const DEFAULT_PROFILE: Config = {
  config: { 'security.nesting': 'true' },
  description: 'Default LXD profile',
  devices: {
    eth0: { name: 'eth0', nictype: 'bridged', parent: 'lxdbr0', type: 'nic' },
    root: { path: '/', pool: 'default', type: 'disk' },
  },
};

/** The part of the demo device that stands for configurations, profiles' contents and snapshots. */
export class DemoConfigs {
  readonly #vms: DemoVms;
  readonly #clock: Clock;
  readonly #profiles = new Map<string, Config>([['default', DEFAULT_PROFILE]]);
  readonly #configs = new Map<string, Config>();
  /** What configurations were when their snapshots were taken. */
  readonly #kept = new Map<string, Config>();

  constructor(vms: DemoVms, clock: Clock) {
    this.#vms = vms;
    this.#clock = clock;
  }

  /** The answer to an `lxc` in a running VM that is about these; `undefined` for all else. */
  async run(
    { file, args }: Invocation,
    { input }: Pick<RunOptions, 'input'>,
  ): Promise<Answer | undefined> {
    const words = [file, ...args];
    const vm = words.find((word) => word.startsWith('--vm_name='))?.slice('--vm_name='.length);
    const at = words.indexOf('lxc');
    const end = words.indexOf('--', at);
    const saved = this.#vms.all().find((one) => one.vm.name === vm);
    if (vm === undefined || at < 0 || end < 0 || saved?.vm.state !== 'running') {
      return undefined;
    }
    const [verb = '', noun = ''] = words.slice(at + 1);
    const [first = '', ...rest] = words.slice(end + 1);
    const given = input?.kind === 'text' ? input.text : '';
    switch (`${verb} ${noun}`) {
      case 'profile show':
        return print(this.#profile(first, saved.instances));
      case 'profile edit':
        return this.#edit(given, (config) => this.#profiles.set(first, config));
    }
    const [name = '', snapshot = rest[0] ?? ''] = first.split('/');
    const instance = saved.instances.find((one) => one.name === name);
    if (instance === undefined) {
      return ['config', 'snapshot', 'restore'].includes(verb)
        ? failure('Instance not found')
        : undefined;
    }
    const key = JSON.stringify([vm, name]);
    switch (verb) {
      case 'config':
        return this.#config(noun, { key, instance, words, given, values: rest });
      case 'snapshot':
        await this.#wait();
        return this.#take(key, vm, instance, rest[0]);
      case 'restore':
        await this.#wait();
        return this.#restore(key, instance, snapshot);
      case 'delete':
        return first.includes('/') ? this.#drop(vm, instance, snapshot) : undefined;
      default:
        return undefined;
    }
  }

  #config(
    noun: string,
    {
      key,
      instance,
      words,
      given,
      values,
    }: {
      readonly key: string;
      readonly instance: Instance;
      readonly words: readonly string[];
      readonly given: string;
      readonly values: readonly string[];
    },
  ): Promise<Answer> | Answer | undefined {
    const own = this.#configOf(key, instance);
    switch (noun) {
      case 'show':
        return print(words.includes('--expanded') ? this.#expanded(own) : own);
      case 'edit':
        return this.#edit(given, (config) => this.#configs.set(key, config));
      case 'set': {
        const set = Object.fromEntries(values.map((value) => splitAtEquals(value)));
        this.#configs.set(key, { ...own, config: { ...valuesOf(own['config']), ...set } });
        return DONE;
      }
      default:
        return undefined;
    }
  }

  async #edit(text: string, save: (config: Config) => void): Promise<Answer> {
    await this.#wait();
    // Written by this program itself, as JSON.
    const config = JSON.parse(text) as Config;
    const { isKnownConfigKey } = await import('../../core/cli/lxc/config/configKeys');
    const unknown = Object.keys(valuesOf(config['config'])).find((key) => !isKnownConfigKey(key));
    if (unknown !== undefined) {
      return failure(`Invalid config: Unknown configuration key: ${unknown}`);
    }
    save(config);
    return DONE;
  }

  #configOf(key: string, { architecture, image, profiles, description }: Instance): Config {
    return (
      this.#configs.get(key) ?? {
        architecture: architecture ?? 'x86_64',
        config: {
          'boot.autostart': 'false',
          ...(image === undefined ? {} : { 'image.description': image }),
          'volatile.eth0.hwaddr': '00:16:3e:6e:1e:6c',
        },
        devices: {},
        ephemeral: false,
        profiles: profiles ?? [],
        stateful: false,
        description: description ?? '',
      }
    );
  }

  #expanded(own: Config): Config {
    const names = Array.isArray(own['profiles']) ? own['profiles'].map(String) : [];
    const all = [...names.map((name) => this.#profiles.get(name) ?? {}), own];
    const merged = (part: 'config' | 'devices'): object =>
      Object.assign({}, ...all.map((config) => config[part])) as object;
    return { ...own, config: merged('config'), devices: merged('devices') };
  }

  #profile(name: string, instances: readonly Instance[]): Config {
    const users = instances.filter(({ profiles }) => profiles?.includes(name) === true);
    const known = this.#profiles.get(name) ?? { config: {}, description: '', devices: {} };
    return { ...known, name, used_by: users.map((user) => `/1.0/instances/${user.name}`) };
  }

  #take(key: string, vm: string, instance: Instance, given: string | undefined): Answer {
    const snapshots = instance.snapshots ?? [];
    const names = snapshots.map(({ name }) => name);
    const name = given ?? freeName(names);
    if (names.includes(name)) {
      return failure('Add snapshot info to the database: This entry already exists');
    }
    this.#kept.set(`${key}/${name}`, this.#configOf(key, instance));
    const createdAt = new Date(this.#clock.now()).toISOString();
    this.#setSnapshots(vm, instance, [...snapshots, { name, createdAt, stateful: false }]);
    return DONE;
  }

  #restore(key: string, instance: Instance, name: string): Answer {
    if (instance.snapshots?.some((snapshot) => snapshot.name === name) !== true) {
      return failure(`Snapshot ${instance.name}/${name} does not exist`);
    }
    const config = this.#kept.get(`${key}/${name}`);
    if (config !== undefined) {
      this.#configs.set(key, config);
    }
    return DONE;
  }

  async #drop(vm: string, instance: Instance, name: string): Promise<Answer> {
    await this.#wait();
    const snapshots = instance.snapshots ?? [];
    const left = snapshots.filter((snapshot) => snapshot.name !== name);
    if (left.length === snapshots.length) {
      return failure('InstanceSnapshot not found');
    }
    this.#setSnapshots(vm, instance, left);
    return DONE;
  }

  #setSnapshots(vm: string, { name }: Instance, snapshots: readonly Snapshot[]): void {
    this.#vms.change(
      this.#vms.all().map((saved) =>
        saved.vm.name === vm
          ? {
              ...saved,
              instances: saved.instances.map((one) =>
                one.name === name ? { ...one, snapshots } : one,
              ),
            }
          : saved,
      ),
    );
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ACTION_MS, resolve));
  }
}

/** The YAML that the real one prints may as well be JSON. */
function print(config: Config): Answer {
  return { stdout: `${JSON.stringify(config)}\n` };
}

function failure(message: string): Answer {
  return { exitCode: 1, stderr: `Error: ${message}\n` };
}

function splitAtEquals(word: string): readonly [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

function valuesOf(part: unknown): Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null ? { ...part } : {};
}

/** `snap0`, or the next number that is free, as LXD does it. */
function freeName(names: readonly string[]): string {
  let count = 0;
  while (names.includes(`snap${count}`)) {
    count += 1;
  }
  return `snap${count}`;
}
