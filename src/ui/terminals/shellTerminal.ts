import {
  l10n,
  ThemeIcon,
  window,
  type ExtensionTerminalOptions,
  type TerminalOptions,
} from 'vscode';
import { shellAt } from '../../app/shells';
import type { Problem } from '../../core/problem/problem';
import type { Invocation } from '../../core/reach/invocation';
import { err, ok, type Result } from '../../core/result';
import { withCancel } from '../commands/progress';
import { reportProblem } from '../commands/report';
import type { Services } from '../services';
import { demoTerminalOptions } from './demoTerminal';
import { shellName, type Shell } from './shell';

/** Opens a terminal with the shell; says why where there can be none. */
export async function openShell(services: Services, shell: Shell): Promise<void> {
  const options = await shellTerminalOptions(services, shell);
  if (options !== undefined) {
    window.createTerminal(options).show();
  }
}

/**
 * The options of a terminal whose process is the shell itself: no shell of this machine lies between, so
 * no name can be taken for a command. `undefined` when it cannot be had, which the person was told then.
 */
export async function shellTerminalOptions(
  services: Services,
  shell: Shell,
): Promise<TerminalOptions | ExtensionTerminalOptions | undefined> {
  const name = shellName(shell);
  if (shell.device.config.kind === 'demo') {
    return demoTerminalOptions(name);
  }
  const title = l10n.t('Opening a shell in {0}…', name);
  const made = await withCancel(title, (signal) => makeOptions(services, shell, signal));
  if (!made.ok) {
    await reportProblem(services, l10n.t('Could not open a shell in {0}:', name), made.error);
    return undefined;
  }
  const options = made.value;
  // This machine's own shell is VS Code's to look after.
  if (options.shellPath !== undefined) {
    services.openShells.watch(options, shell);
  }
  services.log.info(`Terminal ${name}: ${options.shellPath ?? 'the default shell'}.`);
  return options;
}

async function makeOptions(
  { registry, findProgram }: Services,
  shell: Shell,
  signal: AbortSignal,
): Promise<Result<TerminalOptions, Problem>> {
  const { device, place } = shell;
  const name = shellName(shell);
  const { kind } = device.config;
  if (place.kind === 'device' && (kind === 'local' || kind === 'guest')) {
    return ok({ name });
  }
  const access = registry.access(device.id);
  if (access === undefined) {
    return err({ kind: 'not-reachable-kind', name: device.config.name });
  }
  const made = await shellAt(access, place, signal);
  if (!made.ok || made.value === undefined) {
    return made.ok ? ok({ name }) : made;
  }
  const { file } = made.value;
  const program = await findProgram(file);
  const icon = place.kind === 'device' ? 'remote' : 'terminal-linux';
  return program === undefined
    ? err({ kind: 'tool-missing', tool: file, place: 'this-machine' })
    : ok(terminalOptions({ name, program, icon, invocation: made.value }));
}

function terminalOptions({
  name,
  program,
  icon,
  invocation: { args, env },
}: {
  readonly name: string;
  readonly program: string;
  readonly icon: string;
  readonly invocation: Invocation;
}): TerminalOptions {
  return {
    name,
    shellPath: program,
    shellArgs: [...args],
    iconPath: new ThemeIcon(icon),
    ...(env === undefined ? {} : { env: { ...env } }),
  };
}
