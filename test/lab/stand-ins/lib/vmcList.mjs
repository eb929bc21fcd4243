// `vmc list` in the forms that ChromeOS has printed since 2018; each adds to the one before.

/** The whole of standard output for these VMs, in the form of `variant`. */
export function listText(vms, variant) {
  const lines = vms.map((vm) => vmLine(vm, variant));
  const totalBytes = vms.reduce((sum, vm) => sum + vm.sizeBytes, 0);
  if (variant !== '0') lines.push(`Total Size (bytes): ${totalBytes}`);
  return lines.map((line) => `${line}\n`).join('');
}

function vmLine(vm, variant) {
  switch (variant) {
    case '0':
    case 'A':
      return vm.name;
    case 'B':
      return `${vm.name} (${vm.sizeBytes} bytes)`;
    case 'C':
      return `${vm.name} (${vm.sizeBytes} bytes${minimum(vm)})`;
    case 'D':
      return diskLine(vm);
    case 'E':
      return `${diskLine(vm)}${stateWord(vm)}`;
    case 'F':
      // A blank stands before the state word, which brings one of its own; a stopped VM keeps the first.
      return `${diskLine(vm)} (on disk VM type${vm.type ? `: ${vm.type}` : ' not specified'}) ${stateWord(vm)}`;
    default:
      throw new Error(`No such variant of vmc list: ${variant}`);
  }
}

function diskLine(vm) {
  return `${vm.name} (${vm.sizeBytes} bytes${minimum(vm)}, ${vm.imageType ?? 'raw'}${vm.sparse ? ', sparse' : ''})`;
}

// Concierge can tell the minimum of a running VM only.
function minimum(vm) {
  if (!vm.minSizeBytes || vm.state !== 'running') return '';
  return `, min shrinkable size ${vm.minSizeBytes} bytes`;
}

function stateWord(vm) {
  return vm.state === 'stopped' ? '' : ` ${vm.state}`;
}
