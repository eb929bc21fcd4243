import type { LogOutputChannel } from 'vscode';
import type { Log } from '../app/ports';

/** The extension's log as the app's port. Lines from tools are kept on one line each. */
export function logTo(channel: LogOutputChannel): Log & { show(): void } {
  return {
    error: (message) => channel.error(message),
    warn: (message) => channel.warn(message),
    info: (message) => channel.info(message),
    debug: (message) => channel.debug(message),
    trace: (message) => channel.trace(message),
    show: () => channel.show(true),
  };
}
