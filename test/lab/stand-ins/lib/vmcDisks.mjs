// vmc create, destroy, export, import, resize and their kin: what works on disks.
import { createInterface } from 'node:readline';
import { getopts } from './getopts.mjs';
import { out, sleep } from './output.mjs';
import { updateState } from './state.mjs';
import { ToolError } from './tool.mjs';
import { checkServices, expectArguments, findVm, operationError } from './vmcOperation.mjs';
import { ageOf } from './vmcUsage.mjs';

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
  const isTyped = ageOf(state) === '2026-03';
  const options = getopts(
    args,
    { options: ['size', ...(isTyped ? ['vm-type', 'source'] : [])] },
    { stopAtFirstFree: true },
  );
  const [type] = options.values.get('vm-type') ?? [];
  if (type === undefined && isTyped) {
    throw new ToolError('VM Type information is required for this command');
  }
  if (type !== undefined) checkType(type);
  const [size] = options.values.get('size') ?? [];
  if (size !== undefined && parseSize(size) === undefined) throw new ToolError('expected <size>');
  const [name] = options.free;
  if (name === undefined) throw new ToolError('expected <name>');
  checkServices('vm_create', state);
  checkIsNew('vm_create', name, state);
  const vm = {
    ...{ name, sizeBytes: parseSize(size) ?? 4096, imageType: 'raw', sparse: size === undefined },
    ...{ type: diskType(type), state: 'stopped' },
  };
  await operate('VM creation', 'VM creation', { add: vm }, state);
}

// Concierge's answer for a name that is taken.
function checkIsNew(operation, name, state) {
  if (findVm(state, name) !== undefined) {
    throw operationError(
      operation,
      'bad disk image status: `DISK_STATUS_EXISTS`: VM/disk with such name already exists',
    );
  }
}

function checkExists(operation, name, state) {
  if (findVm(state, name) === undefined) {
    throw operationError(
      operation,
      "bad disk image status: `DISK_STATUS_DOES_NOT_EXIST`: Export image doesn't exist",
    );
  }
}

function diskType(type) {
  return type?.toUpperCase() === 'BAGUETTE' ? 'baguette' : 'crostini';
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
  const asks = ageOf(state) !== '2020-10';
  const options = getopts(args, { flags: asks ? ['y'] : [] });
  expectArguments(options.free, [1], '<name>');
  const [name] = options.free;
  if (asks && !options.has('y') && process.env.VMC_NONINTERACTIVE === undefined) {
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
  const options = getopts(args, { flags: ageOf(state) === '2020-10' ? ['d'] : ['d', 'f'] });
  expectArguments(options.free, [2, 3], '<vm name> <file name> [<removable storage name>]');
  checkServices('vm_export', state);
  const [name, ...place] = options.free;
  const file = pathOf('disk export', 'vm_export', place);
  if (state.files?.includes(file)) {
    throw operationError('vm_export', 'disk export path already exists');
  }
  checkExists('vm_export', name, state);
  await operate('Export', 'export', { addFile: file }, state);
}

// A file below Downloads, or `storage:file`.
function pathOf(what, operation, [file, storage]) {
  if (file.split('/').includes('..')) throw operationError(operation, `${what} path is invalid`);
  return storage === undefined ? file : `${storage}:${file}`;
}

async function importDisk(args, state) {
  const options = getopts(args, { options: ageOf(state) === '2026-03' ? ['vm-type'] : [] });
  expectArguments(options.free, [2, 3], '<vm name> <file name> [<removable storage name>]');
  const [type] = options.values.get('vm-type') ?? [];
  if (type !== undefined) checkType(type);
  checkServices('vm_import', state);
  const [name, ...place] = options.free;
  const file = pathOf('disk import', 'vm_import', place);
  if (state.files !== undefined && !state.files.includes(file)) {
    throw operationError('vm_import', 'disk import path does not exist');
  }
  checkIsNew('vm_import', name, state);
  const vm = {
    ...{ name, sizeBytes: 4096, imageType: 'raw' },
    ...{ type: diskType(type), state: 'stopped' },
  };
  await operate('Import', 'import', { add: vm }, state);
}

async function resize(args, state) {
  expectArguments(args, [2], '<vm name> <size>');
  const [name, size] = args;
  if (!/^\d+$/.test(size)) throw new ToolError('expected <size>');
  checkServices('disk_resize', state);
  checkExists('disk_resize', name, state);
  if (state.diskOperation === undefined) await out('Operation completed successfully\n');
  await operate('Resize', 'resize', { resize: { name, sizeBytes: Number(size) } }, state);
}

// Without `diskOperation` concierge is done at once, and nothing is printed.
async function operate(title, name, effect, state) {
  const operation = state.diskOperation;
  if (operation === undefined) return apply(effect);
  const { percents = [0, 1, 7, 35, 99], stepDelayMs = 0, failure, uuid = operationId } = operation;
  updateState((current) => {
    const endsAtMs = Date.now() + percents.length * stepDelayMs;
    current.operation = { uuid, percents, stepDelayMs, failure, effect, name, endsAtMs };
  });
  await out(`${title} in progress: ${uuid}\n`);
  for (const percent of percents) {
    await out(`\rOperation in progress: ${percent}% done`);
    await sleep(stepDelayMs);
  }
  updateState((current) => delete current.operation);
  if (failure !== undefined) {
    await out('\n');
    throw new ToolError(`${name} failed: ${failure}`);
  }
  apply(effect);
  await out('\rOperation completed successfully\n');
}

function apply({ add, resize: resized, addFile }) {
  updateState((current) => {
    if (add !== undefined) current.vms.push(add);
    if (addFile !== undefined) current.files = [...(current.files ?? []), addFile];
    for (const vm of current.vms) if (vm.name === resized?.name) vm.sizeBytes = resized.sizeBytes;
  });
}

async function diskOpStatus(args, state) {
  expectArguments(args, [1], '<command UUID>');
  if (args[0] === state.operation?.uuid) return goOn(state.operation);
  if (args[0] === operationId) throw statusError('DISK_STATUS_FAILED`: Unknown command uuid');
  const percent = state.diskOperation?.percents?.at(-1);
  await out(
    percent === undefined
      ? 'Operation completed successfully\n'
      : `Operation in progress: ${percent}% done\n`,
  );
}

// Concierge goes on when vmc is gone; it tells the end once and then forgets the operation.
async function goOn({ percents, stepDelayMs, failure, effect, name, endsAtMs }) {
  const stepsLeft = Math.ceil((endsAtMs - Date.now()) / stepDelayMs);
  const percent = stepsLeft > 0 ? percents.at(-Math.min(stepsLeft, percents.length)) : undefined;
  if (percent !== undefined) return out(`Operation in progress: ${percent}% done\n`);
  updateState((current) => delete current.operation);
  if (failure !== undefined) throw operationError('disk_op_status', failure);
  apply(effect);
  // vmc looks for the end of a creation, whatever it was.
  if (name === 'resize') throw statusError('DISK_STATUS_RESIZED`: ');
  await out('Operation completed successfully\n');
}

function statusError(status) {
  return operationError('disk_op_status', `bad disk image status: \`${status}`);
}

async function inspectBackup(args, state) {
  if (ageOf(state) !== '2026-03') throw new ToolError('no such subcommand: `inspect-backup`');
  expectArguments(args, [1, 2], '<file name> [<removable storage name>]');
  const file = pathOf('disk import', 'inspect_backup_file', args);
  if (state.files !== undefined && !state.files.includes(file)) {
    throw operationError('inspect_backup_file', 'disk import path does not exist');
  }
  await out('VM type of this backup is: baguette\n');
}
