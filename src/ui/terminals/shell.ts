import { l10n } from 'vscode';
import type { DeviceState } from '../../app/inventory/deviceState';
import type { ShellPlace } from '../../app/shells';

/** A shell that a terminal is to run. */
export interface Shell {
  readonly device: DeviceState;
  readonly place: ShellPlace;
}

/** What its terminal is called. */
export function shellName({ device, place }: Shell): string {
  switch (place.kind) {
    case 'device':
      return device.config.name;
    case 'vm':
      return asUser(place.vm, place.user);
    case 'instance':
      return asUser(place.target.instance, place.user);
  }
}

/** Where it runs, within a sentence. */
export function shellPlaceWords({ device, place }: Shell): string {
  switch (place.kind) {
    case 'device':
      return l10n.t('device {0}', device.config.name);
    case 'vm':
      return l10n.t('VM {0}', place.vm);
    case 'instance':
      return l10n.t('container {0}', place.target.instance);
  }
}

/** The same shell for the same key. */
export function shellKey({ device, place }: Shell): string {
  return JSON.stringify([device.id, place]);
}

function asUser(name: string, user: 'user' | 'root'): string {
  return user === 'root' ? l10n.t('{0} (root)', name) : name;
}
