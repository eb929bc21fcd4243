import type { Command } from '../../core/cli/command';
import { diskOperationStatusCommand } from '../../core/cli/vmc/diskCommands';
import {
  diskProgressOf,
  NOTHING_READ,
  readDiskProgress,
  type DiskProgress,
} from '../../core/cli/vmc/diskProgress';
import type { Problem } from '../../core/problem/problem';
import { ok, type Result } from '../../core/result';
import type { DeviceAccess } from '../deviceAccess';
import type { Clock } from '../ports';
import type { Report } from './report';
import type { ActionResult } from './vmLifecycle';

/** Something that concierge does to a VM's disk, and goes on with when nobody waits for it. */
export interface DiskOperation {
  readonly deviceId: string;
  /** Concierge's name for it. */
  readonly uuid: string;
  /** `other`: begun elsewhere, and known by its name only. */
  readonly does: 'create' | 'export' | 'import' | 'resize' | 'other';
  /** Empty where it is not known. */
  readonly vm: string;
  readonly startedAtMs: number;
  /** 0 to 100, as last heard. */
  readonly percent: number;
  readonly state: 'running' | 'done' | 'failed';
}

/** Where an action runs, how it is called off, and who hears how far it is. */
export interface DiskActionContext {
  readonly access: DeviceAccess;
  readonly signal: AbortSignal;
  readonly report: Report;
}

/** Older ones are of no use: concierge forgets an operation once its end has been told. */
const MAX_KEPT = 20;

/**
 * Runs disk operations and remembers those that were begun since the window opened. What is called off
 * here concierge goes on with, so each stays known by its name.
 */
export class DiskOperations {
  readonly #clock: Clock;
  #operations: readonly DiskOperation[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Those of a device, newest first. */
  of(deviceId: string): readonly DiskOperation[] {
    return this.#operations.filter((operation) => operation.deviceId === deviceId);
  }

  /** Runs an operation to its end and tells how far it is. */
  async run(
    { access, signal, report }: DiskActionContext,
    about: Pick<DiskOperation, 'does' | 'vm'>,
    command: Command<DiskProgress>,
  ): Promise<ActionResult> {
    const { deviceId } = access;
    const startedAtMs = this.#clock.now();
    let reading = NOTHING_READ;
    const keep = (state: DiskOperation['state']): void => {
      const { uuid, percent = 0 } = diskProgressOf(reading);
      if (uuid !== undefined) {
        this.#keep({ ...about, deviceId, uuid, percent, startedAtMs, state });
      }
    };
    const result = await access.runVmc(command, {
      deviceId,
      signal,
      onOutput: (text) => {
        reading = readDiskProgress(reading, text);
        const { percent } = diskProgressOf(reading);
        keep('running');
        if (percent !== undefined) {
          report({ percent });
        }
      },
    });
    if (result.ok) {
      keep('done');
      return ok('done');
    }
    // Only concierge's own word ends an operation; a vmc that was ended or gave up waiting does not.
    if (result.error.kind === 'vmc' && result.error.failure.kind !== 'timed-out') {
      keep('failed');
    }
    return result;
  }

  /** How far an operation is; that it failed is a problem. */
  async status(
    { access, signal }: Omit<DiskActionContext, 'report'>,
    operation: DiskOperation,
  ): Promise<Result<DiskOperation, Problem>> {
    const context = { deviceId: access.deviceId, signal };
    const answer = await access.runVmc(diskOperationStatusCommand(operation.uuid), context);
    if (answer.ok) {
      const { isDone, percent = operation.percent } = answer.value.data;
      return ok(this.#keep({ ...operation, percent, state: isDone ? 'done' : 'running' }));
    }
    const failure = answer.error.kind === 'vmc' ? answer.error.failure.kind : undefined;
    if (failure === 'resize-done') {
      return ok(this.#keep({ ...operation, percent: 100, state: 'done' }));
    }
    if (failure === 'disk-operation-failed' || failure === 'low-disk') {
      this.#keep({ ...operation, state: 'failed' });
    }
    return answer;
  }

  /** Takes over what is known of an operation in place of what was known. */
  #keep(operation: DiskOperation): DiskOperation {
    const known = this.#operations.some(({ uuid }) => uuid === operation.uuid);
    this.#operations = known
      ? this.#operations.map((each) => (each.uuid === operation.uuid ? operation : each))
      : [operation, ...this.#operations].slice(0, MAX_KEPT);
    return operation;
  }
}
