import type { GlossaryEntry } from '../../core/glossary/schema';

/** The name of the icon that tells terms, questions and errors apart in lists. */
export function entryIcon({ kind }: GlossaryEntry): string {
  switch (kind) {
    case 'question':
      return 'question';
    case 'error':
      return 'error';
    default:
      return 'book';
  }
}
