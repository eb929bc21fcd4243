import { l10n, window } from 'vscode';
import { ask } from '../messages';
import type { Services } from '../services';

export interface Confirmation {
  /** Names what ends or is lost, and on which device. */
  readonly question: string;
  /** What that means, in a sentence or two. */
  readonly detail: string;
  /** The action's own words. */
  readonly button: string;
  /** True where something is lost for good: then the setting that spares questions does not count. */
  readonly isForGood: boolean;
  /** Set where this very window runs in it: the name to type before it goes on. */
  readonly ownName?: string | undefined;
}

/**
 * Asks before something ends or is lost. Where this window would end with it, a second look is asked
 * for: the name has to be typed.
 */
export async function confirm({ settings }: Services, asked: Confirmation): Promise<boolean> {
  const { question, detail, button, isForGood, ownName } = asked;
  if (!settings.confirmDestructive && !isForGood && ownName === undefined) {
    return true;
  }
  const ownDetail = l10n.t('This window of VS Code runs in it, so the window ends with it.');
  const text = ownName === undefined ? detail : `${ownDetail} ${detail}`;
  const pressed = await ask('warning', question, { detail: text }, button);
  if (pressed !== button || ownName === undefined) {
    return pressed === button;
  }
  const typed = await window.showInputBox({
    title: question,
    prompt: l10n.t('{0} Type {1} to go on.', ownDetail, ownName),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value === ownName ? undefined : l10n.t('This is not the name: {0}', ownName),
  });
  return typed === ownName;
}
