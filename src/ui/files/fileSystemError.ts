import { FileSystemError, l10n } from 'vscode';
import type { Problem } from '../../core/problem/problem';
import { problemWords } from '../words/problemWords';

/** `problem` as the editor knows errors of files, with our words. */
export function fileSystemError(problem: Problem): FileSystemError {
  if (problem.kind === 'not-reachable-kind') {
    // A folder may be opened in a window whose settings have other devices.
    return FileSystemError.Unavailable(
      l10n.t('The settings of this window have no device {0}. Add it there.', problem.name),
    );
  }
  const { message, nextStep } = problemWords(problem);
  const text = nextStep === undefined ? message : `${message}. ${nextStep}.`;
  switch (problem.kind === 'guest-file' ? problem.reason : undefined) {
    case 'not-found':
      return FileSystemError.FileNotFound(text);
    case 'exists':
      return FileSystemError.FileExists(text);
    case 'not-a-folder':
      return FileSystemError.FileNotADirectory(text);
    case 'is-a-folder':
      return FileSystemError.FileIsADirectory(text);
    case 'not-permitted':
    case 'read-only':
      return FileSystemError.NoPermissions(text);
    default:
      return FileSystemError.Unavailable(text);
  }
}
