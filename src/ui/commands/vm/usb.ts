import { l10n, window } from 'vscode';
import { attachUsb as attach, detachUsb as detach, readUsb } from '../../../app/actions/vmUsb';
import type { UsbSituation } from '../../../app/actions/vmUsb';
import type { HostUsb } from '../../../core/cli/host/usbDevices';
import {
  parseUsbPlace,
  usbPlaceText,
  type AttachedUsb,
  type UsbPlace,
} from '../../../core/cli/vmc/usb';
import { ok } from '../../../core/result';
import { singleLine } from '../../../core/text/singleLine';
import { withoutIcons } from '../../../core/text/withoutIcons';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { act, actAndReport } from '../act';
import { withCancel } from '../progress';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { chooseVm, vmTarget, type VmChoice } from '../targets';

/** Hands a USB device of the device to a VM, or to a container in it. */
export function attachUsb(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'stopped');
    const name = choice?.vm.name ?? '';
    const attempt = l10n.t('Could not attach a USB device to VM {0}:', name);
    const usb = choice === undefined ? undefined : await read(services, choice, attempt);
    const place = usb === undefined ? undefined : await pickPlace(name, usb);
    const receiver =
      choice === undefined || place === undefined ? undefined : await pickReceiver(choice);
    if (choice === undefined || place === undefined || receiver === undefined) {
      return;
    }
    const { container } = receiver;
    const to = container ?? l10n.t('VM {0}', name);
    let port: number | undefined;
    const problem = await act(services, choice.device, {
      title: l10n.t('Attaching USB device {0} to {1}…', usbPlaceText(place), to),
      attempt,
      already: '',
      run: async (access, signal) => {
        const done = await attach(access, vmTarget(choice), { place, container }, signal);
        if (!done.ok) {
          return done;
        }
        port = done.value;
        return ok('done');
      },
    });
    if (problem !== undefined) {
      await reportProblem(services, attempt, problem);
      return;
    }
    void showInformation(
      port === undefined
        ? l10n.t('USB device {0} is attached to {1}.', usbPlaceText(place), to)
        : l10n.t('USB device {0} is attached to {1}, at port {2}.', usbPlaceText(place), to, port),
    );
  };
}

/** Takes a USB device away from a VM, picked from those it has. */
export function detachUsb(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, ({ vm }) => vm.state !== 'stopped');
    if (choice === undefined) {
      return;
    }
    const { name } = choice.vm;
    const attempt = l10n.t('Could not detach a USB device from VM {0}:', name);
    const usb = await read(services, choice, attempt);
    const attached = usb === undefined ? undefined : await pickAttached(name, usb);
    if (attached === undefined) {
      return;
    }
    await actAndReport(services, choice.device, {
      title: l10n.t('Detaching the USB device at port {0} of VM {1}…', attached.port, name),
      attempt,
      already: '',
      run: async (access, signal) => {
        const done = await detach(access, vmTarget(choice), attached.port, signal);
        return done.ok ? ok('done') : done;
      },
    });
  };
}

async function read(
  services: Services,
  choice: VmChoice,
  attempt: string,
): Promise<UsbSituation | undefined> {
  const access = services.registry.access(choice.device.id);
  if (access === undefined) {
    const name = choice.device.config.name;
    await reportProblem(services, attempt, { kind: 'not-reachable-kind', name });
    return undefined;
  }
  const title = l10n.t('Looking for USB devices…');
  const usb = await withCancel(title, (signal) => readUsb(access, vmTarget(choice), signal));
  if (!usb.ok) {
    await reportProblem(services, attempt, usb.error);
    return undefined;
  }
  return usb.value;
}

async function pickPlace(
  vm: string,
  { attached, host }: UsbSituation,
): Promise<UsbPlace | undefined> {
  if (host === undefined) {
    return askPlace(vm, l10n.t('The USB devices cannot be listed from here.'));
  }
  const typed = { label: l10n.t('Type Bus and Device Number…'), place: undefined };
  const items = pluggedInFirst(host).map((usb) => ({
    label: usbName(usb),
    description: usbPlaceText(usb),
    detail: usbDetail(
      usb,
      attached.some((other) => isSameKind(usb, other)),
    ),
    place: usb,
  }));
  const picked = await window.showQuickPick([...items, typed], {
    title: l10n.t('Attach a USB device to VM {0}', vm),
    placeHolder: l10n.t('ChromeOS itself cannot use the device as long as the VM has it'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked === undefined || picked.place !== undefined ? picked?.place : askPlace(vm);
}

/** Cameras and the like in the lid are rarely meant. */
function pluggedInFirst(host: readonly HostUsb[]): readonly HostUsb[] {
  return [
    ...host.filter(({ isBuiltIn }) => !isBuiltIn),
    ...host.filter(({ isBuiltIn }) => isBuiltIn),
  ];
}

async function askPlace(vm: string, why?: string): Promise<UsbPlace | undefined> {
  const where = l10n.t('chrome://usb-internals on the device lists the numbers.');
  const typed = await window.showInputBox({
    title: l10n.t('Attach a USB device to VM {0}', vm),
    placeHolder: '1:7',
    prompt: [why, l10n.t('Bus and device number, with a colon between.'), where]
      .filter((part) => part !== undefined)
      .join(' '),
    ignoreFocusOut: true,
    validateInput: (text) =>
      parseUsbPlace(text) === undefined
        ? l10n.t('Two numbers from 0 to 255 with a colon between, such as 1:7')
        : undefined,
  });
  return typed === undefined ? undefined : parseUsbPlace(typed);
}

/** The VM as a whole, or one of its running containers; nothing is asked where there are none. */
async function pickReceiver({
  device,
  vm,
  containerless,
}: VmChoice): Promise<{ readonly container: string | undefined } | undefined> {
  const running = (device.contents.get(vm.name)?.instances.data ?? []).filter(
    ({ state }) => state === 'running',
  );
  if (containerless || running.length === 0) {
    return { container: undefined };
  }
  const whole = {
    label: withoutIcons(l10n.t('VM {0}', vm.name)),
    description: l10n.t('the VM itself, for whatever in it uses USB'),
    container: undefined,
  };
  const items = running.map(({ name }) => ({
    label: name,
    description: l10n.t('container, on ChromeOS of 2022 and newer'),
    container: name,
  }));
  return window.showQuickPick([whole, ...items], { title: l10n.t('Who gets the USB device?') });
}

async function pickAttached(
  vm: string,
  { attached, host }: UsbSituation,
): Promise<AttachedUsb | undefined> {
  if (attached.length === 0) {
    void showInformation(l10n.t('VM {0} has no USB devices.', vm));
    return undefined;
  }
  const items = attached.map((usb) => {
    const named = host?.find((other) => isSameKind(other, usb));
    return {
      label: named === undefined ? usbId(usb) : usbName(named),
      description: l10n.t('port {0}', usb.port),
      detail: usbId(usb),
      usb,
    };
  });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Detach a USB device from VM {0}', vm),
  });
  return picked?.usb;
}

function usbName(usb: HostUsb): string {
  return usb.name === ''
    ? l10n.t('USB device {0}', usbId(usb))
    : withoutIcons(singleLine(usb.name));
}

function usbDetail(usb: HostUsb, isAttached: boolean): string {
  return [
    usbId(usb),
    usb.isBuiltIn ? l10n.t('built in') : undefined,
    // The VM's list tells vendor and product only, and there may be two of a kind.
    isAttached ? l10n.t('the VM has one of this kind') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

type UsbKind = Pick<HostUsb, 'vendorId' | 'productId'>;

function usbId({ vendorId, productId }: UsbKind): string {
  return `${vendorId}:${productId}`;
}

function isSameKind(a: UsbKind, b: UsbKind): boolean {
  return usbId(a).toLowerCase() === usbId(b).toLowerCase();
}
