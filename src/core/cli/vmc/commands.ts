import { ok } from '../../result';
import type { Command } from '../command';
import { parseVmcList, type VmListing } from './list';
import { startOptionWords, type StartOption } from './startOptions';

/** `vmc logs` gives at most 30 MiB (platform2, concierge); the rest is room for replaced bytes. */
const MAX_LOG_BYTES = 40 * 1024 * 1024;
/** `vmc` itself gives up 80 s after the last sign of life; a first start also fetches Termina. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 90_000;

/** The user's VMs. Each stopped one costs the device a line in its system log, so do not ask often. */
export function vmcListCommand(): Command<VmListing> {
  return { tool: 'vmc', args: ['list'], parse: parseVmcList, mutates: false };
}

/**
 * Starts a VM and comes back, without the shell that `vmc start` opens else. Only for names that are in
 * the listing at this moment: `vmc start` makes a new disk for any other.
 */
export function startVmCommand(
  name: string,
  options: readonly StartOption[] = [],
): Command<string> {
  const allowedSeconds = options.find((option) => option.name === '--timeout')?.values[0];
  return {
    tool: 'vmc',
    args: ['start', '--no-shell', ...startOptionWords(options), name],
    parse: parseText,
    mutates: true,
    timeoutMs: Math.max(START_TIMEOUT_MS, 2000 * Number(allowedSeconds ?? 0)),
  };
}

/** Stops a VM with all that runs in it. Silent, and successful for a VM that does not run or exist. */
export function stopVmCommand(name: string): Command<string> {
  return {
    tool: 'vmc',
    args: ['stop', name],
    parse: parseText,
    mutates: true,
    timeoutMs: STOP_TIMEOUT_MS,
  };
}

/**
 * The log of a VM's console and system log, oldest line first (ChromeOS 107 and newer). Empty, and
 * successful, when the VM or its log does not exist.
 */
export function vmLogsCommand(name: string): Command<string> {
  return {
    tool: 'vmc',
    args: ['logs', name],
    parse: parseText,
    mutates: false,
    maxOutputBytes: MAX_LOG_BYTES,
  };
}

/**
 * The USB devices of a VM, as printed. It succeeds exactly for VMs that run and changes nothing, so it
 * tells the state where `vmc list` does not (2019-03 and newer).
 */
export function usbListCommand(name: string): Command<string> {
  return { tool: 'vmc', args: ['usb-list', name], parse: parseText, mutates: false };
}

function parseText(stdout: string): ReturnType<Command<string>['parse']> {
  return ok({ data: stdout, warnings: [] });
}
