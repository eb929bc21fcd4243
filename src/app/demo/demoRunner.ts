import { printLxcListJson } from '../../core/cli/lxc/listPrintJson';
import { printVmcList } from '../../core/cli/vmc/listPrint';
import type { SavedInventory, SavedVm } from '../../core/config/savedInventory';
import type { Address, Instance } from '../../core/model/instance';
import type { Vm } from '../../core/model/vm';
import type { Invocation } from '../../core/reach/invocation';
import { err, ok, type Result } from '../../core/result';
import { DemoConfigs } from './demoConfigs';
import { DemoContainers } from './demoContainers';
import { DemoFiles } from './demoFiles';
import { DemoLxd } from './demoLxd';
import { DemoSharing } from './demoSharing';
import { DemoVmDisks } from './demoVmDisks';
import type { Clock, ProcessOutput, ProcessRunner, RunError, RunOptions } from '../ports';

/** What the demo device is made of; read when somebody first looks at it. */
export interface DemoRecordings {
  readonly inventory: SavedInventory;
  /** Text of `vmc logs` for any of its running VMs. */
  readonly vmLog: string;
  /** Text of `journalctl -o json` for any of its systems. */
  readonly journal: string;
}

const NOT_ON_DEMO: Partial<ProcessOutput> = {
  exitCode: 1,
  stderr: 'Error: not on the demo device\n',
};

/** Long enough to see that something is under way, as on a real device. */
const ACTION_MS = 700;
const OWNER_HASH = '0123456789abcdef0123456789abcdef01234567';

/**
 * Answers the commands of the demo device from an inventory that it keeps in memory: starting and
 * stopping change what the next list says. Takes the place of processes, so that all above it is the
 * code that real devices use.
 */
export class DemoRunner implements ProcessRunner {
  readonly #load: () => Promise<DemoRecordings>;
  readonly #clock: Clock;
  readonly #sharing = new DemoSharing();
  readonly #disks: DemoVmDisks;
  readonly #configs: DemoConfigs;
  readonly #containers: DemoContainers;
  readonly #lxd: DemoLxd;
  readonly #files: DemoFiles;
  #loaded: Promise<DemoRecordings> | undefined;
  #vms: readonly SavedVm[] | undefined;

  constructor(load: () => Promise<DemoRecordings>, clock: Clock) {
    this.#load = load;
    this.#clock = clock;
    const vms = {
      all: () => this.#vms ?? [],
      change: (changed: readonly SavedVm[]) => (this.#vms = changed),
    };
    this.#disks = new DemoVmDisks(vms, clock);
    this.#configs = new DemoConfigs(vms, clock);
    this.#containers = new DemoContainers(vms, clock);
    this.#lxd = new DemoLxd(vms, clock);
    this.#files = new DemoFiles(vms, clock);
  }

  async run(
    { file, args }: Invocation,
    options: RunOptions,
  ): Promise<Result<ProcessOutput, RunError>> {
    this.#loaded ??= this.#load();
    const recordings = await this.#loaded;
    this.#vms ??= recordings.inventory.vms;
    const answer =
      this.#files.run({ file, args }, options) ??
      (await this.#disks.run({ file, args }, options)) ??
      (await this.#configs.run({ file, args }, options)) ??
      (await this.#lxd.run({ file, args }, options)) ??
      (await this.#containers.run({ file, args }, options)) ??
      (await this.#answer(file, args, recordings));
    if (options.signal?.aborted === true) {
      return err({ kind: 'cancelled' });
    }
    return ok({ stdout: '', stderr: '', exitCode: 0, durationMs: 0, ...answer });
  }

  async #answer(
    file: string,
    args: readonly string[],
    recordings: DemoRecordings,
  ): Promise<Partial<ProcessOutput>> {
    switch (file) {
      case 'vmc':
        return this.#vmc(args, recordings);
      case 'vsh':
        return this.#vsh(args, recordings);
      case 'sh':
        return args.some((arg) => arg.includes('/sys/bus/usb/'))
          ? { stdout: this.#sharing.hostUsb() }
          : NOT_ON_DEMO;
      case 'dbus-send':
        return {
          stdout: `method return\n   string "demo@example.com"\n   string "${OWNER_HASH}"\n`,
        };
      default:
        return { exitCode: 127, stderr: `${file}: not on the demo device` };
    }
  }

  async #vmc(args: readonly string[], { vmLog }: DemoRecordings): Promise<Partial<ProcessOutput>> {
    const name = args.at(-1) ?? '';
    switch (args[0]) {
      case 'list':
        return {
          stdout: printVmcList(
            (this.#vms ?? []).map(({ vm }) => vm),
            'F',
          ),
        };
      case 'start':
        await this.#wait();
        this.#setVmState(name, 'running');
        return {};
      case 'stop':
        await this.#wait();
        this.#setVmState(name, 'stopped');
        return {};
      case 'logs':
        return { stdout: this.#vm(name)?.vm.state === 'running' ? vmLog : '' };
      default:
        return (
          this.#sharing.answer(args, this.#vm(args[1] ?? '')?.vm.state === 'running') ?? NOT_ON_DEMO
        );
    }
  }

  async #vsh(
    args: readonly string[],
    { journal }: DemoRecordings,
  ): Promise<Partial<ProcessOutput>> {
    const vmName =
      args.find((arg) => arg.startsWith('--vm_name='))?.slice('--vm_name='.length) ?? '';
    const words = args.slice(args.indexOf('--') + 1);
    if (this.#vm(vmName)?.vm.state !== 'running') {
      const stderr = `ERROR vsh: [vsh.cc:122] Failed to get VM info for ${vmName}\n`;
      return { exitCode: 1, stderr };
    }
    if (words.includes('journalctl')) {
      return { stdout: journal };
    }
    const lxc = words.slice(words.indexOf('lxc') + 1);
    const name = lxc.at(-1) ?? '';
    switch (lxc[0]) {
      case 'list':
        return { stdout: printLxcListJson(this.#vm(vmName)?.instances ?? []) };
      case 'start':
      case 'restart':
        await this.#wait();
        this.#setInstanceState(vmName, name, 'running');
        return {};
      case 'stop':
        await this.#wait();
        this.#setInstanceState(vmName, name, 'stopped');
        return {};
      default:
        return { exitCode: 1, stderr: 'Error: not on the demo device\n' };
    }
  }

  #vm(name: string): SavedVm | undefined {
    return this.#vms?.find(({ vm }) => vm.name === name);
  }

  #setVmState(name: string, state: Vm['state']): void {
    this.#change(name, (saved) => ({
      vm: { ...saved.vm, state },
      instances: saved.instances.map((instance): Instance =>
        state === 'stopped' ? { ...instance, state: 'stopped', addresses: [] } : instance,
      ),
    }));
  }

  #setInstanceState(vm: string, name: string, state: Instance['state']): void {
    this.#change(vm, (saved) => ({
      ...saved,
      instances: saved.instances.map((instance): Instance =>
        instance.name === name
          ? { ...instance, state, addresses: state === 'running' ? DEMO_ADDRESSES : [] }
          : instance,
      ),
    }));
  }

  #change(name: string, change: (saved: SavedVm) => SavedVm): void {
    this.#vms = this.#vms?.map((saved) => (saved.vm.name === name ? change(saved) : saved));
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ACTION_MS, resolve));
  }
}

/** In the range that Termina gives its containers. */
const DEMO_ADDRESSES: readonly Address[] = [
  { family: 'inet', address: '100.115.92.205', nic: 'eth0' },
];
