import type { ArgumentGrammar, CommandGrammar, OptionGrammar, ToolGrammar } from './grammar';
import { VMC_START } from './vmcStart';

/** Before, `vmc` was a function of crosh. */
const FIRST = 'November 2018';
const VM: ArgumentGrammar = 'VM: the name of the virtual machine';
const CONTAINER: ArgumentGrammar = 'CONTAINER: the name of the container';
const STORAGE: ArgumentGrammar = '[STORAGE]: a removable drive to use in place of Downloads';
const UNTIL_DATE_PLUGIN: OptionGrammar = {
  does: 'Meant a Plugin VM, which is Parallels Desktop.',
  until: 'July 2025',
};
const CREATABLE = ['CROSTINI', 'TERMINA', 'BAGUETTE'];

/** Commands that only a Chromebox has, or a device that does not say what it is. */
function chromebox(does: string, effect: CommandGrammar['effect']): CommandGrammar {
  return {
    does,
    effect: effect ?? 'reads',
    since: 'May 2024',
    warns: 'Works on a Chromebox only.',
  };
}

/** `vmc` of ChromeOS, from 2018 to August 2026 (platform2, `vm_tools/vmc/vmc.rs`). */
export const VMC: ToolGrammar = {
  names: ['vmc'],
  misspellings: ['vcm', 'vmcl'],
  typedIn: ['crosh', 'rootShell'],
  does: 'Manages the virtual machines of ChromeOS.',
  options: { '-h --help': 'Prints the commands and options there are.' },
  subcommands: {
    start: VMC_START,
    stop: {
      does: 'Stops a virtual machine and everything that runs in it.',
      effect: 'changes',
      since: FIRST,
      warns: 'Reports success also for a name that does not exist.',
      args: [VM],
    },
    launch: {
      does: 'Asks Chrome to start a virtual machine as a click would, and opens a shell in it.',
      effect: 'changes',
      since: 'May 2021',
      args: ['NAME...: what to start, such as termina'],
    },
    create: {
      does: 'Makes a new virtual machine: its disk, without starting it.',
      effect: 'creates',
      since: 'July 2019',
      optionsFirst: true,
      warns: 'Options must stand in front of the name; behind it they are ignored or refused.',
      options: {
        '--vm-type=TYPE': {
          does: 'Says which kind of virtual machine to make; required since August 2025.',
          choices: CREATABLE,
          isRequired: true,
        },
        '--size=SIZE': 'Sets the size of the disk, such as 15G; without it the disk grows.',
        '--source=PATH': 'Makes the disk from this file.',
        '-p': UNTIL_DATE_PLUGIN,
      },
      args: [
        'VM: the name of the new virtual machine',
        '[MEDIA]: a file to make it from',
        STORAGE,
        '[PARAMETER...]: further parameters, behind --',
      ],
    },
    'create-extra-disk': {
      does: 'Makes a further disk file, to be attached with vmc start --extra-disk.',
      effect: 'creates',
      since: 'September 2020',
      options: {
        '--size=SIZE': { does: 'Sets the size of the disk, such as 1G.', isRequired: true },
        '--removable-media': {
          does: 'Put the file on a removable drive.',
          until: 'February 2024',
          instead: 'the name of the drive as the last word',
        },
      },
      args: ['FILE: the file to make', STORAGE],
    },
    adjust: {
      does: 'Performs an operation of Parallels Desktop, which ChromeOS no longer has.',
      effect: 'changes',
      since: 'June 2020',
      args: [VM, 'OPERATION: what to do', '[PARAMETER...]: a detail of the operation'],
    },
    destroy: {
      does: 'Deletes a virtual machine with all that is in it.',
      effect: 'destroys',
      since: FIRST,
      warns:
        'There is no way back except an export. It asks first since August 2022, and reports success also for a name that does not exist.',
      options: { '-y': { does: 'Does not ask first.', since: 'August 2022' } },
      args: [VM],
    },
    'disk-op-status': {
      does: 'Says how far an export, import, resize or creation has come.',
      since: 'June 2019',
      args: ['UUID: the number that the operation printed when it began'],
    },
    export: {
      does: 'Saves a virtual machine to a file in Downloads or on a removable drive.',
      effect: 'creates',
      since: FIRST,
      options: {
        '-d': { does: 'Writes a checksum beside the file.', since: 'February 2020' },
        '-f': { does: 'Does it even while the virtual machine runs.', since: 'July 2021' },
      },
      args: [VM, 'FILE: the file to write, which must not exist', STORAGE],
    },
    import: {
      does: 'Makes a new virtual machine from a file of vmc export.',
      effect: 'creates',
      since: 'June 2019',
      options: {
        '--vm-type=TYPE': {
          does: 'Says which kind of virtual machine the file holds.',
          choices: CREATABLE,
          since: 'September 2025',
        },
        '-p': UNTIL_DATE_PLUGIN,
      },
      args: ['VM: the name of the new virtual machine', 'FILE: the file to read', STORAGE],
    },
    'inspect-backup': {
      does: 'Says which kind of virtual machine an exported file holds.',
      since: 'August 2025',
      args: ['FILE: the exported file', STORAGE],
    },
    resize: {
      does: 'Changes the size of a virtual machine’s disk.',
      effect: 'changes',
      since: 'February 2020',
      args: [VM, 'BYTES: the new size in bytes, a plain number without M or G'],
    },
    list: {
      does: 'Lists the disks of the virtual machines, with their sizes.',
      since: FIRST,
      args: [],
    },
    logs: {
      does: 'Prints the log of a virtual machine.',
      since: 'September 2022',
      warns: 'For a name that does not exist it prints nothing, and no error.',
      args: [VM, '[FILE]: a file in Downloads to write to (since April 2026)'],
    },
    'set-crostini-vm-type': {
      does: 'Chooses which kind of virtual machine ChromeOS uses for Linux.',
      effect: 'changes',
      since: 'February 2026',
      args: [{ arg: 'TYPE: the kind', choices: CREATABLE }],
    },
    share: {
      does: 'Makes a folder of MyFiles visible in a running virtual machine, below /mnt/shared.',
      effect: 'changes',
      since: FIRST,
      args: [VM, 'PATH: the folder, counted from MyFiles'],
    },
    unshare: {
      does: 'Takes a shared folder away from a virtual machine.',
      effect: 'changes',
      since: 'July 2019',
      args: [VM, 'PATH: the folder, counted from MyFiles'],
    },
    container: {
      does: 'Starts a container and opens a shell in it; a container that does not exist is made first.',
      effect: 'creates',
      since: FIRST,
      warns:
        'A misspelt name makes a new container. A time-out often means that it exists and is only slow: look with lxc list.',
      options: {
        '-p --privileged=BOOLEAN': {
          does: 'Gives the container real root rights in the virtual machine, from its next start.',
          choices: ['true', 'false'],
          since: 'May 2020',
        },
        '--timeout=SECONDS': {
          does: 'Waits this long for each step, 80 seconds if not given.',
          since: 'January 2022',
        },
      },
      args: [
        VM,
        CONTAINER,
        '[SERVER]: the image server, where %d stands for the ChromeOS version; or the tarball of a root file system',
        '[ALIAS]: the image, such as debian/bookworm; or the tarball with its metadata',
      ],
    },
    'update-container-devices': {
      does: 'Switches devices such as the microphone on or off for a container.',
      effect: 'changes',
      since: 'September 2022',
      args: [VM, CONTAINER, 'DEVICE:ACTION...: such as microphone:enable'],
    },
    'usb-attach': {
      does: 'Hands a USB device to a virtual machine, and prints its port.',
      effect: 'changes',
      since: 'March 2019',
      args: [
        VM,
        'BUS:DEVICE: two decimal numbers, such as 1:4',
        '[CONTAINER]: the container to hand it to (since July 2022)',
      ],
    },
    'usb-detach': {
      does: 'Takes a USB device away from a virtual machine.',
      effect: 'changes',
      since: 'March 2019',
      args: [VM, 'PORT: the port that vmc usb-list shows'],
    },
    'usb-list': {
      does: 'Lists the USB devices of a virtual machine; fails if it does not run.',
      since: 'March 2019',
      args: [VM],
    },
    'key-attach': {
      does: 'Shares a security key with a virtual machine.',
      effect: 'changes',
      since: 'March 2024',
      args: [VM, 'HIDRAW: the path of the key, such as /dev/hidraw0'],
    },
    'allow-all-io-devices': chromebox(
      'Lets virtual machines have every keyboard and mouse.',
      'changes',
    ),
    'list-primary-io-devices': chromebox(
      'Lists the keyboard and the mouse that ChromeOS keeps for itself.',
      'reads',
    ),
    'unset-primary-keyboard': chromebox(
      'No longer keeps the first keyboard for ChromeOS.',
      'changes',
    ),
    'unset-primary-mouse': chromebox('No longer keeps the first mouse for ChromeOS.', 'changes'),
    'pvm.send-problem-report': {
      does: 'Sent a report about Parallels Desktop.',
      since: 'September 2020',
      until: 'April 2026',
      options: { '-n=VM': 'Named the virtual machine.', '-e=ADDRESS': 'Named the sender.' },
      args: ['[TEXT...]: what went wrong'],
    },
    'aggressive-balloon': {
      does: 'Took memory back from a virtual machine.',
      effect: 'changes',
      until: 'May 2023',
      isOpen: true,
    },
    'vmm-swap': {
      does: 'Moved memory of a virtual machine to the disk.',
      effect: 'changes',
      until: 'May 2023',
      isOpen: true,
    },
  },
};
