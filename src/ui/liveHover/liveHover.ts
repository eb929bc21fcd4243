import {
  Hover,
  MarkdownString,
  Range,
  type Disposable,
  type HoverProvider,
  type Position,
  type TextDocument,
} from 'vscode';
import type { Inventory } from '../../app/inventory/inventory';
import { liveThings } from '../../app/liveNames/liveThings';
import type { Clock } from '../../app/ports';
import { isInFence } from '../../core/liveNames/isInFence';
import { findLiveNameAt } from '../../core/liveNames/findLiveName';
import { liveMarkdown } from '../../core/liveNames/liveMarkdown';
import { buildLiveNameIndex, type LiveNameIndex } from '../../core/liveNames/liveNameIndex';
import { LOG_LANGUAGE } from '../ids';
import { once } from '../once';
import type { Settings } from '../settings';
import { liveLabels } from './liveLabels';
import { linkedCommand, rowLink } from './rowLinks';

/** Every line of these is code or output. */
const CODE_LANGUAGES: ReadonlySet<string> = new Set(['log', LOG_LANGUAGE, 'shellscript']);

/**
 * Tells the state of the VM, container or device whose name or address the pointer rests on. It uses what
 * the inventory has and reads nothing, so that a pointer that moves over a note starts no program.
 */
export class LiveHover implements HoverProvider, Disposable {
  readonly #inventory: Inventory;
  readonly #clock: Clock;
  readonly #settings: Settings;
  readonly #listener: { dispose(): void };
  #index: LiveNameIndex | undefined;

  constructor(inventory: Inventory, clock: Clock, settings: Settings) {
    this.#inventory = inventory;
    this.#clock = clock;
    this.#settings = settings;
    this.#listener = inventory.onDidChange(() => {
      this.#index = undefined;
    });
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const { hoverLive, hoverLanguages } = this.#settings;
    const { languageId } = document;
    if (!hoverLive || !hoverLanguages.includes(languageId)) {
      return undefined;
    }
    this.#index ??= buildLiveNameIndex(liveThings(this.#inventory.devices));
    const match = findLiveNameAt(
      document.lineAt(position.line).text,
      position.character,
      this.#index,
      {
        isCode: once(() => isCodeLine(document, position.line)),
      },
    );
    if (match === undefined) {
      return undefined;
    }
    const used = new Set<string>();
    const text = new MarkdownString(
      liveMarkdown(match, {
        words: liveLabels(),
        nowMs: this.#clock.now(),
        linkTo: (action, rowId) => {
          used.add(linkedCommand(action));
          return rowLink(action, rowId);
        },
      }),
    );
    text.isTrusted = { enabledCommands: [...used] };
    return new Hover(text, new Range(position.line, match.start, position.line, match.end));
  }

  dispose(): void {
    this.#listener.dispose();
  }
}

function isCodeLine(document: TextDocument, lineIndex: number): boolean {
  const { languageId } = document;
  return (
    CODE_LANGUAGES.has(languageId) ||
    (languageId === 'markdown' && isInFence((index) => document.lineAt(index).text, lineIndex))
  );
}
