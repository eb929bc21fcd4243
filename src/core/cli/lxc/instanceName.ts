/** Why LXD would refuse a name for an instance. */
export type InstanceNameProblem =
  | 'empty'
  | 'too-long'
  | 'bad-character'
  | 'starts-with-digit'
  | 'starts-with-hyphen'
  | 'ends-with-hyphen';

const MAX_NAME_CHARS = 63;

/**
 * Why `name` can not name an instance, by LXD's rule for host names (`shared/validate` IsHostname): 1 to
 * 63 characters of `A-Za-z0-9-`, no digit first, no hyphen first or last. `undefined`: it is allowed.
 * Names that pass are also safe as a word of `lxc`: never an option, a remote or a path.
 */
export function instanceNameProblem(name: string): InstanceNameProblem | undefined {
  if (name === '') {
    return 'empty';
  }
  if (name.length > MAX_NAME_CHARS) {
    return 'too-long';
  }
  if (!/^[A-Za-z0-9-]*$/.test(name)) {
    return 'bad-character';
  }
  if (/^[0-9]/.test(name)) {
    return 'starts-with-digit';
  }
  if (name.startsWith('-')) {
    return 'starts-with-hyphen';
  }
  return name.endsWith('-') ? 'ends-with-hyphen' : undefined;
}
