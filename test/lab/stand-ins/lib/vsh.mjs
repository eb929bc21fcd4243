// Stand-in for ChromeOS's `vsh` (chromiumos platform2, vm_tools/vsh). The "guest" is this machine,
// and a container is one of this machine's LXD, so that real output comes back.
import { err } from './output.mjs';
import { runContainerCommand, runGuestCommand } from './guest.mjs';
import { readState } from './state.mjs';
import { runTool } from './tool.mjs';

const flagNames = [
  ...['vm_name', 'owner_id', 'user', 'target_container', 'cwd', 'container_features'],
  ...['cid', 'listen_port'],
];

export function main() {
  return runTool('vsh', vsh, (argv) => splitEnvironment(parseArguments(argv).rest).command);
}

async function vsh(argv) {
  const { flags, rest } = parseArguments(argv);
  return connect(flags, rest);
}

/** The interactive shell that vmc opens after start and container. */
export async function openShell(vmName, containerName) {
  const flags = {
    vm_name: vmName,
    owner_id: readState().ownerHash,
    target_container: containerName,
  };
  return connect(
    flags,
    containerName === undefined
      ? ['LXD_DIR=/mnt/stateful/lxd', 'LXD_CONF=/mnt/stateful/lxd_conf']
      : [],
  );
}

function parseArguments(argv) {
  const flags = {};
  const rest = [];
  for (const [index, word] of argv.entries()) {
    if (word === '--') {
      rest.push(...argv.slice(index + 1));
      break;
    }
    const match = /^--?([a-z_]+)(?:=(.*))?$/s.exec(word);
    if (match !== null && flagNames.includes(match[1])) flags[match[1]] = match[2] ?? '';
    else rest.push(word);
  }
  return { flags, rest };
}

async function connect(flags, words) {
  const state = readState();
  const { vm_name: vmName, owner_id: ownerId, target_container: container } = flags;
  if (!vmName && !flags.cid) {
    await say(state, 'vsh.cc', 0, 'Either --cid or --vm_name must be set');
    return 1;
  }
  if (vmName && !ownerId) {
    await say(state, 'vsh.cc', 0, 'The --owner_id flag is required with --vm_name');
    return 1;
  }
  // Another user's VM is not found, just like one that does not run.
  const vm = state.vms.find(({ name }) => name === vmName && ownerId === state.ownerHash);
  if (vm?.state !== 'running') {
    if (!container)
      return launchError(state, vmName, undefined, `Failed to get VM info for ${vmName}`);
    return launchError(state, vmName, container, `requested VM does not exist: ${vmName}`);
  }
  const containerless = vm.type === 'baguette';
  if (containerless && !container) {
    await err(
      'ERROR vsh: [vsh_client.cc:174] Server was unable to set up connection: could not find user: chronos, if attempting to connect to a containerless guest please use `vsh termina penguin`.\n',
    );
    return 1;
  }
  // Only test images let anybody but the default user into the VM itself.
  if (!container && flags.user && flags.user !== 'chronos' && !state.testImage) {
    await err(
      'ERROR vsh: [vsh_client.cc:174] Server was unable to set up connection: only chronos is allowed login on the VM shell\n',
    );
    return 1;
  }
  const guest = { ...splitEnvironment(words), vmName, cwd: flags.cwd, user: flags.user };
  if (!container || containerless) return runGuestCommand(guest, state);
  const code = await runContainerCommand({ ...guest, container }, state);
  if (code !== undefined) return code;
  return launchError(state, vmName, container, `requested container does not exist: ${container}`);
}

async function launchError(state, vmName, container, why) {
  const text = container ? `Failed to launch vshd for ${vmName}:${container}: ${why}` : why;
  await say(state, 'vsh.cc', container ? (state.vshLine ?? 173) : 122, text);
  return 1;
}

// Builds up to about 2023 name the source file alone, later ones with the path of the build machine.
async function say(state, file, line, text) {
  const long = '../../../../../../../mnt/host/source/src/platform2/vm_tools/vsh/';
  const where = state.vshLogForm === 'short' ? `${file}(${line})` : `${long}${file}:${line}`;
  await err(`ERROR vsh: [${where}] ${text}\n`);
}

// Leading words of exactly two non-empty parts around `=` are environment; the first other word is
// the program.
function splitEnvironment(words) {
  const env = {};
  let count = 0;
  for (const word of words) {
    const parts = word.split('=').map((part) => part.trim());
    if (parts.length !== 2 || parts.includes('')) break;
    env[parts[0]] = parts[1];
    count += 1;
  }
  return { env, command: words.slice(count) };
}
