import { l10n } from 'vscode';
import type { StartOptionName } from '../../core/cli/vmc/startOptions';

/** What an option of `vmc start` does, in a few words. */
export function startOptionText(name: StartOptionName): string {
  switch (name) {
    case '--enable-gpu':
      return l10n.t('Give the VM the graphics processor');
    case '--enable-dgpu-passthrough':
      return l10n.t('Hand a separate graphics card through to the VM');
    case '--enable-vulkan':
      return l10n.t('Vulkan in the VM');
    case '--enable-big-gl':
      return l10n.t('Full OpenGL in the VM');
    case '--enable-virtgpu-native-context':
      return l10n.t("Use the device's own graphics driver in the VM");
    case '--enable-audio-capture':
      return l10n.t('Let the VM use the microphone');
    case '--vtpm-proxy':
      return l10n.t('A virtual TPM for the VM');
    case '--untrusted':
      return l10n.t('Allow what only untrusted VMs may do, such as kernels of your own');
    case '--no-start-lxd':
      return l10n.t('Start the VM without LXD, and so without containers');
    case '--writable-rootfs':
      return l10n.t("Make the VM's own system writable");
    case '--vm-type':
      return l10n.t('Start it as a VM of this type');
    case '--timeout':
      return l10n.t('How long the start may take, in seconds');
    case '--extra-disk':
      return l10n.t('Path of another disk to attach, on the device');
    case '--dlc-id':
      return l10n.t('DLC that the VM is started from');
    case '--tools-dlc':
      return l10n.t('DLC with the guest tools');
    case '--kernel':
      return l10n.t('Path of a kernel of your own, on the device');
    case '--initrd':
      return l10n.t('Path of an initrd of your own, on the device');
    case '--rootfs':
      return l10n.t('Path of a root file system of your own, on the device');
    case '--bios':
      return l10n.t('Path of a BIOS of your own, on the device');
    case '--pflash':
      return l10n.t('Path of a writable BIOS flash image, on the device');
    case '--bios-dlc':
      return l10n.t('DLC with the BIOS');
    case '--user':
      return l10n.t('Name of the user in the VM');
    case '--user-uid':
      return l10n.t('Number of the user in the VM');
    case '--user-groups':
      return l10n.t('Groups of the user in the VM, separated by commas');
    case '--kernel-param':
      return l10n.t('Words for the kernel command line');
    case '--oem-string':
      return l10n.t('SMBIOS OEM strings for the VM');
  }
}
