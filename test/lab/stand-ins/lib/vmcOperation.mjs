// What the subcommands of vmc share: finding VMs, and failing the way an operation fails.
import { ToolError } from './tool.mjs';

/** `operation `{name}` failed: {why}`, vmc's form since 2021. */
export function operationError(name, why) {
  return new ToolError(`operation \`${name}\` failed: ${why}`);
}

/** Throws when the services behind every operation are down or Crostini is switched off. */
export function checkServices(operation, state) {
  if (state.conciergeDown) {
    throw operationError(
      operation,
      'The name org.chromium.VmConcierge was not provided by any .service files',
    );
  }
  if (!state.disabled) return;
  const reason = typeof state.disabled === 'string' ? `: ${state.disabled}` : '';
  const startLike = ['vm_start', 'vm_create', 'vm_import'].includes(operation);
  throw operationError(
    operation,
    startLike
      ? `Crostini VMs are not available${reason}`
      : 'neither Crostini nor Parallels VMs are enabled',
  );
}

/** The VMs of the user that the environment names; another user's VMs are not seen. */
export function visibleVms(state) {
  const hash = process.env.CROS_USER_ID_HASH;
  return hash === undefined || hash === state.ownerHash ? state.vms : [];
}

export function findVm(state, name) {
  return visibleVms(state).find((vm) => vm.name === name);
}

export function runningVm(state, name) {
  const vm = findVm(state, name);
  return vm?.state === 'running' ? vm : undefined;
}

/** Throws unless as many arguments came as the usage names. */
export function expectArguments(args, counts, usage) {
  if (!counts.includes(args.length)) throw new ToolError(`expected ${usage}`);
}
