import { window, workspace, type ExtensionContext } from 'vscode';
import type { GlossaryStore } from '../../app/glossary/glossaryStore';
import type { Disposable } from '../../app/ports';
import { once } from '../once';
import { Delay } from './delay';
import { isNote, isSwitchedOn } from './noteDocuments';

/** Long enough that the editor shows the note first. */
const START_DELAY_MS = 500;

/** Marks outdated statements in notes; its code is loaded when the first note is on screen. */
export function registerOutdated(
  context: ExtensionContext,
  loadGlossary: () => Promise<GlossaryStore>,
): readonly Disposable[] {
  const start = once(async () => {
    const { startOutdated } = await import('./outdatedPart');
    context.subscriptions.push(...startOutdated(loadGlossary));
    for (const listener of listeners) {
      listener.dispose();
    }
  });
  const delay = new Delay();
  const isNeeded = (): boolean =>
    isSwitchedOn('notes.outdatedStatements') &&
    window.visibleTextEditors.some(({ document }) => isNote(document));
  const look = (): void => {
    if (isNeeded()) delay.run('start', START_DELAY_MS, () => void start());
  };
  const listeners: readonly Disposable[] = [
    window.onDidChangeVisibleTextEditors(look),
    workspace.onDidChangeConfiguration(look),
  ];
  look();
  return [delay, ...listeners];
}
