import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVsix } from '../vsix';

export const EMPTY_EXTENSION_ID = 'crostini-bench.empty';

/** Packages an extension that does nothing: what VS Code itself needs for any extension. */
export async function packageEmptyExtension(folder: string): Promise<string> {
  const source = path.join(folder, 'empty');
  await mkdir(source, { recursive: true });
  const manifest = {
    name: 'empty',
    publisher: 'crostini-bench',
    version: '1.0.0',
    license: 'MIT',
    engines: { vscode: '^1.93.0' },
    main: './extension.js',
    activationEvents: ['onStartupFinished'],
  };
  await writeFile(path.join(source, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(source, 'README.md'), 'Does nothing.\n');
  await writeFile(path.join(source, 'extension.js'), 'exports.activate = () => undefined;\n');
  const vsix = path.join(folder, 'empty.vsix');
  await createVsix(source, vsix);
  return vsix;
}
