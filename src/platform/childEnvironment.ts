/** Makes tools print what the parsers were written for: English, UTF-8, no colours, no pager. */
const FIXED = {
  LC_ALL: 'C.UTF-8',
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
  TERM: 'dumb',
  PAGER: 'cat',
} as const;

// The editor's own variables: ELECTRON_RUN_AS_NODE alone changes what `code` does when it is called.
// LANGUAGE goes because gettext before glibc 2.36 prefers it to LC_ALL=C.UTF-8.
const DROPPED = /^(?:VSCODE_|ELECTRON_|LANGUAGE$)/i;

/** A child's environment: what is inherited, then fixed values for tools, then what the invocation asks for. */
export function childEnvironment(
  inherited: NodeJS.ProcessEnv,
  extra: Readonly<Record<string, string>> = {},
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  const environment = new Map<string, [name: string, value: string]>();
  const set = (name: string, value: string): void => {
    // Windows takes names in any case; of two that differ in case only, Node would pass on either.
    environment.set(platform === 'win32' ? name.toUpperCase() : name, [name, value]);
  };
  for (const [name, value] of Object.entries(inherited)) {
    if (value !== undefined && !DROPPED.test(name)) {
      set(name, value);
    }
  }
  for (const [name, value] of [...Object.entries(FIXED), ...Object.entries(extra)]) {
    set(name, value);
  }
  return Object.fromEntries(environment.values());
}
