// vmc share, usb-… and the rest: what hands things to a running VM.
import { out } from './output.mjs';
import { updateState } from './state.mjs';
import { ToolError } from './tool.mjs';
import { checkServices, expectArguments, operationError, runningVm } from './vmcOperation.mjs';

export const guestCommands = {
  share,
  unshare,
  'update-container-devices': updateContainerDevices,
  'usb-attach': usbAttach,
  'usb-detach': usbDetach,
  'usb-list': usbList,
  'key-attach': keyAttach,
  'allow-all-io-devices': chromeboxOnly('allow-all-io-devices'),
  'list-primary-io-devices': chromeboxOnly('list-primary-io-devices'),
  'unset-primary-keyboard': chromeboxOnly('unset-primary-keyboard'),
  'unset-primary-mouse': chromeboxOnly('unset-primary-mouse'),
};

async function share(args, state) {
  expectArguments(args, [2], '<vm name> <path>');
  checkServices('vm_share_path', state);
  if (runningVm(state, args[0]) === undefined) {
    throw operationError('vm_share_path', 'failed to get vm info');
  }
  checkSharePath('vm_share_path', args[1]);
  if (state.myFiles !== undefined && !state.myFiles.includes(args[1])) {
    throw operationError(
      'vm_share_path',
      'failed to share path with vm: Requested path does not exist',
    );
  }
  changeShares(args[0], (shared) => [...shared, args[1]]);
  await out(`${args[1]} is available at path /mnt/shared/MyFiles/${args[1]}\n`);
}

async function unshare(args, state) {
  expectArguments(args, [2], '<vm name> <path>');
  checkServices('vm_unshare_path', state);
  if (runningVm(state, args[0]) === undefined) {
    throw operationError('vm_unshare_path', 'failed to get vm info');
  }
  checkSharePath('vm_unshare_path', args[1]);
  changeShares(args[0], (shared) => shared.filter((path) => path !== args[1]));
}

// Seneschal's own words (seneschal/service.cc).
function checkSharePath(operation, path) {
  const parts = path.split('/').filter((part) => part !== '');
  if (path.startsWith('/') || parts.includes('..') || parts.at(-1) === '.') {
    throw operationError(
      operation,
      'failed to share path with vm: Path must be relative and cannot reference parent components nor end with "."',
    );
  }
}

function changeShares(vmName, change) {
  updateState((current) => {
    const vm = current.vms.find((candidate) => candidate.name === vmName);
    vm.shared = change(vm.shared ?? []);
  });
}

async function usbList(args, state) {
  expectArguments(args, [1], '<vm name>');
  checkServices('usb_list', state);
  const vm = runningVm(state, args[0]);
  if (vm === undefined) {
    throw operationError('usb_list', 'failed to get list of usb devices attached to vm');
  }
  const lines = (vm.usb ?? []).map(usbLine);
  await out(lines.length === 0 ? 'No attached usb devices\n' : lines.join(''));
}

// Concierge never fills the name in, so that the line ends in a blank.
function usbLine({ port, vendorId, productId, name = '' }) {
  const hex = (id) => id.toString(16).padStart(4, '0');
  return `Port ${String(port).padStart(3, '0')} ID ${hex(vendorId)}:${hex(productId)} ${name}\n`;
}

async function usbAttach(args, state) {
  // The container's name came in 2022-07.
  if (state.usbForVmsOnly) expectArguments(args, [2], '<vm name> <bus>:<device>');
  expectArguments(args, [2, 3], '<vm name> <bus>:<device> [<container name>]');
  const [vmName, address, container] = args;
  const match = /^(\d{1,3}):(\d{1,3})$/.exec(address);
  if (match === null) throw new ToolError('expected <vm name> <bus>:<device> [<container name>]');
  checkServices('usb_attach', state);
  if (runningVm(state, vmName) === undefined) {
    throw operationError('usb_attach', 'failed to attach usb device to vm: ');
  }
  const [, busNumber, deviceNumber] = match;
  if (state.usbPlugged !== undefined && !state.usbPlugged.includes(address)) {
    const node = [busNumber, deviceNumber].map((number) => number.padStart(3, '0')).join('/');
    throw operationError('usb_attach', `failed to request OpenPath /dev/bus/usb/${node}`);
  }
  const port = updateState((current) => {
    const vm = current.vms.find((candidate) => candidate.name === vmName);
    const next = Math.max(0, ...(vm.usb ?? []).map((device) => device.port)) + 1;
    vm.usb = [...(vm.usb ?? []), { port: next, vendorId: 0x18d1, productId: 0x4ee7 }];
    return next;
  });
  const target = container === undefined ? `vm ${vmName}` : `container ${vmName}:${container}`;
  const [, bus, device] = match;
  await out(
    `usb device at bus=${Number(bus)} device=${Number(device)} attached to ${target} at port=${port}\n`,
  );
}

async function usbDetach(args, state) {
  expectArguments(args, [2], '<vm name> <port>');
  checkServices('usb_detach', state);
  updateState((current) => {
    for (const vm of current.vms) {
      if (vm.name === args[0])
        vm.usb = (vm.usb ?? []).filter(({ port }) => port !== Number(args[1]));
    }
  });
  await out(`usb device detached from port ${args[1]}\n`);
}

async function keyAttach(args, state) {
  expectArguments(args, [2], '<vm name> <hidraw path>');
  checkServices('key_attach', state);
  await out(`Security key at ${args[1]} shared with vm ${args[0]} at port=2\n`);
}

async function updateContainerDevices(args) {
  if (args.length < 3) {
    throw new ToolError('expected <vm name> <container name> (<VM device>:<enable|disable>)...');
  }
  const updates = args.slice(2).map((update) => update.split(':'));
  for (const [device, change] of updates) await out(`["${device}", "${change}"]\n`);
  await out(`Results: {${updates.map(([device]) => `"${device}": OK`).join(', ')}}\n`);
}

function chromeboxOnly(name) {
  return async () => {
    throw new ToolError(`subcommand: \`${name}\` only available on chromebox devices`);
  };
}
