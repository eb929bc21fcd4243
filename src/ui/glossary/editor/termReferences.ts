import {
  CancellationTokenSource,
  l10n,
  Location,
  Range,
  window,
  type CancellationToken,
  type ReferenceProvider,
} from 'vscode';
import type { GlossaryStore } from '../../../app/glossary/glossaryStore';
import { findMentions } from '../../../core/glossary/findMentions';
import { withLateProgress } from '../../lateProgress';
import type { Settings } from '../../settings';
import { findNotes, type Note } from './findNotes';
import { after } from './after';
import { termAtCursor, type TermAtCursor } from './termAtCursor';
import { placeOfOwnTerm } from './termDefinitions';

/** After this long others get a turn. */
const SLICE_MS = 20;
/** Nobody reads more, and the list that the editor shows would become slow. */
const MAX_MENTIONS = 5_000;
const NOTICE_MS = 8_000;

/** Finds the mentions of a term in the notes of the workspace. */
export class TermReferences implements ReferenceProvider {
  readonly #glossary: GlossaryStore;
  readonly #settings: Settings;

  constructor(glossary: GlossaryStore, settings: Settings) {
    this.#glossary = glossary;
    this.#settings = settings;
  }

  async provideReferences(
    ...[document, position, { includeDeclaration }, token]: Parameters<
      ReferenceProvider['provideReferences']
    >
  ): Promise<Location[]> {
    const term = await termAtCursor(document, position, this.#glossary, this.#settings);
    if (term === undefined) {
      return [];
    }
    const own = term.glossary.own.get(term.entry);
    const declared =
      includeDeclaration && own !== undefined ? await placeOfOwnTerm(own) : undefined;
    const title = l10n.t('Looking for {0} in your notes', term.entry.term);
    const mentions = await withLateProgress(
      { after },
      { title, where: 'notification' },
      async (signal) => {
        const cancel = new CancellationTokenSource();
        signal.addEventListener('abort', () => {
          cancel.cancel();
        });
        const asked = token.onCancellationRequested(() => {
          cancel.cancel();
        });
        try {
          return await this.#search(term, cancel.token);
        } finally {
          asked.dispose();
          cancel.dispose();
        }
      },
    );
    return [
      ...(declared === undefined ? [] : [new Location(declared.targetUri, declared.targetRange)]),
      ...mentions,
    ];
  }

  async #search(term: TermAtCursor, token: CancellationToken): Promise<readonly Location[]> {
    const { notes, isComplete } = await findNotes(this.#settings.hoverLanguages, token);
    const mentions: Location[] = [];
    let unread = 0;
    for (const note of notes) {
      if (token.isCancellationRequested) {
        return [];
      }
      if (mentions.length >= MAX_MENTIONS) {
        tell([l10n.t('Only the first {0} mentions are listed.', mentions.length)]);
        return mentions;
      }
      const found = await mentionsIn(note, term, token);
      unread += found === undefined ? 1 : 0;
      mentions.push(...(found ?? []));
    }
    tell([
      ...(isComplete ? [] : [l10n.t('Only the first {0} notes were searched.', notes.length)]),
      ...(unread === 0 ? [] : [l10n.t('{0} files were too big or could not be read.', unread)]),
    ]);
    return mentions;
  }
}

/** `undefined` for a note that could not be read. */
async function mentionsIn(
  note: Note,
  { entry, glossary }: TermAtCursor,
  token: CancellationToken,
): Promise<readonly Location[] | undefined> {
  const text = await note.read();
  if (text === undefined) {
    return undefined;
  }
  const mentions: Location[] = [];
  let sliceStart = performance.now();
  for (const inLine of findMentions(glossary.index, entry, text, note.kind)) {
    for (const { lineIndex, start, end } of inLine) {
      mentions.push(new Location(note.uri, new Range(lineIndex, start, lineIndex, end)));
    }
    if (performance.now() - sliceStart > SLICE_MS) {
      await new Promise<void>((resolve) => void after(0, resolve));
      sliceStart = performance.now();
      if (token.isCancellationRequested) break;
    }
  }
  return mentions;
}

function tell(limits: readonly string[]): void {
  if (limits.length > 0) {
    window.setStatusBarMessage(limits.join(' '), NOTICE_MS);
  }
}
