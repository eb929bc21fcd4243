import { commands, Uri, type ExtensionContext } from 'vscode';
import { GlossaryStore } from '../../app/glossary/glossaryStore';
import type { Log } from '../../app/ports';
import type { Grouping } from '../../core/glossary/outline';
import { CrostiniHover } from '../hover/crostiniHover';
import { COMMANDS, CONTEXT_KEYS, type GlossaryCommandId } from '../ids';
import { Settings } from '../settings';
import { tellBrokenGlossaries } from './editor/tellBrokenGlossaries';
import { EntryPages } from './entryPages';
import { glossarySources, watchOwnGlossaries } from './glossarySources';
import { GlossaryTree } from './glossaryTree';

/** All of the glossary that needs no device: the same on the desktop and in a browser. */
export interface GlossaryPart {
  readonly store: GlossaryStore;
  readonly hover: CrostiniHover;
  readonly tree: GlossaryTree;
  readonly pages: EntryPages;
  readonly run: (id: GlossaryCommandId, args: readonly unknown[]) => Promise<void>;
}

const GROUPING_KEY = 'glossary.grouping';

/** Builds and wires the glossary. No logic. */
export function startGlossary(context: ExtensionContext, log: Log): GlossaryPart {
  const settings = new Settings();
  const builtIn = Uri.joinPath(context.extensionUri, 'dist/glossary.json');
  const store = new GlossaryStore(glossarySources(builtIn, settings), log);
  const grouping: Grouping =
    context.globalState.get<unknown>(GROUPING_KEY) === 'kind' ? 'kind' : 'layer';
  const tree = new GlossaryTree(store, grouping);
  const pages = new EntryPages(store);
  const groupBy = async (by: Grouping): Promise<void> => {
    tree.groupBy(by);
    await context.globalState.update(GROUPING_KEY, by);
    await commands.executeCommand('setContext', CONTEXT_KEYS.glossaryByKind, by === 'kind');
  };
  void commands.executeCommand('setContext', CONTEXT_KEYS.glossaryByKind, grouping === 'kind');
  context.subscriptions.push(
    tree,
    pages,
    watchOwnGlossaries(settings, () => store.ownFilesChanged()),
    tellBrokenGlossaries(store),
  );
  return {
    store,
    hover: new CrostiniHover(store, settings),
    tree,
    pages,
    run: async (id, [given]) => {
      switch (id) {
        case COMMANDS.explainTerm:
          return (await import('./explainTerm')).explainTerm(store, given);
        case COMMANDS.insertTermLink:
          return (await import('./insertTerm')).insertTerm(store, 'link', given);
        case COMMANDS.insertDefinition:
          return (await import('./insertTerm')).insertTerm(store, 'definition', given);
        case COMMANDS.addTerm:
          return (await import('./editor/addTerm')).addTerm(store, settings);
        case COMMANDS.groupTermsByKind:
          return groupBy('kind');
        case COMMANDS.groupTermsByLayer:
          return groupBy('layer');
      }
    },
  };
}
