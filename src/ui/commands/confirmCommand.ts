import { env, l10n } from 'vscode';
import type { PlannedChange } from '../../app/commandRunner';
import { ask } from '../messages';
import type { Settings } from '../settings';

/** Shows a command before it is run, for people who asked for that in the settings. */
export function confirmCommand(settings: Settings): (change: PlannedChange) => Promise<boolean> {
  return async ({ line, signal }) => {
    if (!settings.confirmCommands) {
      return true;
    }
    const run = l10n.t('Run');
    const copy = l10n.t('Copy Instead');
    const pressed = await ask(
      'information',
      l10n.t('Run this command?'),
      { detail: line },
      run,
      copy,
    );
    if (pressed === copy) {
      await env.clipboard.writeText(line);
    }
    return pressed === run && !signal.aborted;
  };
}
