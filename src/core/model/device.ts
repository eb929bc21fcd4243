/** A place with VMs or containers, as the settings name it. `invalid`: an entry that cannot be used. */
export type DeviceConfig =
  | { readonly kind: 'local'; readonly name: string }
  | {
      readonly kind: 'ssh';
      readonly name: string;
      /** A destination for OpenSSH, usually an alias of the user's own configuration. */
      readonly host: string;
      /** The signed-in user's owner hash; found on the device when it is not given. */
      readonly userHash?: string;
      readonly sshOptions: readonly string[];
    }
  | { readonly kind: 'lxd'; readonly name: string; readonly remote: string }
  | { readonly kind: 'saved'; readonly name: string; readonly file: string }
  | { readonly kind: 'guest'; readonly name: string }
  | { readonly kind: 'demo'; readonly name: string }
  | { readonly kind: 'invalid'; readonly name: string; readonly reason: DeviceConfigFault };

/** What is wrong with an entry of `crostini.devices`. */
export type DeviceConfigFault =
  | { readonly kind: 'not-an-object' }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'unknown-kind'; readonly given: string }
  | { readonly kind: 'bad-field'; readonly field: string };

/** True for devices whose commands can be run; the others only show what was once written down. */
export function isReachable(config: DeviceConfig): boolean {
  return (
    config.kind === 'local' ||
    config.kind === 'ssh' ||
    config.kind === 'lxd' ||
    config.kind === 'demo'
  );
}
