import { l10n } from 'vscode';
import type { ShellDiagnosis } from '../../app/shellDiagnosis';
import type { ShellEnd, ShellLayer } from '../../core/shells/shellEnd';
import { singleLine } from '../../core/text/singleLine';
import { shellPlaceWords, type Shell } from '../terminals/shell';
import { problemWords, type ProblemWords } from './problemWords';
import { instanceStateWord } from './stateWords';

/** What can be done about a shell that failed, with a button each. */
export type ShellRemedy =
  'start-vm' | 'start-instance' | 'unfreeze-instance' | 'root-shell' | 'again';

export interface ShellEndWords extends ProblemWords {
  readonly remedies: readonly ShellRemedy[];
}

/** Why a shell ended, as far as can be told, and what helps. Sentences without a full stop. */
export function shellEndWords(
  shell: Shell,
  end: ShellEnd,
  diagnosis: ShellDiagnosis,
  layers: readonly ShellLayer[],
): ShellEndWords {
  switch (diagnosis.kind) {
    case 'problem':
      return { ...problemWords(diagnosis.problem), remedies: ['again'] };
    case 'vm-not-running':
      return diagnosis.isStarting
        ? {
            message: l10n.t('VM {0} is still starting', diagnosis.vm),
            nextStep: l10n.t('Wait a moment and try again'),
            remedies: ['again'],
          }
        : { message: l10n.t('VM {0} is not running', diagnosis.vm), remedies: ['start-vm'] };
    case 'instance-not-running':
      return {
        message: l10n.t('the container is {0}', instanceStateWord(diagnosis.state)),
        remedies: instanceRemedies(diagnosis.state),
      };
    case 'login-shell-unusable': {
      const { user, program } = diagnosis.loginShell;
      return {
        message: l10n.t(
          'the login shell {0} of user {1} cannot be run there',
          singleLine(program),
          singleLine(user),
        ),
        nextStep: l10n.t('Install it, or change it as root with chsh'),
        remedies: ['root-shell', 'again'],
      };
    }
    case 'answers':
      return {
        message: codeWords(shell, end, layers),
        nextStep: l10n.t('{0} answers, so it may work again', capitalized(shellPlaceWords(shell))),
        remedies: isUserShell(shell) ? ['again', 'root-shell'] : ['again'],
      };
  }
}

function instanceRemedies(state: string): readonly ShellRemedy[] {
  switch (state) {
    case 'stopped':
      return ['start-instance'];
    case 'frozen':
      return ['unfreeze-instance'];
    default:
      return ['again'];
  }
}

/** What the exit code says by itself: codes that a tool on the way keeps for itself. */
function codeWords(
  { device }: Shell,
  { exitCode }: ShellEnd,
  layers: readonly ShellLayer[],
): string {
  if (exitCode === 255 && layers.includes('ssh')) {
    return l10n.t('the SSH connection to {0} failed or broke (exit code 255)', device.config.name);
  }
  if (exitCode === 123 && layers.includes('vm')) {
    return l10n.t('the connection into the VM broke (vsh exit code 123)');
  }
  switch (exitCode) {
    case 126:
      return l10n.t('its program may not be executed (exit code 126)');
    case 127:
      return l10n.t('its program was not found (exit code 127)');
    default:
      return l10n.t('exit code {0}', exitCode);
  }
}

function isUserShell({ place }: Shell): boolean {
  return place.kind === 'instance' && place.user === 'user';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
