/** What OpenSSH's client would use for a host, by keyword in lower case, each value as printed. */
export type SshEffectiveConfig = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `ssh -G HOST` (OpenSSH 6.8 and later): one `keyword value` a line; a keyword may come several
 * times. A line without a value is an empty value. Total.
 */
export function parseSshEffectiveConfig(stdout: string): SshEffectiveConfig {
  const settings = new Map<string, string[]>();
  for (const line of stdout.split(/\r?\n/)) {
    const [, keyword = '', value = ''] = /^(\S+) ?(.*)$/.exec(line) ?? [];
    if (keyword !== '') {
      const values = settings.get(keyword.toLowerCase()) ?? [];
      settings.set(keyword.toLowerCase(), [...values, value]);
    }
  }
  return settings;
}

/** The arguments that make `ssh` print what it would use; nothing is connected. */
export function sshEffectiveConfigArgs(
  host: string,
  options: readonly string[],
): readonly string[] {
  return [...options, '-G', '--', host];
}

/**
 * Whether the user's configuration has a way of its own to share connections. `ssh -G` prints
 * `controlmaster false` and no `controlpath` where nothing is set.
 */
export function sharesConnections(settings: SshEffectiveConfig): boolean {
  const [master = 'false'] = settings.get('controlmaster') ?? [];
  return settings.has('controlpath') || !/^(?:false|no)$/i.test(master);
}

/** Whether the connection goes through another program: a jump host, or a command of the user's. */
export function isProxied(settings: SshEffectiveConfig): boolean {
  return ['proxyjump', 'proxycommand'].some((keyword) => {
    const [value = 'none'] = settings.get(keyword) ?? [];
    return value !== '' && value !== 'none';
  });
}
