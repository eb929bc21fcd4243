import type { Settings } from './vscode/settings';

/** Runs the installed extension in the browser's extension host, although there is a server with one. */
export const inWebWorker: Settings = {
  'remote.extensionKind': { 'crostini-tools.crostini': ['web'] },
};
