import type { ShellUser } from '../../app/shells';
import type { Services } from '../services';
import { chooseInstanceShell, chooseVmShell } from '../terminals/chooseShell';
import { openShell } from '../terminals/shellTerminal';
import type { CommandHandler } from './register';
import { chooseDevice } from './targets';

export function openVmShell(services: Services, user: ShellUser): CommandHandler {
  return async (node) => {
    const shell = await chooseVmShell(services, node, user);
    if (shell !== undefined) {
      await openShell(services, shell);
    }
  };
}

export function openContainerShell(services: Services, user: ShellUser): CommandHandler {
  return async (node) => {
    const shell = await chooseInstanceShell(services, node, user);
    if (shell !== undefined) {
      await openShell(services, shell);
    }
  };
}

export function openDeviceShell(services: Services): CommandHandler {
  return async (node) => {
    const device = await chooseDevice(services, node, ({ config }) =>
      ['ssh', 'local', 'guest'].includes(config.kind),
    );
    if (device !== undefined) {
      await openShell(services, { device, place: { kind: 'device' } });
    }
  };
}
