/** What `npm run demo` was asked for. */
export interface DemoOptions {
  /** 0: a free one. */
  readonly port: number;
  /** This machine's own tools instead of the demo device. */
  readonly local: boolean;
  /** The VS Code installed here instead of code-server. */
  readonly desktop: boolean;
  readonly help: boolean;
}

/** The text for `--help` and after a mistake. */
export const demoUsage = `usage: npm run demo [-- OPTIONS]

Builds and packages the extension, starts a real VS Code for the browser on 127.0.0.1 with it installed,
opens it on a folder of sample notes with a demo Chromebook in the side bar, and prints the address.
Ctrl+C ends everything it started.

  --port N    listen on this port (default: a free one)
  --local     show this machine's own vmc and lxc instead of the demo Chromebook
  --desktop   open the VS Code installed on this machine instead (with a profile of its own)
  --help      show this text`;

/** Parses the command line; a mistake is returned as a sentence. */
export function parseDemoOptions(args: readonly string[]): DemoOptions | string {
  let port = 0;
  const flags = new Set<string>();
  for (let index = 0; index < args.length; index++) {
    const [name = '', inlineValue] = (args[index] ?? '').split('=', 2);
    if (name === '--port') {
      const text = inlineValue ?? args[++index];
      const parsed = parsePort(text);
      if (parsed === undefined)
        return `--port needs a number from 1 to 65535, not "${text ?? ''}".`;
      port = parsed;
    } else if (['--local', '--desktop', '--help'].includes(name) && inlineValue === undefined) {
      flags.add(name);
    } else {
      return `Unknown option ${args[index] ?? ''}.`;
    }
  }
  const desktop = flags.has('--desktop');
  if (desktop && port !== 0) return '--port has no meaning with --desktop.';
  return { port, local: flags.has('--local'), desktop, help: flags.has('--help') };
}

function parsePort(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : undefined;
}
