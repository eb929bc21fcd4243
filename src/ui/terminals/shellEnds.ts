import { commands, l10n } from 'vscode';
import { diagnoseShell, shellLayers, type ShellDiagnosis } from '../../app/shellDiagnosis';
import type { DeviceAccess } from '../../app/deviceAccess';
import { judgeShellEnd, type ShellEnd, type ShellEndVerdict } from '../../core/shells/shellEnd';
import { act, type Action } from '../commands/act';
import { withCancel } from '../commands/progress';
import { reportProblem } from '../commands/report';
import { showError } from '../messages';
import type { Services } from '../services';
import { shellEndWords, type ShellEndWords, type ShellRemedy } from '../words/shellEndWords';
import { shellPlaceWords, type Shell } from './shell';
import { openShell } from './shellTerminal';

/** Looks at the place of a shell whose end was not normal, and says what is so and what helps. */
export async function explainShellEnd(
  services: Services,
  shell: Shell,
  end: ShellEnd,
): Promise<void> {
  const access = services.registry.access(shell.device.id);
  if (access === undefined) {
    return;
  }
  const layers = shellLayers(access, shell.place);
  const verdict = judgeShellEnd(end, layers);
  services.log.info(
    `The shell in ${shellPlaceWords(shell)} ended with exit code ${end.exitCode} after ${end.lifeMs} ms: ${verdict}.`,
  );
  if (verdict === 'normal') {
    return;
  }
  const diagnosis = await look(access, shell, verdict);
  const isCancelled = diagnosis.kind === 'problem' && diagnosis.problem.kind === 'cancelled';
  if (isCancelled || (diagnosis.kind === 'answers' && verdict === 'suspect')) {
    return;
  }
  // The rows may still say what is no longer so.
  void services.inventory.refreshDevice(shell.device.id);
  await show(services, shell, shellEndWords(shell, end, diagnosis, layers));
}

/** A suspicion is looked into without a word. */
function look(
  access: DeviceAccess,
  shell: Shell,
  verdict: Exclude<ShellEndVerdict, 'normal'>,
): Promise<ShellDiagnosis> {
  return verdict === 'suspect'
    ? diagnoseShell(access, shell.place, new AbortController().signal)
    : withCancel(
        l10n.t('The shell in {0} failed. Looking why…', shellPlaceWords(shell)),
        (signal) => diagnoseShell(access, shell.place, signal),
      );
}

async function show(
  services: Services,
  shell: Shell,
  { message, nextStep, detail, command, remedies }: ShellEndWords,
): Promise<void> {
  const said = l10n.t('The shell in {0} ended: {1}', shellPlaceWords(shell), message);
  const text = nextStep === undefined ? `${said}.` : `${said}. ${nextStep}.`;
  services.log.warn(detail === undefined ? text : `${text} ${detail}`);
  const showLog = l10n.t('Show Log');
  const buttons = new Map(remedies.map((remedy) => [remedyTitle(remedy), remedy]));
  const others = command === undefined ? [showLog] : [command.title, showLog];
  const pressed = await showError(text, ...buttons.keys(), ...others);
  const remedy = pressed === undefined ? undefined : buttons.get(pressed);
  if (remedy !== undefined) {
    // Not waited for: another shell of the same place may fail meanwhile, and is to be told.
    void apply(services, shell, remedy);
  } else if (pressed === showLog) {
    services.log.show();
  } else if (command !== undefined && pressed === command.title) {
    await commands.executeCommand(command.id);
  }
}

function remedyTitle(remedy: ShellRemedy): string {
  switch (remedy) {
    case 'start-vm':
      return l10n.t('Start VM');
    case 'start-instance':
      return l10n.t('Start Container');
    case 'unfreeze-instance':
      return l10n.t('Unfreeze Container');
    case 'root-shell':
      return l10n.t('Open Root Shell');
    case 'again':
      return l10n.t('Try Again');
  }
}

async function apply(services: Services, shell: Shell, remedy: ShellRemedy): Promise<void> {
  const { place } = shell;
  switch (remedy) {
    case 'again':
      return openShell(services, shell);
    case 'root-shell':
      return place.kind === 'device'
        ? undefined
        : openShell(services, { ...shell, place: { ...place, user: 'root' } });
    case 'start-vm':
    case 'start-instance':
    case 'unfreeze-instance': {
      const action = startAction(services, shell, remedy);
      if (action === undefined) {
        return;
      }
      const problem = await act(services, shell.device, action);
      if (problem !== undefined) {
        return reportProblem(services, action.attempt, problem);
      }
      // A container comes up some time after its VM, by itself or not at all.
      return place.kind === 'instance' && remedy === 'start-vm'
        ? undefined
        : openShell(services, shell);
    }
  }
}

function startAction(
  services: Services,
  { device, place }: Shell,
  remedy: 'start-vm' | 'start-instance' | 'unfreeze-instance',
): Action | undefined {
  const vm =
    place.kind === 'vm' ? place.vm : place.kind === 'instance' ? place.target.vm : undefined;
  if (remedy === 'start-vm') {
    return vm === undefined
      ? undefined
      : {
          title: l10n.t('Starting VM {0}…', vm),
          attempt: l10n.t('Could not start VM {0}:', vm),
          already: l10n.t('VM {0} is already running.', vm),
          run: (access, signal) => services.vms.start(access, { deviceId: device.id, vm }, signal),
        };
  }
  if (place.kind !== 'instance') {
    return undefined;
  }
  const { instance } = place.target;
  return {
    title: l10n.t('Starting container {0}…', instance),
    attempt: l10n.t('Could not start container {0}:', instance),
    already: l10n.t('Container {0} is already running.', instance),
    // What is frozen goes on when it is started.
    run: (access, signal) => services.instances.start(access, place.target, signal),
  };
}
