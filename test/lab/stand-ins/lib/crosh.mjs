// Stand-in for `crosh -- COMMAND`, which runs one crosh command without the prompt.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, out } from './output.mjs';
import { readState } from './state.mjs';
import { runTool } from './tool.mjs';

const standInsDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export function main() {
  return runTool('crosh', crosh);
}

async function crosh(argv) {
  const [command, ...args] = argv[0] === '--' ? argv.slice(1) : argv;
  const state = readState();
  if (command === 'vmc') {
    if (state.policyForbidsCli) {
      await err(
        'CLI access to VMs is disallowed by policy.\nPlease contact your administrator for assistance.\n',
      );
      return failed();
    }
    return (await run('vmc', args)) === 0 ? 0 : failed();
  }
  if (command === 'vsh') return vsh(args, state);
  await err(`ERROR: unknown command: ${command ?? ''}\n`);
  return failed();
}

// crosh's own vsh takes a VM and a container and nothing else.
async function vsh(args, state) {
  if (state.policyForbidsCli) {
    await out('This command is disabled by your system administrator.\n');
    return 1;
  }
  const [vmName, container, ...rest] = args;
  if (vmName === undefined || rest.length > 0) return failed();
  const flags = [`--vm_name=${vmName}`, `--owner_id=${state.ownerHash}`];
  if (container === undefined) {
    flags.push('--', 'LXD_DIR=/mnt/stateful/lxd', 'LXD_CONF=/mnt/stateful/lxd_conf');
  } else {
    flags.push(`--target_container=${container}`);
  }
  return (await run('vsh', flags)) === 0 ? 0 : failed();
}

async function failed() {
  await err('[ERROR:src/main.rs:181] ERROR: command failed\n');
  return 1;
}

function run(tool, args) {
  return new Promise((resolve) => {
    spawn(path.join(standInsDir, tool), args, { stdio: 'inherit' }).on('close', resolve);
  });
}
