// vmc create, destroy, export, import, resize and their kin: what works on disks.
import { createInterface } from 'node:readline';
import { getopts } from './getopts.mjs';
import { out, sleep } from './output.mjs';
import { updateState } from './state.mjs';
import { ToolError } from './tool.mjs';
import { checkServices, expectArguments, findVm, operationError } from './vmcOperation.mjs';

const operationId = '3d9a1c02-6c3f-4a2e-9d2b-0c1f4f0a7b11';
const createTypes = ['CROSTINI', 'TERMINA', 'BAGUETTE'];

export const diskCommands = {
  create,
  'create-extra-disk': createExtraDisk,
  adjust: async (args) => {
    if (args.length < 2) throw new ToolError('expected <name> <operation>');
  },
  destroy,
  'disk-op-status': diskOpStatus,
  export: exportDisk,
  import: importDisk,
  'inspect-backup': inspectBackup,
  resize,
  'set-crostini-vm-type': async (args) => {
    expectArguments(args, [1], '<vm type>');
    checkType(args[0]);
  },
};

async function create(args, state) {
  const options = getopts(
    args,
    { options: ['vm-type', 'size', 'source'] },
    { stopAtFirstFree: true },
  );
  const [type] = options.values.get('vm-type') ?? [];
  if (type === undefined && state.variant === 'F') {
    throw new ToolError('VM Type information is required for this command');
  }
  if (type !== undefined) checkType(type);
  const [name] = options.free;
  if (name === undefined) throw new ToolError('expected <name>');
  checkServices('vm_create', state);
  await operate('VM creation', 'VM creation', state);
  updateState((current) => {
    if (current.vms.some((vm) => vm.name === name)) return;
    const diskType = type?.toUpperCase() === 'BAGUETTE' ? 'baguette' : 'crostini';
    const sizeBytes = parseSize(options.values.get('size')?.[0]) ?? 4096;
    current.vms.push({
      ...{ name, sizeBytes, imageType: 'raw', sparse: !options.has('size') },
      ...{ type: diskType, state: 'stopped' },
    });
  });
}

function checkType(type) {
  if (!createTypes.includes(type.toUpperCase())) throw new ToolError('Invalid VM type');
}

function parseSize(text) {
  const match = /^(\d+)([MG]?)$/.exec(text ?? '');
  if (match === null) return undefined;
  return Number(match[1]) * { '': 1, M: 1024 ** 2, G: 1024 ** 3 }[match[2]];
}

async function createExtraDisk(args, state) {
  const options = getopts(args, { options: ['size'] }, { stopAtFirstFree: true });
  expectArguments(options.free, [1, 2], '<file name> [<removable storage name>]');
  await out(
    `A raw disk is created at /home/user/${state.ownerHash}/MyFiles/Downloads/${options.free[0]}.\n`,
  );
}

async function destroy(args, state) {
  const options = getopts(args, { flags: ['y'] });
  expectArguments(options.free, [1], '<name>');
  const [name] = options.free;
  if (!options.has('y') && process.env.VMC_NONINTERACTIVE === undefined) {
    await out(`WARNING: this will delete all data stored in VM '${name}'\nContinue? (y/N) `);
    if (!/^(y|yes)$/.test(await firstLine())) throw new ToolError('cancelled by user');
  }
  checkServices('disk_destroy', state);
  // A name that nobody knows is no error.
  updateState((current) => {
    current.vms = current.vms.filter((vm) => vm.name !== name);
  });
}

async function firstLine() {
  for await (const line of createInterface({ input: process.stdin })) return line.trim();
  return '';
}

async function exportDisk(args, state) {
  const options = getopts(args, { flags: ['d', 'f'] });
  expectArguments(options.free, [2, 3], '<vm name> <file name> [<removable storage name>]');
  checkServices('vm_export', state);
  await operate('Export', 'export', state);
}

async function importDisk(args, state) {
  const options = getopts(args, { options: ['vm-type'] });
  expectArguments(options.free, [2, 3], '<vm name> <file name> [<removable storage name>]');
  checkServices('vm_import', state);
  await operate('Import', 'import', state);
  const [name] = options.free;
  updateState((current) => {
    if (current.vms.some((vm) => vm.name === name)) return;
    current.vms.push({
      name,
      sizeBytes: 4096,
      imageType: 'raw',
      type: 'crostini',
      state: 'stopped',
    });
  });
}

async function resize(args, state) {
  expectArguments(args, [2], '<vm name> <size in bytes>');
  if (!/^\d+$/.test(args[1])) throw new ToolError('ParseIntError { kind: InvalidDigit }');
  checkServices('disk_resize', state);
  // The device's own text for an unknown name is not known.
  if (findVm(state, args[0]) === undefined) {
    throw operationError('disk_resize', 'failed to resize disk image');
  }
  if (state.diskOperation === undefined) await out('Operation completed successfully\n');
  await operate('Resize', 'resize', state);
  updateState((current) => {
    for (const vm of current.vms) if (vm.name === args[0]) vm.sizeBytes = Number(args[1]);
  });
}

// Without `diskOperation` concierge is done at once, and nothing is printed.
async function operate(title, name, state) {
  const operation = state.diskOperation;
  if (operation === undefined) return;
  await out(`${title} in progress: ${operationId}\n`);
  for (const percent of operation.percents ?? [0, 1, 7, 35, 99]) {
    await out(`\rOperation in progress: ${percent}% done`);
    await sleep(operation.stepDelayMs ?? 0);
  }
  if (operation.failure !== undefined) {
    await out('\n');
    throw new ToolError(`${name} failed: ${operation.failure}`);
  }
  await out('\rOperation completed successfully\n');
}

async function diskOpStatus(args, state) {
  expectArguments(args, [1], '<command UUID>');
  const percent = state.diskOperation?.percents?.at(-1);
  await out(
    percent === undefined
      ? 'Operation completed successfully\n'
      : `Operation in progress: ${percent}% done\n`,
  );
}

async function inspectBackup(args) {
  expectArguments(args, [1, 2], '<file name> [<removable storage name>]');
  await out('VM type of this backup is: baguette\n');
}
