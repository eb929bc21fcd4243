import { window } from 'vscode';
import type { Disposable, Log } from '../app/ports';

/** The extension's log, which a person can look at. */
export interface ShownLog extends Log, Disposable {
  show(): void;
}

/** Opens the output channel that is the extension's log. */
export function openLog(): ShownLog {
  const channel = window.createOutputChannel('Crostini', { log: true });
  return {
    error: (message) => channel.error(message),
    warn: (message) => channel.warn(message),
    info: (message) => channel.info(message),
    debug: (message) => channel.debug(message),
    trace: (message) => channel.trace(message),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
