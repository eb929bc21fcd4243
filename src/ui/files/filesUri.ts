import { Uri } from 'vscode';
import { parseUrlPath, urlPathOf, type PlacedPath } from '../../core/files/filesPlace';
import { FILES_SCHEME } from './filesScheme';

export function filesUri(at: PlacedPath): Uri {
  return Uri.from({ scheme: FILES_SCHEME, path: urlPathOf(at) });
}

/** `undefined` for a URI of another scheme, or one above the root of any system. */
export function placedPathOf({ scheme, path }: Uri): PlacedPath | undefined {
  return scheme === FILES_SCHEME ? parseUrlPath(path) : undefined;
}
