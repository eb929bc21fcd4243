/** Why `vmc share` would refuse a path, or read it as something else. */
export type SharePathProblem =
  | 'empty'
  | 'absolute'
  | 'leading-dash'
  | 'leaves-my-files'
  | 'ends-with-dot'
  | 'control-character'
  | 'too-long';

/** Linux's bound on a path with its final NUL, less what ChromeOS puts in front. */
const MAX_PATH_BYTES = 4000;

/**
 * Why a path in MyFiles cannot be shared; `undefined` when it may be tried. The rules are those of
 * seneschal (platform2, `seneschal/service.cc`): relative, no `..`, no `.` at its end. A leading dash is
 * refused because `vmc` read `--help` anywhere until 2025-08.
 */
export function sharePathProblem(path: string): SharePathProblem | undefined {
  if (path.trim() === '') {
    return 'empty';
  }
  if (path.startsWith('/') || /^~(?:\/|$)/.test(path)) {
    return 'absolute';
  }
  if (path.startsWith('-')) {
    return 'leading-dash';
  }
  if (/[\u0000-\u001F\u007F-\u009F]/.test(path)) {
    return 'control-character';
  }
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.includes('..')) {
    return 'leaves-my-files';
  }
  if (parts.at(-1) === '.') {
    return 'ends-with-dot';
  }
  return new TextEncoder().encode(path).length > MAX_PATH_BYTES ? 'too-long' : undefined;
}

/** `path` without the slashes at its end that a completion or a file manager adds. */
export function tidySharePath(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') {
    end -= 1;
  }
  return path.slice(0, end);
}

/** Whether somebody wrote MyFiles in front, which `vmc` does itself. */
export function namesMyFiles(path: string): boolean {
  return /^MyFiles(?:\/|$)/.test(path);
}
