import { l10n, Position, Range, Uri, window, workspace } from 'vscode';
import type { OwnGlossaryFileFaults } from '../../../app/glossary/glossaryStore';
import { showWarning } from '../../messages';
import { glossaryFaultWords } from './ownGlossaryWords';

/** Tells of glossary files that cannot be read as a whole, each state of a file once. */
export class BrokenGlossaries {
  readonly #told = new Map<string, string>();

  tell(faults: readonly OwnGlossaryFileFaults[]): void {
    const broken = new Map(
      faults.flatMap((fault) => {
        const words = wordsFor(fault);
        return words === undefined ? [] : [[fault, words] as const];
      }),
    );
    const files = new Set([...broken.keys()].map(({ file }) => file));
    for (const file of this.#told.keys()) {
      if (!files.has(file)) this.#told.delete(file);
    }
    for (const [fault, words] of broken) {
      if (this.#told.get(fault.file) !== words && !isOnScreen(fault.file)) {
        void offerFile(fault, words);
      }
      this.#told.set(fault.file, words);
    }
  }
}

async function offerFile({ file, unreadable, faults }: OwnGlossaryFileFaults, words: string) {
  const open = l10n.t('Open File');
  const pressed = await showWarning(words, ...(unreadable === undefined ? [open] : []));
  if (pressed === open) {
    const [fault] = faults;
    const at = new Position((fault?.lineNumber ?? 1) - 1, fault?.start ?? 0);
    await window.showTextDocument(Uri.parse(file), { selection: new Range(at, at) });
  }
}

function wordsFor({
  file,
  unreadable,
  faults,
  keepsEarlier,
}: OwnGlossaryFileFaults): string | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const kept = keepsEarlier
    ? l10n.t('The terms of its last version that could be read stay in use.')
    : l10n.t('Its terms are not used.');
  const isFound = unreadable?.kind !== 'file-missing';
  if (!isFound && (workspace.workspaceFolders ?? []).length > 1) {
    // A path of the settings holds for each folder, and one of them has it.
    return undefined;
  }
  if (unreadable !== undefined) {
    const cause = isFound
      ? l10n.t('The glossary {0} cannot be read.', name)
      : l10n.t('The glossary {0} is not there.', name);
    return `${cause} ${kept}`;
  }
  const whole = faults.find(({ reason: { kind } }) => kind === 'no-yaml' || kind === 'no-contexts');
  return whole === undefined
    ? undefined
    : `${l10n.t('{0}, line {1}: {2}', name, whole.lineNumber, glossaryFaultWords(whole.reason))} ${kept}`;
}

/** There the list of problems says it. */
function isOnScreen(file: string): boolean {
  return window.visibleTextEditors.some(({ document }) => document.uri.toString() === file);
}
