import type { ProcessOutput } from '../ports';

interface DemoUsb {
  readonly bus: number;
  readonly device: number;
  readonly vendorId: string;
  readonly productId: string;
  readonly isBuiltIn: boolean;
  readonly names: readonly [maker: string, product: string];
}

/** What is plugged into the demo device, and the camera in its lid. */
const PLUGGED_IN: readonly DemoUsb[] = [
  {
    bus: 1,
    device: 7,
    vendorId: '18d1',
    productId: '4ee7',
    isBuiltIn: false,
    names: ['Google', 'Pixel 8'],
  },
  {
    bus: 1,
    device: 9,
    vendorId: '2341',
    productId: '0043',
    isBuiltIn: false,
    names: ['Arduino', 'Uno R3'],
  },
  {
    bus: 2,
    device: 3,
    vendorId: '0bda',
    productId: '5634',
    isBuiltIn: true,
    names: ['', 'HD Webcam'],
  },
];

/** Answers `vmc share`, `vmc usb-attach` and the like for the demo device. */
export class DemoSharing {
  /** Devices by port, for each VM. */
  readonly #attached = new Map<string, Map<number, DemoUsb>>();

  /** `undefined` for subcommands that have nothing to do with it. */
  answer(args: readonly string[], isRunning: boolean): Partial<ProcessOutput> | undefined {
    const [subcommand = '', vm = '', what = '', container] = args;
    switch (subcommand) {
      case 'share':
        return isRunning
          ? { stdout: `${what} is available at path /mnt/shared/MyFiles/${what}\n` }
          : failure('vm_share_path', 'failed to get vm info');
      case 'unshare':
        return isRunning ? {} : failure('vm_unshare_path', 'failed to get vm info');
      case 'usb-list':
        return isRunning
          ? { stdout: this.#list(vm) }
          : failure('usb_list', 'failed to get list of usb devices attached to vm');
      case 'usb-attach':
        return this.#attach(vm, what, container);
      case 'usb-detach':
        this.#devicesOf(vm).delete(Number(what));
        return { stdout: `usb device detached from port ${what}\n` };
      default:
        return undefined;
    }
  }

  /** What the script of `hostUsbCommand` prints. */
  hostUsb(): string {
    return PLUGGED_IN.map(({ bus, device, vendorId, productId, isBuiltIn, names }) =>
      [bus, device, vendorId, productId, '00', isBuiltIn ? 'fixed' : 'removable', ...names]
        .map((line) => `${line}\n`)
        .join(''),
    ).join('');
  }

  #list(vm: string): string {
    const lines = [...this.#devicesOf(vm)].map(
      ([port, { vendorId, productId }]) =>
        `Port ${String(port).padStart(3, '0')} ID ${vendorId}:${productId} \n`,
    );
    return lines.length === 0 ? 'No attached usb devices\n' : lines.join('');
  }

  #attach(vm: string, place: string, container: string | undefined): Partial<ProcessOutput> {
    const usb = PLUGGED_IN.find(({ bus, device }) => place === `${bus}:${device}`);
    if (usb === undefined) {
      const [bus, device] = place.split(':').map((part) => part.padStart(3, '0'));
      return failure('usb_attach', `failed to request OpenPath /dev/bus/usb/${bus}/${device}`);
    }
    const devices = this.#devicesOf(vm);
    const port = Math.max(0, ...devices.keys()) + 1;
    devices.set(port, usb);
    const to = container === undefined ? `vm ${vm}` : `container ${vm}:${container}`;
    const stdout = `usb device at bus=${usb.bus} device=${usb.device} attached to ${to} at port=${port}\n`;
    return { stdout };
  }

  #devicesOf(vm: string): Map<number, DemoUsb> {
    const devices = this.#attached.get(vm) ?? new Map<number, DemoUsb>();
    this.#attached.set(vm, devices);
    return devices;
  }
}

function failure(operation: string, reason: string): Partial<ProcessOutput> {
  return { exitCode: 1, stderr: `Error: operation \`${operation}\` failed: ${reason}\n` };
}
