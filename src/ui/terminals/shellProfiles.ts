import { TerminalProfile } from 'vscode';
import type { Services } from '../services';
import { chooseInstanceShell, chooseVmShell } from './chooseShell';
import { TERMINAL_PROFILES, type TerminalProfileId } from './profileIds';
import type { Shell } from './shell';
import { shellTerminalOptions } from './shellTerminal';

/** What an entry of the terminal's drop-down opens; it asks only where there is a choice. */
export async function shellProfile(
  services: Services,
  id: TerminalProfileId,
): Promise<TerminalProfile | undefined> {
  const shell = await chooseShell(services, id);
  const options = shell === undefined ? undefined : await shellTerminalOptions(services, shell);
  return options === undefined ? undefined : new TerminalProfile(options);
}

function chooseShell(services: Services, id: TerminalProfileId): Promise<Shell | undefined> {
  switch (id) {
    case TERMINAL_PROFILES.containerShell:
      return chooseInstanceShell(services, undefined, 'user', { takeOnly: true });
    case TERMINAL_PROFILES.containerRootShell:
      return chooseInstanceShell(services, undefined, 'root', { takeOnly: true });
    case TERMINAL_PROFILES.vmShell:
      return chooseVmShell(services, undefined, 'user', { takeOnly: true });
  }
}
