import { Diagnostic, DiagnosticSeverity, Range, Uri } from 'vscode';
import type { Finding } from '../../core/outdated/findOutdated';

/** How a finding is marked: quietly, but for what does damage when it is followed. */
export function outdatedDiagnostic(finding: Finding): Diagnostic {
  const { id, lineIndex, start, end, message, harmful, source } = finding;
  const diagnostic = new Diagnostic(
    new Range(lineIndex, start, lineIndex, end),
    message,
    harmful ? DiagnosticSeverity.Information : DiagnosticSeverity.Hint,
  );
  diagnostic.source = 'Crostini';
  diagnostic.code = source === undefined ? id : { value: id, target: Uri.parse(source) };
  return diagnostic;
}
