import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this file belongs to, absolute. */
export const rootFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where downloaded programs live: `CROSTINI_TOOLS_DIR`, else the gitignored `.tools` of the checkout. */
export function toolsFolder(): string {
  const chosen = process.env['CROSTINI_TOOLS_DIR'];
  return chosen === undefined || chosen === ''
    ? path.join(rootFolder, '.tools')
    : path.resolve(chosen);
}
