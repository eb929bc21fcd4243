import { startServer } from '../../host/vscode/server';
import { ensureCodeServer } from '../codeServer/install';
import { printLine } from '../progress';
import type { DemoOptions } from './options';
import { checkPort } from './port';
import { prepareDemo } from './prepare';

/** Starts code-server with the extension and prints its address. It runs until a signal ends this process. */
export async function startBrowserDemo(options: DemoOptions): Promise<void> {
  if (options.port !== 0) await checkPort(options.port);
  await ensureCodeServer();
  const demo = await prepareDemo(options.local);
  const server = await startServer({
    vsix: demo.packages,
    workspace: demo.notesFolder,
    port: options.port,
    baseSettings: demo.settings,
    // The user's own ssh configuration and lxc remotes are part of "this machine".
    userHome: options.local,
  });
  printLine('');
  printLine(`VS Code with the Crostini extension: ${server.origin}/`);
  printLine('Open this address in a browser. The Crostini side bar and the welcome note open by');
  printLine('themselves (else: the Crostini icon on the left). Ctrl+C here ends it.');
}
