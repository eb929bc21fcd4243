import type { CommandGrammar } from './grammar';

/** `vmc start` with all options that it ever had. */
export const VMC_START: CommandGrammar = {
  does: 'Starts a virtual machine and opens a shell in it.',
  effect: 'changes',
  since: 'November 2018',
  warns: 'A name that does not exist makes a new virtual machine, so check the spelling.',
  args: ['VM: the virtual machine to start'],
  options: {
    '--enable-gpu': 'Gives the virtual machine accelerated graphics.',
    '--enable-dgpu-passthrough': 'Hands a separate graphics card to the virtual machine.',
    '--enable-big-gl': 'Turns on a graphics mode made for Borealis.',
    '--enable-virtgpu-native-context': {
      does: 'Lets the guest use the graphics driver of the real card.',
    },
    '--enable-vulkan': {
      does: 'Turned on Vulkan graphics.',
      since: 'April 2021',
      until: 'March 2024',
      instead: '--enable-virtgpu-native-context',
    },
    '--vtpm-proxy': 'Gives the virtual machine a virtual security chip.',
    '--software-tpm': {
      does: 'Gave the virtual machine a security chip made of software.',
      since: 'May 2019',
      until: 'September 2023',
      instead: '--vtpm-proxy',
    },
    '--enable-audio-capture': 'Lets the virtual machine use the microphone.',
    '--extra-disk=PATH': {
      does: 'Attaches a further disk; Termina mounts it below /mnt/external.',
    },
    '--dlc-id=ID': {
      does: 'Boots from another downloadable image.',
      warns: 'The help text calls it --dlc, which does not work.',
    },
    '--tools-dlc=ID': 'Takes the guest tools from another downloadable package.',
    '--kernel=PATH': 'Boots another kernel.',
    '--initrd=PATH': 'Boots with this initial file system.',
    '--rootfs=PATH': 'Boots another root file system.',
    '--vm-type=TYPE': {
      does: 'Says which kind of virtual machine it is; since December 2025 the disk says so itself.',
      choices: ['CROSTINI', 'TERMINA', 'BAGUETTE', 'BRUSCHETTA', 'BOREALIS'],
      warns: 'Borealis is refused since July 2026, and CROSTINI is known since July 2025 only.',
    },
    '--no-start-lxd': 'Boots without starting LXD, so there are no containers.',
    '--writable-rootfs': 'Makes the root file system of the virtual machine writable.',
    '--kernel-param=PARAMETER':
      'Adds a word to the command line of the guest kernel; may be repeated.',
    '--oem-string=TEXT': 'Passes a text to the guest through its firmware tables; may be repeated.',
    '--bios=PATH': 'Boots with this firmware.',
    '--pflash=PATH': 'Keeps the variables of the firmware in this file.',
    '--bios-dlc=ID': 'Boots with firmware from a downloadable package, which is edk2-ovmf-dlc.',
    '--timeout=SECONDS': {
      does: 'Waits this long for a sign of life, 80 seconds if not given.',
      since: 'September 2021',
    },
    '--no-shell': 'Comes back when the virtual machine runs, without a shell.',
    '--user=NAME': 'Names the user of a virtual machine without containers.',
    '--user-uid=NUMBER': 'Gives that user this number.',
    '--user-groups=NAMES': {
      does: 'Puts that user into these groups, with commas between them.',
      warns: 'The help text calls it --user-group, which does not work.',
    },
    '--untrusted': {
      does: 'Allowed a virtual machine whose system ChromeOS does not vouch for.',
      since: 'September 2020',
      until: 'January 2024',
    },
    '--help-start': {
      does: 'Printed the options of vmc start.',
      since: 'May 2024',
      until: 'August 2025',
      instead: '--help',
    },
  },
};
