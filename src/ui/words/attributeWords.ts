import { l10n } from 'vscode';
import type { AttributeName, AttributeValue, NoteName } from '../../app/tree/nodes';
import { formatBytes } from '../../core/text/bytes';
import { dateWords } from './timeWords';

export function attributeLabel(name: AttributeName): string {
  switch (name) {
    case 'address':
      return l10n.t('Address');
    case 'image':
      return l10n.t('Image');
    case 'type':
      return l10n.t('Type');
    case 'profiles':
      return l10n.t('Profiles');
    case 'architecture':
      return l10n.t('Architecture');
    case 'description':
      return l10n.t('Description');
    case 'project':
      return l10n.t('Project');
    case 'location':
      return l10n.t('Cluster member');
    case 'created':
      return l10n.t('Created');
    case 'lastUsed':
      return l10n.t('Last used');
    case 'memory':
      return l10n.t('Memory in use');
    case 'diskSize':
      return l10n.t('Disk size');
    case 'minDiskSize':
      return l10n.t('Smallest disk size');
    case 'diskImage':
      return l10n.t('Disk image');
    case 'milestone':
      return l10n.t('ChromeOS milestone');
    case 'system':
      return l10n.t('System');
    case 'hostName':
      return l10n.t('Host name');
    case 'guestKind':
      return l10n.t('Kind');
    case 'savedAt':
      return l10n.t('Saved');
    case 'fingerprint':
      return l10n.t('Fingerprint');
    case 'alias':
      return l10n.t('Alias');
    case 'size':
      return l10n.t('Size');
    case 'uploaded':
      return l10n.t('Uploaded');
    case 'devices':
      return l10n.t('Devices');
    case 'usedBy':
      return l10n.t('Used by');
    case 'driver':
      return l10n.t('Driver');
    case 'source':
      return l10n.t('Source');
    case 'usedSpace':
      return l10n.t('Space used');
    case 'totalSpace':
      return l10n.t('Space in total');
    case 'ipv4':
      return l10n.t('IPv4');
    case 'ipv6':
      return l10n.t('IPv6');
    case 'url':
      return l10n.t('Address');
    case 'protocol':
      return l10n.t('Protocol');
    case 'roles':
      return l10n.t('Roles');
    case 'message':
      return l10n.t('Message');
  }
}

export function attributeText(value: AttributeValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'address':
      return `${value.address} (${value.nic})`;
    case 'guest':
      return value.containerless
        ? l10n.t('VM without containers (Baguette)')
        : l10n.t('container in a Termina VM');
    case 'bytes':
      return formatBytes(value.bytes);
    case 'time':
      return dateWords(value.iso);
  }
}

/** What the clipboard gets: the bare address, the exact number, the exact time. */
export function attributeCopyText(value: AttributeValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'address':
      return value.address;
    case 'guest':
      return attributeText(value);
    case 'bytes':
      return String(value.bytes);
    case 'time':
      return value.iso;
  }
}

export function noteText(note: NoteName): string {
  switch (note) {
    case 'reading':
      return l10n.t('Reading…');
    case 'no-vms':
      return l10n.t('No VMs yet. Turn on Linux in the ChromeOS settings to get one.');
    case 'no-containers':
      return l10n.t('No containers yet');
    case 'nothing-listed':
      return l10n.t('None yet');
    case 'nothing-fits':
      return l10n.t('No VM and no container fits the filter');
    case 'no-containers-here':
      return l10n.t('No VMs and no containers here yet');
    case 'vm-stopped':
      return l10n.t('Start the VM to see its containers');
    case 'vm-starting':
      return l10n.t('The VM is starting');
    case 'vm-state-unknown':
      return l10n.t('This vmc does not tell whether the VM runs');
    case 'containerless':
      return l10n.t('No LXD in this VM');
    case 'guest-without-tools':
      return l10n.t('VMs are managed in crosh (Ctrl+Alt+T)');
  }
}

/** A longer explanation for the tooltip. */
export function noteHelp(note: NoteName): string {
  switch (note) {
    case 'containerless':
      return l10n.t(
        'Baguette, Bruschetta, Borealis and ARCVM run their programs in the VM itself. There is no LXD in them, so there is nothing to list.',
      );
    case 'guest-without-tools':
      return l10n.t(
        'This window runs inside Linux on ChromeOS, where vmc and lxc do not exist. VMs and containers are managed outside of it: press Ctrl+Alt+T in ChromeOS for crosh and use vmc there, or add a device that is reached over SSH.',
      );
    default:
      return noteText(note);
  }
}
