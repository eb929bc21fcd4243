// Runs a guest's command on this machine, with vsh's rules for standard input, signals and exit codes.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, fstatSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, out } from './output.mjs';

const standInsDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/** Runs the command in the "VM". Gives its exit code; a signal's number when it died by one. */
export function runGuestCommand({ command, env, vmName, cwd }, state) {
  const guestEnv = { ...process.env, ...env, PATH: guestPath() };
  delete guestEnv.CROS_USER_ID_HASH;
  // The reach of a test into the guest must not come from the caller's own environment.
  for (const name of ['LXD_DIR', 'LXD_CONF']) if (env[name] === undefined) delete guestEnv[name];
  if (command.length > 0) return runProcess(command, { env: guestEnv, cwd: guestCwd(cwd) }, state);
  const shell = existsSync('/bin/bash') ? ['/bin/bash', '--noprofile', '--norc'] : ['/bin/sh'];
  const prompt = `(${vmName}) chronos@localhost ${shell.length > 1 ? '\\w' : '~'} $ `;
  const shellEnv = { ...guestEnv, PS1: prompt, SHELL: shell[0] };
  return runProcess(shell, { env: shellEnv, cwd: guestCwd(cwd) ?? os.homedir() }, state);
}

/** Runs the command in a container through this machine's `lxc`; undefined when there is no such container. */
export async function runContainerCommand({ container, command, env, user, cwd }, state) {
  const lxcEnv = { ...process.env, PATH: guestPath('host') };
  delete lxcEnv.LXD_DIR;
  delete lxcEnv.LXD_CONF;
  const probe = spawnSync('lxc', ['info', container], { env: lxcEnv, stdio: 'ignore' });
  if (probe.status !== 0) return undefined;
  const root = user === 'root';
  const home = root ? '/root' : '/home/chronos';
  const variables = { HOME: home, USER: root ? 'root' : 'chronos', ...env };
  const words = ['exec', container, '--cwd', cwd?.startsWith('/') ? cwd : home];
  if (!root) words.push('--user', '1000', '--group', '1000');
  for (const [name, value] of Object.entries(variables)) words.push('--env', `${name}=${value}`);
  const login = [
    'sh',
    '-c',
    'if command -v bash >/dev/null; then exec bash -l; else exec sh -l; fi',
  ];
  words.push('--', ...(command.length > 0 ? command : login));
  return runProcess(['lxc', ...words], { env: lxcEnv }, state);
}

// A guest has no vmc and no vsh, but an lxc that needs Termina's LXD_DIR.
function guestPath(side = 'guest') {
  const folders = (process.env.PATH ?? '').split(':');
  const own = [standInsDir, path.join(standInsDir, 'guest')];
  const others = folders.filter((folder) => !own.includes(path.resolve(folder)));
  return [...(side === 'guest' ? [path.join(standInsDir, 'guest')] : []), ...others].join(':');
}

function guestCwd(cwd) {
  return cwd?.startsWith('/') && existsSync(cwd) ? cwd : undefined;
}

function runProcess([program, ...args], options, state) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...options,
      // vsh hands standard input on from a terminal or a FIFO only. Node gives its children a unix
      // socket: the guest then waits for input that never comes, and never sees its end.
      stdio: [forwardsInput(state) ? 'inherit' : 'pipe', 'pipe', 'inherit'],
      ...(process.stdout.isTTY ? { stdio: 'inherit' } : {}),
    });
    const forwarders = forwardSignals(child);
    child.stdin?.on('error', () => {});
    let written = Promise.resolve();
    child.stdout?.on('data', (chunk) => {
      child.stdout.pause();
      written = out(chunk).then(() => void child.stdout.resume());
    });
    child.on('error', async () => {
      await err(
        `ERROR vsh: [vsh_client.cc:174] Server was unable to set up connection: exec failed\n`,
      );
      resolve(1);
    });
    child.on('close', async (code, signal) => {
      for (const [name, forward] of forwarders) process.off(name, forward);
      await written;
      resolve(signal === null ? code : os.constants.signals[signal]);
    });
  });
}

function forwardsInput(state) {
  if (process.stdin.isTTY || state.vshForwardsAnyInput) return true;
  try {
    const stat = fstatSync(0);
    // Nothing can be said over /dev/null; its end is harmless.
    return stat.isFIFO() || stat.isCharacterDevice();
  } catch {
    return false;
  }
}

function forwardSignals(child) {
  const forwarders = forwardedSignals.map((name) => [
    name,
    // A terminal has given Ctrl+C and Ctrl+\ to the child itself already.
    () => {
      const fromTerminal = process.stdin.isTTY && (name === 'SIGINT' || name === 'SIGQUIT');
      if (!fromTerminal) child.kill(name);
    },
  ]);
  for (const [name, forward] of forwarders) process.on(name, forward);
  return forwarders;
}
