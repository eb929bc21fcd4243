import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVsix } from '../vsix';

const manifest = {
  name: 'crostini-demo-opener',
  displayName: 'Crostini demo opener',
  description: 'Shows the Crostini side bar and the welcome note when the demo starts.',
  publisher: 'crostini-tools',
  version: '1.0.0',
  engines: { vscode: '^1.93.0' },
  main: './opener.js',
  extensionKind: ['workspace'],
  activationEvents: ['onStartupFinished'],
  files: ['opener.js'],
};

// Once per workspace: after a reload VS Code itself restores what the user had open.
const code = `const vscode = require('vscode');
exports.activate = async (context) => {
  if (context.workspaceState.get('opened')) return;
  await context.workspaceState.update('opened', true);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder) {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder.uri, 'Welcome.md'));
  }
  await vscode.commands.executeCommand('workbench.view.extension.crostini');
};
`;

/**
 * Packages a tiny extension that opens the Crostini side bar, and returns the .vsix. No setting, address or
 * command-line option of VS Code chooses the side bar's first view; only a command does.
 */
export async function createOpener(folder: string): Promise<string> {
  const source = path.join(folder, 'opener');
  await mkdir(source, { recursive: true });
  await writeFile(path.join(source, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(source, 'opener.js'), code);
  const packagePath = path.join(folder, 'opener.vsix');
  await createVsix(source, packagePath);
  return packagePath;
}
