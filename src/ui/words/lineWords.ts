import { l10n } from 'vscode';
import type { BlankName } from '../../core/cli/crosh/blanks';
import type { LineWords } from '../../core/cli/crosh/lines';

/** What a line does. */
export function lineLabel({ does }: LineWords): string {
  switch (does) {
    case 'start-vm':
      return l10n.t('Start the VM');
    case 'stop-vm':
      return l10n.t('Stop the VM');
    case 'vm-shell':
      return l10n.t('Open a shell in the VM');
    case 'vm-log':
      return l10n.t('Show the crosvm log');
    case 'share-folder':
      return l10n.t('Share a folder with the VM');
    case 'unshare-folder':
      return l10n.t('Unshare a folder');
    case 'list-usb':
      return l10n.t('List the USB devices of the VM');
    case 'attach-usb':
      return l10n.t('Attach a USB device to the VM');
    case 'attach-usb-to-container':
      return l10n.t('Attach a USB device to the container');
    case 'detach-usb':
      return l10n.t('Detach a USB device');
    case 'export-vm':
      return l10n.t('Export the VM to a file in Downloads');
    case 'resize-vm-disk':
      return l10n.t("Resize the VM's disk");
    case 'destroy-vm':
      return l10n.t('Destroy the VM with all that is in it, without a question');
    case 'list-vms':
      return l10n.t('List the VMs');
    case 'create-vm':
      return l10n.t('Create a VM for containers');
    case 'create-baguette-vm':
      return l10n.t('Create a VM without containers (Baguette)');
    case 'import-vm':
      return l10n.t('Import a VM from a file in Downloads');
    case 'open-container':
      return l10n.t('Open a shell in a container, made and started if need be');
    case 'list-containers':
      return l10n.t('List the containers');
    case 'import-container':
      return l10n.t('Import a container from a file');
    case 'container-shell':
      return l10n.t('Open a shell in the container');
    case 'container-root-shell':
      return l10n.t('Open a root shell in the container');
    case 'start-container':
      return l10n.t('Start the container');
    case 'stop-container':
      return l10n.t('Stop the container');
    case 'force-stop-container':
      return l10n.t('Stop the container by force');
    case 'restart-container':
      return l10n.t('Restart the container');
    case 'freeze-container':
      return l10n.t('Freeze the container');
    case 'unfreeze-container':
      return l10n.t('Unfreeze the container');
    case 'take-snapshot':
      return l10n.t('Take a snapshot');
    case 'restore-snapshot':
      return l10n.t('Restore a snapshot; what came after it is lost');
    case 'delete-snapshot':
      return l10n.t('Delete a snapshot');
    case 'rename-container':
      return l10n.t('Rename the container, once it is stopped');
    case 'copy-container':
      return l10n.t('Copy the container');
    case 'export-container':
      return l10n.t('Export the container to a file');
    case 'delete-container':
      return l10n.t('Delete the container, once it is stopped');
    case 'show-config':
      return l10n.t('Show the configuration');
    case 'container-log':
      return l10n.t('Show the LXC log');
    case 'journal':
      return l10n.t('Show the journal');
  }
}

/** Where a line is to be pasted; goes on from “Paste it”. */
export function linePlaceWords({ where }: LineWords): string {
  switch (where) {
    case 'crosh':
      return l10n.t('in crosh (Ctrl+Alt+T in ChromeOS)');
    case 'vm':
      return l10n.t("in the VM's own shell (vsh in crosh)");
    case 'lxd-host':
      return l10n.t('in a shell of the machine that runs LXD');
  }
}

/** The question for what a line leaves open, and what is said to an answer that cannot be. */
export function blankWords(blank: BlankName): { readonly prompt: string; readonly wrong: string } {
  switch (blank) {
    case 'folder':
      return {
        prompt: l10n.t('Path of a folder, starting in MyFiles'),
        wrong: l10n.t('A path such as Downloads/photos, without .. and without a leading slash'),
      };
    case 'usb-place':
      return {
        prompt: l10n.t('Bus and device number; chrome://usb-internals lists them'),
        wrong: l10n.t('Two numbers from 0 to 255 with a colon between, such as 1:7'),
      };
    case 'port':
      return {
        prompt: l10n.t('Port of the device in the VM; vmc usb-list prints it'),
        wrong: l10n.t('A number such as 1'),
      };
    case 'file':
      return {
        prompt: l10n.t('File name'),
        wrong: l10n.t('A name without a leading dash'),
      };
    case 'size-bytes':
      return {
        prompt: l10n.t('New size in bytes; 10 GiB are 10737418240'),
        wrong: l10n.t('A whole number: vmc resize takes bytes and no unit'),
      };
    case 'new-vm':
      return {
        prompt: l10n.t('Name of the new VM'),
        wrong: l10n.t('A name of at most 60 bytes without a leading dash'),
      };
    case 'container':
      return {
        prompt: l10n.t('Name of the container'),
        wrong: l10n.t('Letters, digits and dashes, with a letter first'),
      };
    case 'snapshot':
      return {
        prompt: l10n.t('Name of the snapshot'),
        wrong: l10n.t('A name without blanks and slashes'),
      };
  }
}
