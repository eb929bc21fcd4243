import { window, type MessageOptions } from 'vscode';
import { withoutLinks } from '../core/text/withoutLinks';

// Names from guests stand in these messages, and the editor would make links of what looks like one.

/** Tells something; gives the button that was pressed, if any. */
export function showInformation(
  message: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return Promise.resolve(window.showInformationMessage(withoutLinks(message), ...buttons));
}

/** Warns of something; gives the button that was pressed, if any. */
export function showWarning(
  message: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return Promise.resolve(window.showWarningMessage(withoutLinks(message), ...buttons));
}

/** Tells of a failure; gives the button that was pressed, if any. */
export function showError(
  message: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return Promise.resolve(window.showErrorMessage(withoutLinks(message), ...buttons));
}

/** Asks a question that has to be answered first; gives the button, `undefined` for Cancel. */
export function ask(
  kind: 'information' | 'warning',
  message: string,
  { detail }: Pick<MessageOptions, 'detail'>,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  const options: MessageOptions = {
    modal: true,
    ...(detail === undefined ? {} : { detail: withoutLinks(detail) }),
  };
  const show = kind === 'warning' ? window.showWarningMessage : window.showInformationMessage;
  return Promise.resolve(show(withoutLinks(message), options, ...buttons));
}
