import { l10n, ThemeIcon, window } from 'vscode';
import type { Invocation } from '../../core/reach/invocation';
import { reportProblem } from '../commands/report';
import type { Services } from '../services';

export interface TerminalRequest {
  readonly name: string;
  readonly invocation: Invocation;
  /** Codicon name. */
  readonly icon: string;
}

/**
 * Opens a terminal whose process is the invocation itself: no shell of this machine lies between, so
 * no name can be taken for a command.
 */
export async function openTerminal(
  services: Services,
  { name, invocation, icon }: TerminalRequest,
): Promise<void> {
  const { file, args, env } = invocation;
  const program = await services.findProgram(file);
  if (program === undefined) {
    await reportProblem(services, l10n.t('Could not open a shell in {0}:', name), {
      kind: 'tool-missing',
      tool: file,
      place: 'this-machine',
    });
    return;
  }
  services.log.info(`Terminal ${name}: ${program} with ${String(args.length)} arguments.`);
  const terminal = window.createTerminal({
    name,
    shellPath: program,
    shellArgs: [...args],
    iconPath: new ThemeIcon(icon),
    ...(env === undefined ? {} : { env: { ...env } }),
  });
  terminal.show();
}
