import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stopOnSignal } from '../../host/vscode/cleanUp';
import { quietSettings, type Settings } from '../../host/vscode/settings';
import { rootFolder } from '../paths';
import { withProgress } from '../progress';
import { packageExtension } from '../vsix';
import { createOpener } from './opener';

/** What both kinds of demo start from; everything in `folder` is temporary. */
export interface PreparedDemo {
  readonly folder: string;
  /** A copy of the sample notes, so that nothing in the checkout changes. */
  readonly notesFolder: string;
  readonly packages: readonly string[];
  readonly settings: Settings;
  readonly remove: () => Promise<void>;
}

/** Builds and packages the extension and copies the notes. */
export async function prepareDemo(local: boolean): Promise<PreparedDemo> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-demo-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  stopOnSignal(remove);
  try {
    const [extension, opener] = await withProgress('Building and packaging the extension', () =>
      Promise.all([packageExtension(), createOpener(folder)]),
    );
    const notesFolder = path.join(folder, 'notes');
    await mkdir(notesFolder);
    await cp(path.join(rootFolder, 'test/demo-notes'), notesFolder, { recursive: true });
    const devices = [{ name: 'Demo Chromebook', kind: 'demo' }];
    const settings = local ? quietSettings : { ...quietSettings, 'crostini.devices': devices };
    return { folder, notesFolder, packages: [extension, opener], settings, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
