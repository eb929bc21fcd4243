import type { Command } from '../../core/cli/command';
import {
  createVmCommand,
  destroyVmCommand,
  exportVmCommand,
  importVmCommand,
  inspectBackupCommand,
  resizeVmCommand,
  type CreatableVmType,
  type NewVm,
  type VmExport,
} from '../../core/cli/vmc/diskCommands';
import { diskFileProblem, type DiskFile } from '../../core/cli/vmc/diskFile';
import type { DiskProgress } from '../../core/cli/vmc/diskProgress';
import { knows, type VmcUsage } from '../../core/cli/vmc/usage';
import type { VmType } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { VmcUsages } from '../vmcUsages';
import type { DiskActionContext, DiskOperations } from './diskOperations';
import { holdVm } from './holdVm';
import { findVm, listedVm } from './listedVm';
import type { Locks } from './locks';
import type { ActionResult } from './vmLifecycle';

/** A VM to be made. */
export type VmRequest = NewVm & { readonly type: CreatableVmType };

export interface ImportRequest {
  readonly name: string;
  readonly file: DiskFile;
  readonly type: CreatableVmType;
}

/**
 * Makes, destroys, resizes, exports and imports VMs. Looks before and after, because `vmc` makes a VM
 * on a typo and says nothing when one is not there. Never writes over a VM or a file.
 */
export class VmDisks {
  readonly usages: VmcUsages;
  readonly operations: DiskOperations;
  readonly #locks: Locks;

  constructor(parts: { locks: Locks; usages: VmcUsages; operations: DiskOperations }) {
    this.#locks = parts.locks;
    this.usages = parts.usages;
    this.operations = parts.operations;
  }

  /** Makes a VM. One of the type that old ones do not tell apart is made without naming the type. */
  create(to: DiskActionContext, { type, ...request }: VmRequest): Promise<ActionResult> {
    const fileProblem = request.source && problemOfFile(request.source);
    if (fileProblem !== undefined) {
      return Promise.resolve(err(fileProblem));
    }
    return this.#make(to, request.name, 'create', (usage) => {
      const needed = [
        ...(request.sizeBytes === undefined ? [] : ['--size']),
        ...(type === 'crostini' && request.source === undefined ? [] : ['--vm-type']),
      ];
      const problem = problemOfAge(usage, 'create', needed);
      return problem === undefined
        ? ok(createVmCommand(knows(usage, 'create', '--vm-type') ? { ...request, type } : request))
        : err(problem);
    });
  }

  /** Makes a VM from an exported one. */
  import(to: DiskActionContext, { name, file, type }: ImportRequest): Promise<ActionResult> {
    const fileProblem = problemOfFile(file);
    if (fileProblem !== undefined) {
      return Promise.resolve(err(fileProblem));
    }
    return this.#make(to, name, 'import', (usage) => {
      const knowsTypes = knows(usage, 'import', '--vm-type');
      const problem = problemOfAge(usage, 'import', type === 'crostini' ? [] : ['--vm-type']);
      return problem === undefined
        ? ok(importVmCommand(knowsTypes ? { name, file, type } : { name, file }))
        : err(problem);
    });
  }

  /** Destroys a VM with all that is in it. */
  destroy(
    { access, signal }: Omit<DiskActionContext, 'report'>,
    vm: string,
  ): Promise<ActionResult> {
    return holdVm({ locks: this.#locks, access, vm, signal }, async (context) => {
      const before = await listedVm(access, vm, context);
      const usage = before.ok ? await this.#usageFor(access, context, 'destroy') : before;
      if (!usage.ok) {
        return usage;
      }
      const knowsYes = knows(usage.value, 'destroy', '-y');
      const destroyed = await access.runVmc(destroyVmCommand(vm, { knowsYes }), context);
      if (!destroyed.ok) {
        return destroyed;
      }
      const after = await findVm(access, vm, context);
      if (!after.ok) {
        return after;
      }
      return after.value === undefined ? ok('done') : err({ kind: 'vm-not-destroyed', vm });
    });
  }

  /** Resizes a VM's disk. A listing tells the space that a disk takes, so the new size cannot be checked. */
  resize(
    to: DiskActionContext,
    { vm, sizeBytes }: { readonly vm: string; readonly sizeBytes: number },
  ): Promise<ActionResult> {
    const { access, signal } = to;
    return holdVm({ locks: this.#locks, access, vm, signal }, async (context) => {
      const before = await listedVm(access, vm, context);
      if (!before.ok) {
        return before;
      }
      const { minSizeBytes } = before.value;
      if (minSizeBytes !== undefined && sizeBytes < minSizeBytes) {
        return err({ kind: 'size-below-minimum', sizeBytes, minSizeBytes });
      }
      const usage = await this.#usageFor(access, context, 'resize');
      return usage.ok
        ? this.operations.run(to, { does: 'resize', vm }, resizeVmCommand(vm, sizeBytes))
        : usage;
    });
  }

  /** Writes a VM to a file of the device. */
  export(to: DiskActionContext, request: VmExport): Promise<ActionResult> {
    const { access, signal } = to;
    const { name: vm, file, digest, force } = request;
    const fileProblem = problemOfFile(file);
    if (fileProblem !== undefined) {
      return Promise.resolve(err(fileProblem));
    }
    return holdVm({ locks: this.#locks, access, vm, signal }, async (context) => {
      const before = await listedVm(access, vm, context);
      const needed = [...(digest ? ['-d'] : []), ...(force ? ['-f'] : [])];
      const usage = before.ok ? await this.#usageFor(access, context, 'export', needed) : before;
      return usage.ok
        ? this.operations.run(to, { does: 'export', vm }, exportVmCommand(request))
        : usage;
    });
  }

  /** The type of the VM in an exported file. */
  async inspectBackup(
    { access, signal }: Omit<DiskActionContext, 'report'>,
    file: DiskFile,
  ): Promise<Result<VmType, Problem>> {
    const fileProblem = problemOfFile(file);
    if (fileProblem !== undefined) {
      return err(fileProblem);
    }
    const context = { deviceId: access.deviceId, signal };
    const usage = await this.#usageFor(access, context, 'inspect-backup');
    if (!usage.ok) {
      return usage;
    }
    const type = await access.runVmc(inspectBackupCommand(file), context);
    return type.ok ? ok(type.value.data) : type;
  }

  /** Makes a VM of a name that is not taken, and looks whether it is there. */
  #make(
    to: DiskActionContext,
    vm: string,
    does: 'create' | 'import',
    commandFor: (usage: VmcUsage) => Result<Command<DiskProgress>, Problem>,
  ): Promise<ActionResult> {
    const { access, signal } = to;
    return holdVm({ locks: this.#locks, access, vm, signal }, async (context) => {
      const before = await findVm(access, vm, context);
      if (!before.ok) {
        return before;
      }
      if (before.value !== undefined) {
        return err({ kind: 'vm-exists', vm });
      }
      const usage = await this.usages.of(access, context);
      const command = usage.ok ? commandFor(usage.value) : usage;
      const made = command.ok
        ? await this.operations.run(to, { does, vm }, command.value)
        : command;
      const after = made.ok ? await listedVm(access, vm, context) : made;
      if (after.ok) {
        return ok('done');
      }
      return after.error.kind === 'vm-gone' ? err({ kind: 'vm-not-created', vm }) : after;
    });
  }

  async #usageFor(
    access: DeviceAccess,
    context: CommandContext,
    subcommand: string,
    options: readonly string[] = [],
  ): Promise<Result<VmcUsage, Problem>> {
    const usage = await this.usages.of(access, context);
    const problem = usage.ok ? problemOfAge(usage.value, subcommand, options) : undefined;
    return problem === undefined ? usage : err(problem);
  }
}

/** That this `vmc` has no such subcommand or option; `undefined` when it has. */
function problemOfAge(
  usage: VmcUsage,
  subcommand: string,
  options: readonly string[],
): Problem | undefined {
  if (!knows(usage, subcommand)) {
    return { kind: 'vmc-too-old', command: `vmc ${subcommand}` };
  }
  const missing = options.find((option) => !knows(usage, subcommand, option));
  return missing === undefined
    ? undefined
    : { kind: 'vmc-too-old', command: `vmc ${subcommand} ${missing}` };
}

function problemOfFile(file: DiskFile): Problem | undefined {
  const reason = diskFileProblem(file);
  return reason === undefined ? undefined : { kind: 'bad-disk-file', path: file.path, reason };
}
