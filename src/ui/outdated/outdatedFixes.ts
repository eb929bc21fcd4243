import {
  CodeAction,
  CodeActionKind,
  l10n,
  Position,
  Range,
  WorkspaceEdit,
  type CodeActionProvider,
  type Diagnostic,
  type TextDocument,
} from 'vscode';
import type { Finding } from '../../core/outdated/findOutdated';
import {
  certainChanges,
  changeFor,
  ignoreComment,
  type TextChange,
} from '../../core/outdated/fixText';
import { COMMANDS } from '../ids';
import type { CheckedNote, OutdatedNotes } from './outdatedNotes';

const MAX_TITLE_CHARS = 60;

/** What can be done about an outdated statement where the cursor is. */
export class OutdatedFixes implements CodeActionProvider {
  readonly #notes: OutdatedNotes;

  constructor(notes: OutdatedNotes) {
    this.#notes = notes;
  }

  readonly provideCodeActions: CodeActionProvider['provideCodeActions'] = (document, range) => {
    // An answer about an earlier text would change the wrong words; the next check asks again.
    const note = this.#notes.of(document);
    const here = note?.findings.flatMap((finding, at) => {
      const diagnostic = note.diagnostics[at];
      return diagnostic?.range.intersection(range) === undefined ? [] : [{ finding, diagnostic }];
    });
    if (note === undefined || here === undefined || here.length === 0) {
      return [];
    }
    return [
      ...here.flatMap(({ finding, diagnostic }) =>
        replacements(document, note, finding, diagnostic),
      ),
      ...fixAll(document, note),
      ...here.map(({ finding, diagnostic }) => explanation(finding, diagnostic)),
      ...here
        .slice(0, 1)
        .flatMap(({ finding, diagnostic }) => ignoring(document, finding, diagnostic)),
    ];
  };
}

function replacements(
  document: TextDocument,
  { lines }: CheckedNote,
  finding: Finding,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  return finding.fixes.map((fix) => {
    const title =
      fix === ''
        ? l10n.t("Remove '{0}'", shortened(finding.text))
        : l10n.t("Replace with '{0}'", shortened(fix));
    const change = changeFor(finding, fix, lines[finding.lineIndex] ?? '');
    return Object.assign(quickFix(title, editOf(document, [change])), {
      diagnostics: [diagnostic],
      isPreferred: finding.fixes.length === 1,
    });
  });
}

function fixAll(document: TextDocument, { findings, lines }: CheckedNote): readonly CodeAction[] {
  const changes = certainChanges(findings, lines);
  return changes.length < 2
    ? []
    : [
        quickFix(
          l10n.t('Apply the {0} corrections in this note that need no choice', changes.length),
          editOf(document, changes),
        ),
      ];
}

function explanation({ term }: Finding, diagnostic: Diagnostic): CodeAction {
  const title = l10n.t("Explain '{0}'", term);
  return Object.assign(quickFix(title), {
    diagnostics: [diagnostic],
    command: { title, command: COMMANDS.explainTerm, arguments: [term] },
  });
}

function ignoring(
  document: TextDocument,
  { lineIndex, inCodeBlock }: Finding,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  const line = document.lineAt(lineIndex);
  const isMarkdown = document.languageId === 'markdown';
  const comment = ignoreComment(line.text, { isMarkdown, inCodeBlock });
  if (comment === undefined) {
    return [];
  }
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, line.range.end, comment);
  return [
    Object.assign(quickFix(l10n.t('Ignore on this line'), edit), { diagnostics: [diagnostic] }),
  ];
}

function quickFix(title: string, edit?: WorkspaceEdit): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  if (edit !== undefined) {
    action.edit = edit;
  }
  return action;
}

function editOf({ uri }: TextDocument, changes: readonly TextChange[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { lineIndex, start, end, text } of changes) {
    edit.replace(
      uri,
      new Range(new Position(lineIndex, start), new Position(lineIndex, end)),
      text,
    );
  }
  return edit;
}

function shortened(text: string): string {
  return text.length > MAX_TITLE_CHARS ? `${text.slice(0, MAX_TITLE_CHARS - 1)}…` : text;
}
