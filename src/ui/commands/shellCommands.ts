import { l10n, window } from 'vscode';
import type { DeviceAccess } from '../../app/deviceAccess';
import type { DeviceState } from '../../app/inventory/deviceState';
import { deviceShell, instanceShell, vmShell, type ShellUser } from '../../app/shells';
import type { Problem } from '../../core/problem/problem';
import type { Invocation } from '../../core/reach/invocation';
import type { Result } from '../../core/result';
import type { Services } from '../services';
import { openDemoTerminal } from '../terminals/demoTerminal';
import { openTerminal } from '../terminals/openTerminal';
import { withCancel } from './progress';
import type { CommandHandler } from './register';
import { reportProblem } from './report';
import { chooseDevice, chooseInstance, chooseVm, instanceTarget, vmTarget } from './targets';

export function openVmShell(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'stopped');
    if (choice !== undefined) {
      const { name } = choice.vm;
      await open(services, choice.device, {
        name,
        attempt: l10n.t('Could not open a shell in VM {0}:', name),
        make: (access, signal) => vmShell(access, vmTarget(choice), choice.containerless, signal),
      });
    }
  };
}

export function openContainerShell(services: Services, user: ShellUser): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(
      services,
      node,
      ({ instance }) => instance.state === 'running',
    );
    if (choice !== undefined) {
      const { name } = choice.instance;
      await open(services, choice.device, {
        name: user === 'root' ? l10n.t('{0} (root)', name) : name,
        attempt: l10n.t('Could not open a shell in container {0}:', name),
        make: (access, signal) => instanceShell(access, instanceTarget(choice), user, signal),
      });
    }
  };
}

export function openDeviceShell(services: Services): CommandHandler {
  return async (node) => {
    const device = await chooseDevice(services, node, ({ config }) =>
      ['ssh', 'local', 'guest'].includes(config.kind),
    );
    if (device === undefined) {
      return;
    }
    const { name, kind } = device.config;
    const access = services.registry.access(device.id);
    const invocation = access === undefined ? undefined : deviceShell(access);
    if (invocation !== undefined) {
      await openTerminal(services, { name, invocation, icon: 'remote' });
    } else if (kind === 'local' || kind === 'guest') {
      window.createTerminal({ name }).show();
    }
  };
}

interface Shell {
  readonly name: string;
  readonly attempt: string;
  readonly make: (
    access: DeviceAccess,
    signal: AbortSignal,
  ) => Promise<Result<Invocation, Problem>>;
}

async function open(services: Services, device: DeviceState, shell: Shell): Promise<void> {
  if (device.config.kind === 'demo') {
    openDemoTerminal(shell.name);
    return;
  }
  const access = services.registry.access(device.id);
  if (access === undefined) {
    const problem: Problem = { kind: 'not-reachable-kind', name: device.config.name };
    await reportProblem(services, shell.attempt, problem);
    return;
  }
  const title = l10n.t('Opening a shell in {0}…', shell.name);
  const made = await withCancel(title, (signal) => shell.make(access, signal));
  if (!made.ok) {
    await reportProblem(services, shell.attempt, made.error);
    return;
  }
  await openTerminal(services, {
    name: shell.name,
    invocation: made.value,
    icon: 'terminal-linux',
  });
}
