import { l10n, window } from 'vscode';
import {
  START_OPTIONS,
  STARTABLE_VM_TYPES,
  startOptionsOf,
  startValueProblem,
  type StartOption,
  type StartOptionName,
} from '../../../core/cli/vmc/startOptions';
import type { VmcUsage } from '../../../core/cli/vmc/usage';
import type { Services } from '../../services';
import { startOptionText } from '../../words/startOptionWords';
import { actAndReport } from '../act';
import type { CommandHandler } from '../register';
import { chooseVm, vmTarget } from '../targets';
import { usageFor } from './vmcDevice';

/** Starts a VM with options that the device's `vmc` has. */
export function startVmWithOptions(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'running');
    if (choice === undefined) {
      return;
    }
    const { device, vm } = choice;
    const attempt = l10n.t('Could not start VM {0}:', vm.name);
    const usage = await usageFor(services, device, 'start', attempt);
    const options = usage && (await askOptions(l10n.t('Start VM {0}', vm.name), usage));
    if (options !== undefined) {
      await actAndReport(services, device, {
        title: l10n.t('Starting VM {0}…', vm.name),
        attempt,
        already: l10n.t('VM {0} is already running. Options count from its next start.', vm.name),
        run: (access, signal) => services.vms.start(access, vmTarget(choice), signal, options),
      });
    }
  };
}

async function askOptions(
  title: string,
  usage: VmcUsage,
): Promise<readonly StartOption[] | undefined> {
  const items = startOptionsOf(usage).map((name) => ({
    label: startOptionText(name),
    description: name,
    name,
  }));
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Choose options, or none, and press Enter'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (picked === undefined) {
    return undefined;
  }
  const options: StartOption[] = [];
  for (const { name } of picked) {
    const values = await askValues(title, name);
    if (values === undefined) {
      return undefined;
    }
    options.push({ name, values });
  }
  return options;
}

async function askValues(
  title: string,
  name: StartOptionName,
): Promise<readonly string[] | undefined> {
  switch (START_OPTIONS[name]) {
    case 'nothing':
      return [];
    case 'vm-type': {
      const placeHolder = startOptionText(name);
      const type = await window.showQuickPick(STARTABLE_VM_TYPES, {
        title,
        placeHolder,
        ignoreFocusOut: true,
      });
      return type === undefined ? undefined : [type];
    }
    case 'texts':
      return askSeveral(title, name);
    default: {
      const value = await askValue(title, name, { mayBeEmpty: false });
      return value === undefined ? undefined : [value];
    }
  }
}

/** Asks again until nothing is entered. */
async function askSeveral(
  title: string,
  name: StartOptionName,
): Promise<readonly string[] | undefined> {
  const values: string[] = [];
  for (;;) {
    const value = await askValue(title, name, { mayBeEmpty: values.length > 0 });
    if (value === undefined) {
      return undefined;
    }
    if (value === '') {
      return values;
    }
    values.push(value);
  }
}

async function askValue(
  title: string,
  name: StartOptionName,
  { mayBeEmpty }: { readonly mayBeEmpty: boolean },
): Promise<string | undefined> {
  const text = `${startOptionText(name)} (${name})`;
  return window.showInputBox({
    title,
    prompt: mayBeEmpty ? l10n.t('{0}. Another one, or leave it empty to go on', text) : text,
    ignoreFocusOut: true,
    validateInput: (value) => (mayBeEmpty && value === '' ? undefined : valueProblem(name, value)),
  });
}

function valueProblem(name: StartOptionName, value: string): string | undefined {
  switch (startValueProblem(name, value)) {
    case 'empty':
      return l10n.t('Enter a value');
    case 'not-a-number':
      return l10n.t('Enter a whole number');
    case 'control-character':
      return l10n.t('It must not hold control characters');
    case undefined:
      return undefined;
  }
}
