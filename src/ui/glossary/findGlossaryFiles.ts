import type { Uri } from 'vscode';
import { findInFolders } from '../findInFolders';
import { isOwnGlossary, OWN_GLOSSARY_PATTERN } from './ownGlossaryFiles';

/** The glossaries in the open folders. */
export async function findGlossaryFiles(): Promise<readonly Uri[]> {
  return findInFolders({
    pattern: OWN_GLOSSARY_PATTERN,
    isWanted: isOwnGlossary,
    leftOut: ['node_modules', '.git'],
    // A folder with more of them has them for another reason.
    maxFiles: 200,
  });
}
