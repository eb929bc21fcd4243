import { l10n, QuickInputButtons, window, type QuickPickItem } from 'vscode';
import type { Clock } from '../../app/ports';

/** How a question of several is put. */
export interface StepFrame {
  readonly title: string;
  readonly placeholder: string;
  /** Shows the button that goes back to the question before. */
  readonly canGoBack: boolean;
}

/** Long enough that a quick answer shows no list that is gone again at once. */
const BUSY_AFTER_MS = 400;

/**
 * Reads what a question needs; when that takes long, an empty list says so, and closing it calls all off.
 */
export async function whileBusy<T>(
  clock: Clock,
  frame: Pick<StepFrame, 'title'>,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const abort = new AbortController();
  const picker = window.createQuickPick();
  picker.title = frame.title;
  picker.placeholder = l10n.t('Asking LXD…');
  picker.busy = true;
  picker.ignoreFocusOut = true;
  picker.onDidHide(() => abort.abort());
  const shown = clock.after(BUSY_AFTER_MS, () => picker.show());
  try {
    const value = await read(abort.signal);
    return abort.signal.aborted ? undefined : value;
  } finally {
    shown.dispose();
    picker.dispose();
  }
}

/** One choice; `value` is what picking it means. */
export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** What was picked; `back` for the question before, `undefined` when it was called off. */
export function pickOne<T>(
  frame: StepFrame,
  choices: readonly Choice<T>[],
  active?: Choice<T>,
): Promise<{ readonly value: T } | 'back' | undefined> {
  return new Promise((resolve) => {
    const picker = window.createQuickPick<Choice<T>>();
    picker.title = frame.title;
    picker.placeholder = frame.placeholder;
    picker.buttons = frame.canGoBack ? [QuickInputButtons.Back] : [];
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.ignoreFocusOut = true;
    picker.items = choices;
    picker.activeItems = active === undefined ? [] : [active];
    picker.onDidTriggerButton(() => end('back'));
    picker.onDidAccept(() => {
      const [picked] = picker.selectedItems;
      if (picked !== undefined) {
        end({ value: picked.value });
      }
    });
    picker.onDidHide(() => end(undefined));
    const end = (answer: { readonly value: T } | 'back' | undefined): void => {
      // Hiding comes back here as well; only the first answer counts.
      resolve(answer);
      picker.dispose();
    };
    picker.show();
  });
}

/** All that were ticked, which may be none. */
export function pickSeveral<T>(
  frame: StepFrame,
  choices: readonly Choice<T>[],
  ticked: readonly Choice<T>[],
): Promise<{ readonly values: readonly T[] } | 'back' | undefined> {
  return new Promise((resolve) => {
    const picker = window.createQuickPick<Choice<T>>();
    picker.title = frame.title;
    picker.placeholder = frame.placeholder;
    picker.buttons = frame.canGoBack ? [QuickInputButtons.Back] : [];
    picker.canSelectMany = true;
    picker.matchOnDescription = true;
    picker.ignoreFocusOut = true;
    picker.items = choices;
    picker.selectedItems = ticked;
    const end = (answer: { readonly values: readonly T[] } | 'back' | undefined): void => {
      resolve(answer);
      picker.dispose();
    };
    picker.onDidTriggerButton(() => end('back'));
    picker.onDidAccept(() => end({ values: picker.selectedItems.map(({ value }) => value) }));
    picker.onDidHide(() => end(undefined));
    picker.show();
  });
}

/** A line of text that `validate` has nothing against. */
export function askText(
  frame: StepFrame & { readonly prompt: string; readonly value?: string },
  validate: (text: string) => string | undefined,
): Promise<{ readonly text: string } | 'back' | undefined> {
  return new Promise((resolve) => {
    const box = window.createInputBox();
    box.title = frame.title;
    box.placeholder = frame.placeholder;
    box.prompt = frame.prompt;
    box.value = frame.value ?? '';
    box.buttons = frame.canGoBack ? [QuickInputButtons.Back] : [];
    box.ignoreFocusOut = true;
    const end = (answer: { readonly text: string } | 'back' | undefined): void => {
      resolve(answer);
      box.dispose();
    };
    const check = (): boolean => {
      box.validationMessage = validate(box.value);
      return box.validationMessage === undefined;
    };
    box.onDidTriggerButton(() => end('back'));
    box.onDidChangeValue(check);
    box.onDidAccept(() => {
      if (check()) {
        end({ text: box.value });
      }
    });
    box.onDidHide(() => end(undefined));
    box.show();
  });
}
