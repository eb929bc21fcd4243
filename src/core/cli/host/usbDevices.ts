import { ok } from '../../result';
import type { Command } from '../command';
import { quoted, type ParseResult, type ParseWarning } from '../parse';
import type { UsbPlace } from '../vmc/usb';

/** A USB device that is plugged into, or built into, the machine itself. */
export interface HostUsb extends UsbPlace {
  /** Four hexadecimal digits each. */
  readonly vendorId: string;
  readonly productId: string;
  /** What the device calls itself, maker first; empty when it says nothing. */
  readonly name: string;
  /** The firmware says that it cannot be unplugged, such as a camera in the lid. */
  readonly isBuiltIn: boolean;
}

/** What is read of each device, in this order; each is one line of the output. */
const FIELDS = 'busnum devnum idVendor idProduct bDeviceClass removable manufacturer product';
const FIELD_COUNT = FIELDS.split(' ').length;

/** A hub is no device to hand to anybody; all its own devices are listed by themselves. */
const HUB_CLASS = '09';

/**
 * Reads sysfs by what every shell has built in: no lsusb is there on a Chromebook. `read` takes the
 * first line of a file only, so that a device whose name holds line ends cannot pass for two.
 */
const SCRIPT = `cd /sys/bus/usb/devices || exit
for d in *; do
  [ -r "$d/devnum" ] || continue
  for f in ${FIELDS}; do
    v=
    { IFS= read -r v <"$d/$f"; } 2>/dev/null
    printf '%s\\n' "$v"
  done
done`;

/** The USB devices of a Linux machine, hubs left out. Fails where there is no sysfs, as in a container. */
export function hostUsbCommand(): Command<readonly HostUsb[]> {
  return { tool: 'sh', args: ['-c', SCRIPT], parse: parseHostUsb, mutates: false };
}

/** Lines in blocks of eight. A block without usable numbers is passed over with a warning. */
export function parseHostUsb(stdout: string): ParseResult<readonly HostUsb[]> {
  const lines = stdout.replace(/\n$/, '').split('\n');
  const devices: HostUsb[] = [];
  const warnings: ParseWarning[] = [];
  for (let index = 0; stdout !== '' && index < lines.length; index += FIELD_COUNT) {
    const block = lines.slice(index, index + FIELD_COUNT);
    const device = readBlock(block);
    if (device === undefined) {
      const text = quoted(block.join(' '));
      warnings.push({ code: 'unreadable-row', lineNumber: index + 1, text });
    } else if (device !== 'hub') {
      devices.push(device);
    }
  }
  return ok({ data: devices, warnings });
}

function readBlock(block: readonly string[]): HostUsb | 'hub' | undefined {
  const [bus = '', device = '', vendorId = '', productId = '', deviceClass, removable, ...names] =
    block;
  const isComplete = block.length === FIELD_COUNT;
  if (!isComplete || !isPlace(bus) || !isPlace(device) || !isId(vendorId) || !isId(productId)) {
    return undefined;
  }
  if (deviceClass === HUB_CLASS) {
    return 'hub';
  }
  return {
    bus: Number(bus),
    device: Number(device),
    vendorId,
    productId,
    name: quoted(names.filter((name) => name.trim() !== '').join(' ')),
    isBuiltIn: removable === 'fixed',
  };
}

function isPlace(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= 255;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{4}$/i.test(text);
}
