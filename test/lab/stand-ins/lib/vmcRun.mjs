// vmc start, stop, list, logs, launch, container: what runs VMs and looks at them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getopts } from './getopts.mjs';
import { listText } from './vmcList.mjs';
import { out, sleep } from './output.mjs';
import { updateState } from './state.mjs';
import { ToolError } from './tool.mjs';
import {
  checkServices,
  expectArguments,
  findVm,
  operationError,
  runningVm,
  visibleVms,
} from './vmcOperation.mjs';
import { openShell } from './vsh.mjs';

const startOptions = {
  flags: [
    ...['enable-gpu', 'enable-dgpu-passthrough', 'enable-big-gl', 'vtpm-proxy', 'no-shell', 'h'],
    ...['enable-virtgpu-native-context', 'enable-audio-capture', 'no-start-lxd', 'help'],
    'writable-rootfs',
  ],
  options: [
    ...['extra-disk', 'dlc-id', 'tools-dlc', 'kernel', 'initrd', 'rootfs', 'vm-type', 'bios'],
    ...['pflash', 'bios-dlc', 'timeout', 'user', 'user-uid', 'user-groups'],
  ],
  multi: ['kernel-param', 'oem-string'],
};
const startTypes = ['crostini', 'termina', 'borealis', 'bruschetta', 'baguette'];

export const runCommands = { start, stop, list, logs, launch, container };

async function start(args, state) {
  const options = getopts(args, startOptions);
  if (options.has('help') || options.has('h')) {
    await out('Usage: vmc start [OPTIONS] <name>\n');
    return 0;
  }
  expectArguments(options.free, [1], '<name>');
  const type = vmType(options.values.get('vm-type')?.[0]);
  checkTimeout(options.values.get('timeout')?.[0]);
  checkHash(state);
  const [name] = options.free;
  checkServices('vm_start', state);
  const vm = findVm(state, name);
  if (vm?.startFailure) throw operationError('vm_start', vm.startFailure);
  if ((type ?? vm?.type) === 'borealis' && state.variant === 'F') {
    throw operationError(
      'vm_start',
      'bad VM status: `VM_STATUS_FAILURE`: BOREALIS VMs are deprecated',
    );
  }
  await boot(name, type, state);
  // vmc does not hand the shell's exit status on.
  if (!options.has('no-shell')) await openShell(name, undefined);
  return 0;
}

// Like the real one, this makes a disk for a name that it has never heard of.
async function boot(name, type, state) {
  const setState = (value) =>
    updateState((current) => {
      let vm = current.vms.find((candidate) => candidate.name === name);
      if (vm === undefined) {
        vm = { name, sizeBytes: 4096, imageType: 'raw', sparse: true, type: type ?? 'crostini' };
        current.vms.push(vm);
      }
      if (vm.state !== 'running') vm.state = value;
    });
  setState('starting');
  await sleep(state.startDelayMs ?? 0);
  setState('running');
}

function vmType(text) {
  if (text === undefined) return undefined;
  const type = text.toLowerCase();
  if (!startTypes.includes(type)) throw new ToolError('Invalid VM type');
  return type === 'termina' ? 'crostini' : type;
}

function checkTimeout(text) {
  if (text !== undefined && !/^\d+$/.test(text)) {
    throw new ToolError(`ParseIntError { kind: ${text === '' ? 'Empty' : 'InvalidDigit'} }`);
  }
}

function checkHash(state) {
  const hash = process.env.CROS_USER_ID_HASH;
  if (hash !== undefined && hash !== state.ownerHash) {
    throw new ToolError('missing active session corresponding to $CROS_USER_ID_HASH');
  }
}

async function stop(args, state) {
  expectArguments(args, [1], '<name>');
  checkServices('vm_stop', state);
  const vm = findVm(state, args[0]);
  if (vm?.stopFailure) throw operationError('vm_stop', vm.stopFailure);
  await sleep(state.stopDelayMs ?? 0);
  // A name that nobody knows is no error: what should not run does not run.
  updateState((current) => {
    for (const candidate of current.vms)
      if (candidate.name === args[0]) candidate.state = 'stopped';
  });
}

async function list(args, state) {
  expectArguments(args, [0], 'no arguments');
  checkServices('disk_list', state);
  await out(listText(visibleVms(state), state.variant));
}

async function logs(args, state) {
  expectArguments(args, [1, 2], '<name>');
  checkServices('get_vm_logs', state);
  const vm = findVm(state, args[0]);
  if (vm === undefined || args.length === 2) return;
  await out(vm.logFile ? readFileSync(vm.logFile) : (vm.logText ?? ''));
}

async function launch(args, state) {
  if (args.length === 0) throw new ToolError('expected <descriptor>');
  checkServices('vm_launch', state);
  const name = args[0].replace(/[^A-Za-z0-9_-]/g, '').slice(0, 32);
  await boot(name, undefined, state);
  await openShell(name, undefined);
}

// A container that is missing is made; its image is one of this machine's LXD, whatever the server.
async function container(args, state) {
  const { free } = containerOptions(args);
  expectArguments(free, [2, 4], '<vm name> <container name> [ <image server> <image alias> ]');
  checkHash(state);
  checkServices('container_create', state);
  const [vmName, containerName] = free;
  if (runningVm(state, vmName) === undefined) {
    throw operationError(
      'container_create',
      `failed to create container: \`FAILED\`: requested VM does not exist: ${vmName}`,
    );
  }
  makeContainer(containerName, free[3] ?? state.containerImage ?? 'busybox');
  await openShell(vmName, containerName);
}

function makeContainer(name, image) {
  const run = (...args) =>
    spawnSync('lxc', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (run('info', name).status === 0) return;
  const { status, stderr } = run('launch', '--quiet', '--', image, name);
  if (status !== 0) {
    const reason = stderr.trim().replace(/^Error: /, '');
    throw operationError('container_create', `failed to create container: \`FAILED\`: ${reason}`);
  }
}

// vmc has one message for every option error here, unknown flags included.
function containerOptions(args) {
  try {
    const options = getopts(args, { options: ['p', 'privileged', 'timeout'] });
    const privileged = options.values.get('privileged') ?? options.values.get('p') ?? ['true'];
    if (/^([Tt]rue|[Ff]alse)$/.test(privileged[0])) return options;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
  }
  throw new ToolError('Expected <true/false> after the privileged flag');
}
