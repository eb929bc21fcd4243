import SSHConfig from 'ssh-config';

/** A line of an OpenSSH client configuration that says which hosts there are. */
export type SshConfigLine =
  /** The patterns of a `Host` line. */
  | { readonly kind: 'host'; readonly patterns: readonly string[] }
  /** A condition that nobody can judge from the outside. */
  | { readonly kind: 'match' }
  /** The files of an `Include` line, as written. */
  | { readonly kind: 'include'; readonly files: readonly string[] }
  | { readonly kind: 'host-name'; readonly hostName: string };

/**
 * The lines of a file like `~/.ssh/config` that tell about hosts, in their order. Each line is read by
 * itself: one that `ssh` would refuse, such as an unclosed quote, is passed over. Total.
 */
export function parseSshConfigLines(text: string): readonly SshConfigLine[] {
  return text.split(/[\r\n]+/).flatMap((line): readonly SshConfigLine[] => {
    // Most lines are about something else, and the library reads each of them character by character.
    const keyword = /^\s*(host|match|include|hostname)(?=[\s="])/i.exec(line)?.[1]?.toLowerCase();
    switch (keyword) {
      case 'host':
        return [{ kind: 'host', patterns: valuesOf(line) }];
      case 'match':
        return [isAlways(line) ? { kind: 'host', patterns: ['*'] } : { kind: 'match' }];
      case 'include':
        return [{ kind: 'include', files: valuesOf(line) }];
      case 'hostname': {
        const [hostName] = valuesOf(line);
        return hostName === undefined ? [] : [{ kind: 'host-name', hostName }];
      }
      default:
        return [];
    }
  });
}

function isAlways(line: string): boolean {
  return /^\s*match[\s=]+all\s*(?:#.*)?$/i.test(line);
}

function valuesOf(line: string): readonly string[] {
  try {
    const [directive] = SSHConfig.parse(line);
    if (directive === undefined || !('value' in directive)) {
      return [];
    }
    const { value } = directive;
    return typeof value === 'string' ? [value] : value.map(({ val }) => val);
  } catch {
    // The library throws for what ssh refuses as well: an unclosed quote, a keyword without a value.
    return [];
  }
}
