import { shownName } from '../../core/files/nameBytes';
import { singleLine } from '../../core/text/singleLine';

/** A path for people; names in containers may hold anything. */
export function shownPath(path: string): string {
  return singleLine(shownName(path));
}
