import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureCodeServer, type CodeServer } from '../../tools/codeServer/install';
import { runProgram } from '../../tools/runProgram';
import { stopOnSignal } from './cleanUp';
import { endProcessGroup, watchProcessGroup } from './processGroup';
import { createServerFolders, type ServerFolders } from './serverFolders';
import { testSettings, type Settings } from './settings';
import { until } from './until';

/** What a server is started with. */
export interface ServerOptions {
  /** Packages to install, as a user would. */
  readonly vsix?: readonly string[];
  /** The folder or `.code-workspace` file that the plain address opens. */
  readonly workspace?: string;
  /** 0 or nothing: a free one. */
  readonly port?: number;
  /** Added to `baseSettings`. */
  readonly settings?: Settings;
  readonly baseSettings?: Settings;
  /** Variables for the server, its terminals and its extension host; not with `userHome`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Run with the user's own home folder (own ssh configuration, own remotes) instead of an empty one. */
  readonly userHome?: boolean;
  /** Ask for trust in the workspace, as a fresh VS Code does. */
  readonly workspaceTrust?: boolean;
}

/** A running VS Code server. */
export interface Server {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly folders: ServerFolders;
  /** The leader of the server's process group. */
  readonly pid: number;
  /** What it printed so far. */
  readonly output: () => string;
  /** Ends the server and all its processes and removes its folders; a second call does nothing more. */
  readonly stop: () => Promise<void>;
}

const startTimeoutMs = 60_000;

/** Starts code-server on 127.0.0.1 with the packages installed and without a marketplace. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const codeServer = await ensureCodeServer();
  const trust = options.workspaceTrust ?? false;
  const settings: Settings = {
    ...(options.baseSettings ?? testSettings),
    'security.workspace.trust.enabled': trust,
    ...options.settings,
  };
  const folders = await createServerFolders(settings, options.env ?? {});
  let child: ChildProcess | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= stopServer());
  const unregister = stopOnSignal(stop);
  async function stopServer(): Promise<void> {
    if (child !== undefined) await endProcessGroup(child);
    await folders.remove();
    unregister();
  }
  try {
    const env = serverEnvironment(folders, options);
    await installPackages(codeServer, folders, options.vsix ?? [], env);
    // A process group of its own, so that stopping ends exactly what was started here.
    child = spawn(codeServer.nodeFile, serverArguments(codeServer, folders, options), {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    watchProcessGroup(child);
    const output = collectOutput(child);
    const origin = await listeningOrigin(child, output);
    return { origin, folders, pid: child.pid ?? 0, output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function folderArguments(folders: ServerFolders): readonly string[] {
  return [
    ...['--config', folders.configFile],
    ...['--user-data-dir', folders.userData],
    ...['--extensions-dir', folders.extensions],
  ];
}

function serverArguments(
  codeServer: CodeServer,
  folders: ServerFolders,
  options: ServerOptions,
): readonly string[] {
  return [
    codeServer.entryFile,
    ...folderArguments(folders),
    ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`],
    ...['--auth', 'none'],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--disable-proxy',
    '--ignore-last-opened',
    ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ...(options.workspace === undefined ? [] : [path.resolve(options.workspace)]),
  ];
}

async function installPackages(
  codeServer: CodeServer,
  folders: ServerFolders,
  packages: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (packages.length === 0) return;
  const install = packages.flatMap((file) => ['--install-extension', path.resolve(file)]);
  const args = [codeServer.entryFile, ...folderArguments(folders), ...install, '--force'];
  await runProgram(codeServer.nodeFile, args, { env });
}

/** Without what would change the server's behaviour: PORT overrides `--bind-addr`, VSCODE_* come from an outer VS Code. */
function serverEnvironment(folders: ServerFolders, options: ServerOptions): NodeJS.ProcessEnv {
  const foreign =
    /^(VSCODE_|ELECTRON_|CODE_SERVER_|CS_|npm_)|^(PORT|PASSWORD|HASHED_PASSWORD|NODE_OPTIONS|NODE_V8_COVERAGE|GITHUB_TOKEN)$/;
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const base = {
    ...Object.fromEntries(inherited),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  };
  if (options.userHome === true) return base;
  return {
    ...base,
    HOME: folders.home,
    XDG_CONFIG_HOME: path.join(folders.home, '.config'),
    XDG_DATA_HOME: path.join(folders.home, '.local/share'),
    // The shell whose profiles the home folder has.
    ...(existsSync('/bin/bash') ? { SHELL: '/bin/bash' } : {}),
    ...options.env,
  };
}

function collectOutput(child: ChildProcess): () => string {
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  child.on('error', (error) => (output += error.message));
  return () => output;
}

async function listeningOrigin(child: ChildProcess, output: () => string): Promise<string> {
  const probe = (): string | undefined | { readonly exited: number | null } => {
    const origin = /HTTP server listening on (http:\/\/[^\s/]+)/.exec(output())?.[1];
    if (origin !== undefined) return origin;
    return child.exitCode === null ? undefined : { exited: child.exitCode };
  };
  const message = 'code-server listening';
  const answer = await until(probe, { message, timeoutMs: startTimeoutMs }).catch(() => undefined);
  if (typeof answer === 'string') return answer;
  throw new Error(`code-server did not start:\n${output()}`);
}
