import * as vscode from 'vscode';
import type * as inBrowser from './crostiniInBrowser';
import { PartLoader } from './platform/partLoader';

/** Put in when this file is bundled; see {@link PartLoader}. */
declare const PARTS: Readonly<Record<string, readonly string[]>>;
declare const START: string;

/**
 * The extension where VS Code runs in a browser alone, as on vscode.dev. The extension host there loads this
 * file and no other, so this one loads the rest, as on the desktop when something is first asked for.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist/web');
  const parts = new PartLoader({
    needs: PARTS,
    readText: async (name) =>
      new TextDecoder().decode(
        await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)),
      ),
    given: { vscode },
  });
  // The bundler makes START of that module.
  const { startInBrowser } = (await parts.load(START)) as typeof inBrowser;
  startInBrowser(context);
}
