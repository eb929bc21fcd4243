import type { Command } from '../../core/cli/command';
import type { SshEffectiveConfig } from '../../core/cli/ssh/effectiveConfig';
import {
  chromeOsReleaseCommand,
  developerSwitchCommand,
  trueCommand,
} from '../../core/cli/chromeOs/release';
import { lxcVersionCommand } from '../../core/cli/lxc/commands';
import { vmcNotOlderThan } from '../../core/cli/vmc/age';
import { vmcListCommand } from '../../core/cli/vmc/commands';
import { holdsContainers } from '../../core/cli/vmc/vmType';
import type { Vm } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';
import { sshReachOf, withSshOptions, type Reach, type SshReach } from '../../core/reach/reach';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import { probeVmState } from '../inventory/probeVmState';
import type { Clock } from '../ports';
import type { SshConnections } from '../ssh/sshConnections';
import type { VmcUsages } from '../vmcUsages';
import {
  DIAGNOSIS_STEPS,
  failed,
  passed,
  skipped,
  type DiagnosisFact,
  type DiagnosisResult,
  type DiagnosisStep,
} from './diagnosis';

export interface DiagnosisParts {
  readonly access: DeviceAccess;
  readonly connections: SshConnections;
  readonly usages: VmcUsages;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called as each step ends, in the order of {@link DIAGNOSIS_STEPS}. */
  readonly onResult: (step: DiagnosisStep, result: DiagnosisResult) => void;
}

/**
 * Takes the way to a device behind ssh step by step and tells what each one found. Changes nothing on
 * the device. Every step is told, also those that could not be taken.
 */
export async function diagnoseDevice(parts: DiagnosisParts): Promise<void> {
  const { signal, onResult } = parts;
  const steps = new DeviceDiagnosis(parts);
  let hasFailed = false;
  for (const step of DIAGNOSIS_STEPS) {
    const result: DiagnosisResult = signal.aborted
      ? skipped('cancelled')
      : hasFailed
        ? skipped('earlier-failure')
        : await steps.take(step);
    const isCancelled = result.kind === 'failed' && result.problem.kind === 'cancelled';
    hasFailed ||= result.kind === 'failed';
    onResult(step, isCancelled ? skipped('cancelled') : result);
  }
}

class DeviceDiagnosis {
  readonly #parts: DiagnosisParts;
  readonly #context: CommandContext;
  #isChromeOs = false;
  #hasVmc = false;
  #vms: readonly Vm[] = [];

  constructor(parts: DiagnosisParts) {
    this.#parts = parts;
    this.#context = { deviceId: parts.access.deviceId, signal: parts.signal };
  }

  take(step: DiagnosisStep): Promise<DiagnosisResult> {
    switch (step) {
      case 'resolve':
        return this.#resolve();
      case 'connect':
        return this.#connect();
      case 'system':
        return this.#findSystem();
      case 'developer-mode':
        return this.#findDeveloperMode();
      case 'vmc':
        return this.#findVmc();
      case 'session':
        return this.#findSession();
      case 'vms':
        return this.#listVms();
      case 'vsh':
        return this.#enterVm();
      case 'lxd':
        return this.#askLxd();
    }
  }

  async #resolve(): Promise<DiagnosisResult> {
    const reach = this.#ssh;
    const config = await this.#parts.connections.effectiveConfig(reach, this.#parts.signal);
    return config.ok ? passed(destinationOf(config.value, reach)) : failed(config.error);
  }

  /** By a connection of its own: one that stands already proves nothing about the next one. */
  async #connect(): Promise<DiagnosisResult> {
    const { access, clock } = this.#parts;
    const alone = withSshOptions(this.#ssh, ['-o', 'ControlPath=none']);
    const startedAtMs = clock.now();
    const run = await access.commands.run(alone, trueCommand(), this.#context);
    return run.ok
      ? passed({ kind: 'connected', durationMs: clock.now() - startedAtMs })
      : failed(run.error);
  }

  async #findSystem(): Promise<DiagnosisResult> {
    const asked = await this.#run(this.#ssh, chromeOsReleaseCommand());
    if (!asked.ok) {
      return failed(asked.error);
    }
    const release = asked.value;
    this.#isChromeOs = release !== undefined;
    return passed(
      release === undefined ? { kind: 'other-system' } : { kind: 'chrome-os', release },
    );
  }

  async #findDeveloperMode(): Promise<DiagnosisResult> {
    const asked = await this.#run(this.#ssh, developerSwitchCommand());
    if (!asked.ok && asked.error.kind !== 'tool-missing' && asked.error.kind !== 'exit') {
      return failed(asked.error);
    }
    return asked.ok && asked.value !== undefined
      ? passed({ kind: 'developer-mode', isOn: asked.value })
      : skipped('no-crossystem');
  }

  async #findVmc(): Promise<DiagnosisResult> {
    const { access, usages } = this.#parts;
    const usage = await usages.of(access, this.#context);
    if (!usage.ok) {
      const isMissing = usage.error.kind === 'tool-missing';
      return isMissing && !this.#isChromeOs ? skipped('no-vmc') : failed(usage.error);
    }
    this.#hasVmc = true;
    return passed({ kind: 'vmc-age', notOlderThan: vmcNotOlderThan(usage.value) });
  }

  async #findSession(): Promise<DiagnosisResult> {
    if (!this.#hasVmc) {
      return skipped('no-vmc');
    }
    const { owner, reach } = this.#parts.access;
    owner.forget();
    const ownerHash = await owner.find(reach, this.#context);
    return ownerHash === undefined
      ? failed({ kind: 'no-owner-hash' })
      : passed({ kind: 'signed-in', ownerHash });
  }

  async #listVms(): Promise<DiagnosisResult> {
    if (!this.#hasVmc) {
      return skipped('no-vmc');
    }
    const { access } = this.#parts;
    const listing = await access.runVmc(vmcListCommand(), this.#context);
    if (!listing.ok) {
      return failed(listing.error);
    }
    this.#vms = await Promise.all(
      listing.value.data.vms.map(async (vm) =>
        vm.state === 'unknown'
          ? { ...vm, state: await probeVmState(access, vm.name, this.#context) }
          : vm,
      ),
    );
    return passed({ kind: 'vms', vms: this.#vms });
  }

  async #enterVm(): Promise<DiagnosisResult> {
    const vm = this.#runningVm;
    if (vm === undefined) {
      return skipped(this.#hasVmc ? 'no-running-vm' : 'no-vmc');
    }
    const { access } = this.#parts;
    const reach =
      holdsContainers(vm) === false
        ? await access.reachOfContainerless(vm.name, this.#context)
        : await access.reachOfVm(vm.name, this.#context);
    const run = reach.ok ? await this.#run(reach.value, trueCommand()) : reach;
    return run.ok ? passed({ kind: 'vm-answers', vm: vm.name }) : failed(run.error);
  }

  async #askLxd(): Promise<DiagnosisResult> {
    const { access } = this.#parts;
    const vm = this.#runningVm;
    if (this.#hasVmc && vm === undefined) {
      return skipped('no-running-vm');
    }
    if (vm !== undefined && holdsContainers(vm) === false) {
      return skipped('no-lxd-in-vm');
    }
    const reach = await access.reachOfLxd(vm?.name, this.#context);
    const asked = reach.ok ? await this.#lxcVersion(vm?.name, reach.value) : reach;
    if (!asked.ok) {
      const hasNothing = !this.#hasVmc && asked.error.kind === 'tool-missing';
      return failed(hasNothing ? { kind: 'no-tools' } : asked.error);
    }
    const { client, server } = asked.value;
    return server === undefined
      ? failed({ kind: 'lxc', failure: UNREACHABLE })
      : passed({ kind: 'lxd', vm: vm?.name, client, server });
  }

  async #lxcVersion(
    vm: string | undefined,
    reach: Reach,
  ): Promise<Result<{ client: string; server: string | undefined }, Problem>> {
    const plain = await this.#run(reach, lxcVersionCommand());
    const isHidden = !plain.ok && plain.error.kind === 'tool-missing' && vm !== undefined;
    return isHidden
      ? this.#run(this.#parts.access.useLxdNext(vm, reach), lxcVersionCommand())
      : plain;
  }

  async #run<T>(reach: Reach, command: Command<T>): Promise<Result<T, Problem>> {
    const run = await this.#parts.access.commands.run(reach, command, this.#context);
    return run.ok ? ok(run.value.data) : err(run.error);
  }

  /** One with containers, if any: there is more to look at. */
  get #runningVm(): Vm | undefined {
    const running = this.#vms.filter(({ state }) => state === 'running');
    return running.find((vm) => holdsContainers(vm) !== false) ?? running[0];
  }

  get #ssh(): SshReach {
    const reach = sshReachOf(this.#parts.access.reach);
    if (reach === undefined) {
      throw new Error('only a device behind ssh has a connection to diagnose');
    }
    return reach;
  }
}

function destinationOf(config: SshEffectiveConfig, { host }: SshReach): DiagnosisFact {
  const first = (keyword: string): string | undefined => {
    const [value] = config.get(keyword) ?? [];
    return value === 'none' || value === '' ? undefined : value;
  };
  return {
    kind: 'destination',
    user: first('user') ?? '',
    hostName: first('hostname') ?? host,
    port: first('port') ?? '22',
    through: first('proxyjump') ?? first('proxycommand'),
  };
}

/** `lxc version` exits with 0 although its daemon does not answer. */
const UNREACHABLE = { kind: 'daemon-not-running', message: '', exitCode: 0 } as const;
