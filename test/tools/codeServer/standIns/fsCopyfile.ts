/**
 * Takes the place of `@vscode/fs-copyfile`, with which the git extension copies folders by cloning their
 * blocks. Without the native part they are copied byte by byte.
 */
export { copyFileSync, constants } from 'node:fs';
export { copyFile, cp } from 'node:fs/promises';

/** No file system is cloned on without native code. */
export function isCloneSupported(): boolean {
  return false;
}
