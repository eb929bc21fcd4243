import { l10n } from 'vscode';
import type { DeviceAccess } from '../../app/deviceAccess';
import type { DeviceState } from '../../app/inventory/deviceState';
import { readInstanceJournal, readVmJournal, readVmLog } from '../../app/logs/readLogs';
import type { LogRecord } from '../../core/logs/logRecord';
import type { Problem } from '../../core/problem/problem';
import type { Result } from '../../core/result';
import type { LogDocuments } from '../logs/logDocuments';
import { showInformation } from '../messages';
import type { Services } from '../services';
import { withCancel } from './progress';
import type { CommandHandler } from './register';
import { reportProblem } from './report';
import { chooseInstance, chooseVm, instanceTarget, vmTarget } from './targets';

export function openVmLog(services: Services, documents: LogDocuments): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, () => true);
    if (choice !== undefined) {
      const { name } = choice.vm;
      await open(services, documents, choice.device, {
        fileName: l10n.t('{0} crosvm', name),
        title: l10n.t('Reading the crosvm log of VM {0}…', name),
        attempt: l10n.t('Could not read the crosvm log of VM {0}:', name),
        none: l10n.t('VM {0} has no crosvm log on this device yet.', name),
        read: (access, signal) => readVmLog(access, vmTarget(choice), services.clock, signal),
      });
    }
  };
}

/** The journal of a container, or of a containerless VM, which is one system with one journal. */
export function openJournal(services: Services, documents: LogDocuments): CommandHandler {
  return async (node) => {
    if (node?.kind === 'vm') {
      const choice = await chooseVm(services, node, () => true);
      if (choice !== undefined) {
        await openJournalOf(services, documents, choice.device, choice.vm.name, (access, signal) =>
          readVmJournal(access, vmTarget(choice), services.settings.logLines, signal),
        );
      }
      return;
    }
    const choice = await chooseInstance(
      services,
      node,
      ({ instance }) => instance.state === 'running',
    );
    if (choice !== undefined) {
      await openJournalOf(
        services,
        documents,
        choice.device,
        choice.instance.name,
        (access, signal) =>
          readInstanceJournal(access, instanceTarget(choice), services.settings.logLines, signal),
      );
    }
  };
}

async function openJournalOf(
  services: Services,
  documents: LogDocuments,
  device: DeviceState,
  name: string,
  read: LogRequest['read'],
): Promise<void> {
  await open(services, documents, device, {
    fileName: l10n.t('{0} journal', name),
    title: l10n.t('Reading the journal of {0}…', name),
    attempt: l10n.t('Could not read the journal of {0}:', name),
    none: l10n.t('The journal of {0} is empty.', name),
    read,
  });
}

interface LogRequest {
  readonly fileName: string;
  readonly title: string;
  readonly attempt: string;
  /** Said when there is no record. */
  readonly none: string;
  readonly read: (
    access: DeviceAccess,
    signal: AbortSignal,
  ) => Promise<Result<readonly LogRecord[], Problem>>;
}

async function open(
  services: Services,
  documents: LogDocuments,
  device: DeviceState,
  request: LogRequest,
): Promise<void> {
  const access = services.registry.access(device.id);
  if (access === undefined) {
    const problem: Problem = { kind: 'not-reachable-kind', name: device.config.name };
    await reportProblem(services, request.attempt, problem);
    return;
  }
  const records = await withCancel(request.title, (signal) => request.read(access, signal));
  if (!records.ok) {
    await reportProblem(services, request.attempt, records.error);
    return;
  }
  if (records.value.length === 0) {
    void showInformation(request.none);
    return;
  }
  const { name, kind } = device.config;
  await documents.show({
    deviceName: name,
    fileName: request.fileName,
    records: records.value,
    readAtMs: services.clock.now(),
    isDemo: kind === 'demo',
  });
}
