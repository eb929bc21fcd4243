import { err, ok } from '../../result';
import { stripAnsi } from '../../text/stripAnsi';
import type { Command } from '../command';
import { quoted, type ParseResult, type ParseWarning } from '../parse';

/** A USB device that a VM has. */
export interface AttachedUsb {
  /** Of the VM's own controller: what `vmc usb-detach` takes. */
  readonly port: number;
  /** Four hexadecimal digits each, e.g. `18d1` and `4ee7`. */
  readonly vendorId: string;
  readonly productId: string;
}

/** A USB device by its place on the device's buses, as `vmc` takes it: 0 to 255 each. */
export interface UsbPlace {
  readonly bus: number;
  readonly device: number;
}

const MAX_PLACE = 255;

/** `1:7` → bus 1, device 7; leading zeros and blanks around are taken. `undefined` for anything else. */
export function parseUsbPlace(text: string): UsbPlace | undefined {
  const match = /^\s*(\d{1,5})\s*:\s*(\d{1,5})\s*$/.exec(text);
  const place = { bus: Number(match?.[1]), device: Number(match?.[2]) };
  return place.bus <= MAX_PLACE && place.device <= MAX_PLACE ? place : undefined;
}

/** `bus:device` as `vmc` takes it. */
export function usbPlaceText({ bus, device }: UsbPlace): string {
  return `${bus}:${device}`;
}

/**
 * Hands a USB device to a VM (2019-03 and newer), or to one container of it (2022-07 and newer). Gives
 * its port there; `undefined` when `vmc` did not say.
 */
export function usbAttachCommand(
  vm: string,
  place: UsbPlace,
  container: string | undefined,
): Command<number | undefined> {
  return {
    tool: 'vmc',
    args: ['usb-attach', vm, usbPlaceText(place), ...(container === undefined ? [] : [container])],
    parse: parseAttach,
    mutates: true,
  };
}

/** Takes a USB device away from a VM (2019-03 and newer). */
export function usbDetachCommand(vm: string, port: number): Command<undefined> {
  return {
    tool: 'vmc',
    args: ['usb-detach', vm, String(port)],
    parse: () => ok({ data: undefined, warnings: [] }),
    mutates: true,
  };
}

/** The USB devices of a VM (2019-03 and newer); fails for a VM that does not run. */
export function attachedUsbCommand(vm: string): Command<readonly AttachedUsb[]> {
  return { tool: 'vmc', args: ['usb-list', vm], parse: parseUsbList, mutates: false };
}

/**
 * `usb device at bus=1 device=7 attached to vm termina at port=1`. The name in it may hold anything, so
 * only the end counts. It worked when this is read at all.
 */
function parseAttach(stdout: string): ParseResult<number | undefined> {
  const text = stdout.trimEnd();
  const port = /at port=(\d{1,5})$/.exec(text)?.[1];
  return port === undefined
    ? ok({
        data: undefined,
        warnings: [{ code: 'unreadable-row', lineNumber: 1, text: quoted(text) }],
      })
    : ok({ data: Number(port), warnings: [] });
}

/**
 * `No attached usb devices`, or one `Port 001 ID 18d1:4ee7 NAME` per device (platform2, `vmc.rs`); the
 * name is always empty, because concierge never fills it in. A line of another form is passed over with
 * a warning; output with no line of these forms at all is a failure.
 */
export function parseUsbList(stdout: string): ParseResult<readonly AttachedUsb[]> {
  const devices: AttachedUsb[] = [];
  const warnings: ParseWarning[] = [];
  let isEmpty = false;
  for (const [index, line] of stripAnsi(stdout).split(/\r?\n/).entries()) {
    const match = /^Port (\d{1,5}) ID ([0-9a-f]{4}):([0-9a-f]{4})(?: |$)/i.exec(line);
    if (match !== null) {
      const [, port = '', vendorId = '', productId = ''] = match;
      devices.push({ port: Number(port), vendorId, productId });
    } else if (/^No attached usb devices\s*$/.test(line)) {
      isEmpty = true;
    } else if (line.trim() !== '') {
      warnings.push({ code: 'unreadable-row', lineNumber: index + 1, text: quoted(line) });
    }
  }
  return devices.length === 0 && !isEmpty
    ? err({
        expected: 'the output of vmc usb-list',
        lineNumber: 1,
        text: quoted(stdout.split(/\r?\n/, 1)[0] ?? ''),
      })
    : ok({ data: devices, warnings });
}
