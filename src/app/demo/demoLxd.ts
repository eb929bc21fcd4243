import type { Instance } from '../../core/model/instance';
import type { Invocation } from '../../core/reach/invocation';
import type { Clock, ProcessOutput, RunOptions } from '../ports';
import { DEMO_IMAGES } from './demoImages';
import type { DemoVms } from './demoVmDisks';

const STEP_MS = 120;
const STEP_PERCENT = 10;
const GIB = 1024 ** 3;
const DONE: Answer = {};

type Answer = Partial<ProcessOutput>;
type Options = Pick<RunOptions, 'signal' | 'onOutput'>;

interface DemoImage {
  readonly fingerprint: string;
  readonly aliases: readonly { readonly name: string }[];
}

interface DemoRemote {
  readonly Addr: string;
  readonly Protocol: string;
  readonly Public: boolean;
  readonly Static: boolean;
}

/** The part of the demo device that stands for an LXD without its containers: images, remotes and so on. */
export class DemoLxd {
  readonly #vms: DemoVms;
  readonly #clock: Clock;
  readonly #images = new Map<string, readonly DemoImage[]>(
    // Written by us, in the file beside this one.
    Object.entries(DEMO_IMAGES).map(([remote, text]) => [remote, JSON.parse(text) as DemoImage[]]),
  );
  readonly #remotes = new Map<string, DemoRemote>([
    ['local', { Addr: 'unix://', Protocol: '', Public: false, Static: true }],
    ['lxd-images', imageServer('https://images.lxd.canonical.com', false)],
    ['ubuntu', imageServer('https://cloud-images.ubuntu.com/releases', true)],
  ]);
  readonly #profiles = new Map([
    ['default', 'Default LXD profile'],
    ['gpu', 'Passes the graphics card through'],
  ]);
  #defaultRemote = 'local';

  constructor(vms: DemoVms, clock: Clock) {
    this.#vms = vms;
    this.#clock = clock;
  }

  /** The answer to an `lxc` that is about something else than containers; `undefined` for all else. */
  async run({ file, args }: Invocation, options: Options): Promise<Answer | undefined> {
    const words = [file, ...args];
    const vm = words.find((word) => word.startsWith('--vm_name='))?.slice('--vm_name='.length);
    const saved = this.#vms.all().find((one) => one.vm.name === vm);
    const at = words.indexOf('lxc');
    if (at < 0 || saved?.vm.state !== 'running') {
      return undefined;
    }
    const [noun = '', verb = '', third = ''] = words.slice(at + 1);
    const end = words.indexOf('--', at);
    const names = end < 0 ? [] : words.slice(end + 1);
    switch (noun) {
      case 'image':
        return this.#image(verb === 'alias' ? `alias ${third}` : verb, names, words, options);
      case 'remote':
        return this.#remote(verb, names, words);
      case 'profile':
        return this.#profile(verb, names, saved.instances);
      case 'storage':
        return json([
          { name: 'default', driver: 'btrfs', config: {}, used_by: users(saved.instances) },
        ]);
      case 'network':
        return json([LXDBR0, ETH0].map((one) => ({ ...one, used_by: users(saved.instances) })));
      case 'project':
        return json([{ name: 'default', description: 'Default LXD project', used_by: [] }]);
      case 'cluster':
        return failure("LXD server isn't part of a cluster");
      case 'query':
        return names[0] === '/1.0/storage-pools/default/resources'
          ? json({ space: { used: 3.4 * GIB, total: 9.6 * GIB } })
          : undefined;
      default:
        return undefined;
    }
  }

  async #image(
    verb: string,
    names: readonly string[],
    words: readonly string[],
    options: Options,
  ): Promise<Answer | undefined> {
    const [remote, name] = splitRemote(names[0] ?? '', this.#defaultRemote);
    const images = this.#images.get(remote) ?? [];
    const found = images.find(({ fingerprint }) => fingerprint === (names[1] ?? name));
    const change = (changed: DemoImage): void => {
      this.#images.set(
        remote,
        images.map((image) => (image.fingerprint === changed.fingerprint ? changed : image)),
      );
    };
    switch (verb) {
      case 'list':
        return json(images);
      case 'copy':
        return this.#copyImage(
          images.find(({ fingerprint }) => fingerprint === name),
          names[1] ?? '',
          words,
          options,
        );
      case 'delete':
        if (found === undefined) {
          return failure('Image not found');
        }
        this.#images.set(
          remote,
          images.filter((image) => image !== found),
        );
        return DONE;
      case 'alias create':
        if (found === undefined) {
          return failure('Image not found');
        }
        change({ ...found, aliases: [...found.aliases, { name }] });
        return DONE;
      case 'alias delete':
        for (const image of images) {
          change({ ...image, aliases: image.aliases.filter((alias) => alias.name !== name) });
        }
        return DONE;
      default:
        return undefined;
    }
  }

  async #copyImage(
    image: DemoImage | undefined,
    target: string,
    words: readonly string[],
    { signal, onOutput }: Options,
  ): Promise<Answer> {
    if (image === undefined) {
      return failure('Image not found');
    }
    for (let percent = STEP_PERCENT; percent <= 100; percent += STEP_PERCENT) {
      await new Promise<void>((resolve) => this.#clock.after(STEP_MS, resolve));
      if (signal?.aborted === true) {
        return DONE;
      }
      onOutput?.(`\rCopying the image: ${percent}% (12.40MB/s)`);
    }
    const alias = words.find((word) => word.startsWith('--alias='))?.slice('--alias='.length);
    const remote = target.replace(/:$/, '');
    const others = (this.#images.get(remote) ?? []).filter(
      ({ fingerprint }) => fingerprint !== image.fingerprint,
    );
    const copy = {
      ...image,
      aliases: alias === undefined ? [] : [{ name: alias }],
      uploaded_at: new Date(this.#clock.now()).toISOString(),
    };
    this.#images.set(remote, [...others, copy]);
    return DONE;
  }

  #remote(
    verb: string,
    [name = '', address = '']: readonly string[],
    words: readonly string[],
  ): Answer | undefined {
    const remote = this.#remotes.get(name);
    switch (verb) {
      case 'list':
        return json(Object.fromEntries(this.#remotes));
      case 'get-default':
        return { stdout: `${this.#defaultRemote}\n` };
      case 'add':
        if (!words.includes('--protocol=simplestreams')) {
          // There is no network behind it.
          return failure(`Get "https://${address}": dial tcp: lookup ${address}: no such host`);
        }
        this.#remotes.set(name, imageServer(address, false));
        return DONE;
      case 'remove':
        if (remote === undefined || remote.Static || name === this.#defaultRemote) {
          return failure(`Remote ${name} is static and cannot be modified`);
        }
        this.#remotes.delete(name);
        return DONE;
      case 'switch':
        this.#defaultRemote = name;
        return DONE;
      default:
        return undefined;
    }
  }

  #profile(
    verb: string,
    [name = '']: readonly string[],
    instances: readonly Instance[],
  ): Answer | undefined {
    switch (verb) {
      case 'list':
        return json(
          [...this.#profiles].map(([profile, description]) => ({
            name: profile,
            description,
            devices: profile === 'default' ? { eth0: {}, root: {} } : { gpu: {} },
            used_by: users(
              instances.filter(({ profiles }) => profiles?.includes(profile) === true),
            ),
          })),
        );
      case 'create':
        this.#profiles.set(name, '');
        return { stdout: `Profile ${name} created\n` };
      case 'delete':
        this.#profiles.delete(name);
        return DONE;
      default:
        return undefined;
    }
  }
}

const LXDBR0 = {
  name: 'lxdbr0',
  type: 'bridge',
  managed: true,
  config: { 'ipv4.address': '100.115.92.193/28', 'ipv6.address': 'none' },
};
const ETH0 = { name: 'eth0', type: 'physical', managed: false, config: {} };

function imageServer(Addr: string, Static: boolean): DemoRemote {
  return { Addr, Protocol: 'simplestreams', Public: true, Static };
}

function users(instances: readonly Instance[]): readonly string[] {
  return instances.map(({ name }) => `/1.0/instances/${name}`);
}

function splitRemote(word: string, standard: string): readonly [remote: string, name: string] {
  const at = word.indexOf(':');
  return at < 0 ? [standard, word] : [word.slice(0, at), word.slice(at + 1)];
}

function json(value: unknown): Answer {
  return { stdout: `${JSON.stringify(value)}\n` };
}

function failure(message: string): Answer {
  return { exitCode: 1, stderr: `Error: ${message}\n` };
}
