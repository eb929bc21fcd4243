import { parseJournalJson } from '../../core/cli/journal/json';
import { journalWords } from '../../core/cli/journal/commands';
import type { Command } from '../../core/cli/command';
import type { JournalEntry } from '../../core/cli/journal/json';
import { vmLogsCommand } from '../../core/cli/vmc/commands';
import { vmNameProblem } from '../../core/cli/vmc/vmName';
import { parseCrosvmLog } from '../../core/logs/crosvmLog';
import { journalRecords } from '../../core/logs/journalRecords';
import type { LogRecord } from '../../core/logs/logRecord';
import type { InstanceTarget, VmTarget } from '../../core/model/target';
import type { Problem } from '../../core/problem/problem';
import type { Reach } from '../../core/reach/reach';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { Clock } from '../ports';

/** A journal of many fields per line: ten thousand of them are about 20 MB. */
const MAX_JOURNAL_BYTES = 256 * 1024 * 1024;

/** The VM's crosvm log as `vmc logs` gives it, oldest record first. Empty when there is no log. */
export async function readVmLog(
  access: DeviceAccess,
  { vm }: VmTarget,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result<readonly LogRecord[], Problem>> {
  const reason = vmNameProblem(vm);
  if (reason !== undefined) {
    return err({ kind: 'bad-vm-name', name: vm, reason });
  }
  const context = { deviceId: access.deviceId, signal };
  // The file has the device's local time without a zone; device and reader are nearly always in one.
  const localClock = {
    nowMs: clock.now(),
    utcOffsetMinutesAt: (timeMs: number) => clock.utcOffsetMinutesAt(timeMs),
  };
  const log = await access.runVmc(vmLogsCommand(vm), context);
  return log.ok ? ok(parseCrosvmLog(log.value.data, localClock)) : log;
}

/** The newest `lines` journal entries of an instance, oldest first. */
export async function readInstanceJournal(
  access: DeviceAccess,
  target: InstanceTarget,
  lines: number,
  signal: AbortSignal,
): Promise<Result<readonly LogRecord[], Problem>> {
  const context = { deviceId: access.deviceId, signal };
  const reach = await access.reachOfInstance(target, context);
  return reach.ok ? readJournal(access, reach.value, lines, context) : reach;
}

/** The newest `lines` journal entries of a containerless VM, oldest first. */
export async function readVmJournal(
  access: DeviceAccess,
  { vm }: VmTarget,
  lines: number,
  signal: AbortSignal,
): Promise<Result<readonly LogRecord[], Problem>> {
  const context = { deviceId: access.deviceId, signal };
  const reach = await access.reachOfContainerless(vm, context);
  return reach.ok ? readJournal(access, reach.value, lines, context) : reach;
}

async function readJournal(
  access: DeviceAccess,
  reach: Reach,
  lines: number,
  context: CommandContext,
): Promise<Result<readonly LogRecord[], Problem>> {
  const journal = await access.commands.run(reach, journalCommand(lines), context);
  return journal.ok ? ok(journalRecords(journal.value.data)) : journal;
}

function journalCommand(lines: number): Command<readonly JournalEntry[]> {
  const [, ...args] = journalWords({ lines });
  return {
    tool: 'journalctl',
    args,
    parse: parseJournalJson,
    mutates: false,
    maxOutputBytes: MAX_JOURNAL_BYTES,
  };
}
