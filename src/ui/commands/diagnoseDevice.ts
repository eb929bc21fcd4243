import {
  commands,
  env,
  l10n,
  ThemeIcon,
  window,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import { diagnoseDevice as takeSteps } from '../../app/diagnosis/diagnoseDevice';
import {
  DIAGNOSIS_STEPS,
  type DiagnosisResult,
  type DiagnosisStep,
} from '../../app/diagnosis/diagnosis';
import type { DeviceAccess } from '../../app/deviceAccess';
import { VmcUsages } from '../../app/vmcUsages';
import { showInformation } from '../messages';
import type { Services } from '../services';
import { factWords, skipWords, stepWords } from '../words/diagnosisWords';
import { problemWords } from '../words/problemWords';
import type { CommandHandler } from './register';
import { chooseDevice } from './targets';

interface StepItem extends QuickPickItem {
  /** What the row does when it is chosen, beside being copied. */
  readonly command?: { readonly id: string; readonly arguments: readonly unknown[] };
}

/** Shows step by step how far the way to a device behind ssh is good, and what to do where it ends. */
export function diagnoseDevice(services: Services): CommandHandler {
  return async (node) => {
    const device = await chooseDevice(services, node, ({ config }) => config.kind === 'ssh');
    const access = device === undefined ? undefined : services.registry.access(device.id);
    if (device?.config.kind === 'ssh' && access !== undefined) {
      await showSteps(services, device.config.name, access);
    }
  };
}

async function showSteps(services: Services, name: string, access: DeviceAccess): Promise<void> {
  const abort = new AbortController();
  const results = new Map<DiagnosisStep, DiagnosisResult>();
  const picker = window.createQuickPick<StepItem>();
  const copy: QuickInputButton = {
    iconPath: new ThemeIcon('copy'),
    tooltip: l10n.t('Copy Report'),
  };
  picker.title = l10n.t('Connection to {0}', name);
  picker.placeholder = l10n.t('Each step needs the one before it. Escape ends the diagnosis.');
  picker.buttons = [copy];
  picker.ignoreFocusOut = true;
  picker.busy = true;
  const show = (): void => {
    picker.items = DIAGNOSIS_STEPS.filter(
      (step, place) => results.has(step) || place === results.size,
    ).map((step) => stepItem(step, results.get(step)));
    // What can be done is on the row that Enter takes.
    picker.activeItems = picker.items.filter(({ command }) => command !== undefined);
  };
  show();
  picker.onDidTriggerButton(async () => {
    await env.clipboard.writeText(report(name, results));
    void showInformation(l10n.t('Copied the report.'));
  });
  const closed = new Promise<StepItem | undefined>((resolve) => {
    picker.onDidAccept(() => {
      const [item] = picker.activeItems;
      if (item?.command !== undefined) {
        resolve(item);
      }
    });
    picker.onDidHide(() => resolve(undefined));
  });
  picker.show();
  const taken = takeSteps({
    access,
    connections: services.connections,
    usages: new VmcUsages(),
    clock: services.clock,
    signal: abort.signal,
    onResult: (step, result) => {
      results.set(step, result);
      show();
    },
  }).finally(() => {
    picker.busy = false;
    services.log.info(report(name, results));
  });
  const chosen = await closed;
  abort.abort();
  await taken;
  picker.dispose();
  if (chosen?.command !== undefined) {
    await commands.executeCommand(chosen.command.id, ...chosen.command.arguments);
  }
}

function stepItem(step: DiagnosisStep, result: DiagnosisResult | undefined): StepItem {
  const label = stepWords(step);
  switch (result?.kind) {
    case undefined:
      return { label: `$(loading~spin) ${label}`, description: l10n.t('looking…') };
    case 'passed':
      return { label: `$(pass) ${label}`, description: factWords(result.fact) };
    case 'skipped':
      return { label: `$(circle-slash) ${label}`, description: skipWords(result.reason) };
    case 'failed': {
      const { message, nextStep, command } = problemWords(result.problem);
      const offer = command === undefined ? undefined : `$(arrow-right) ${command.title}`;
      const detail = [offer, nextStep].filter((part) => part !== undefined).join(' · ');
      return {
        label: `$(error) ${label}`,
        description: l10n.t('failed: {0}', message),
        ...(detail === '' ? {} : { detail }),
        ...(command === undefined
          ? {}
          : { command: { id: command.id, arguments: command.arguments ?? [] } }),
      };
    }
  }
}

/** Plain text, to be sent to somebody who helps. */
function report(name: string, results: ReadonlyMap<DiagnosisStep, DiagnosisResult>): string {
  const lines = [...results].map(([step, result]) => {
    const label = stepWords(step);
    switch (result.kind) {
      case 'passed':
        return l10n.t('{0}: ok, {1}', label, factWords(result.fact));
      case 'skipped':
        return l10n.t('{0}: left out, {1}', label, skipWords(result.reason));
      case 'failed': {
        const { message, nextStep, detail } = problemWords(result.problem);
        const parts = [message, nextStep, detail].filter(
          (part) => part !== undefined && part !== '',
        );
        return l10n.t('{0}: failed, {1}', label, parts.join('. '));
      }
    }
  });
  return [l10n.t('Connection to {0}', name), ...lines].join('\n');
}
