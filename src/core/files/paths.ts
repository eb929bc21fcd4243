/** The folder that an absolute path is in; `/` for itself. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** The last name of an absolute path; empty for `/`. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function joinPath(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`;
}

/**
 * An absolute path in the form all others have: no empty names, no `.`, and `..` taken away as text.
 * `undefined` when it is not absolute, or holds what no path can.
 */
export function normalPath(text: string): string | undefined {
  if (!text.startsWith('/') || text.includes('\0')) {
    return undefined;
  }
  const names: string[] = [];
  for (const name of text.split('/')) {
    if (name === '..') {
      names.pop();
    } else if (name !== '' && name !== '.') {
      names.push(name);
    }
  }
  return `/${names.join('/')}`;
}
