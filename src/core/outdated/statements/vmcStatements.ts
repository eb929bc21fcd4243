import type { Statement } from '../statement';
import { SOURCES } from './sources';

const VMC_START = /\bvmc\s+start\b/g;
const UNITS: Readonly<Record<string, number>> = { k: 10, m: 20, g: 30, t: 40 };

/** What `vmc` refuses, with the dates of the commits in its source. */
export const VMC_STATEMENTS: readonly Statement[] = [
  {
    id: 'vmc-parallels-option',
    cues: ['vmc'],
    command: /\bvmc\s+(?:create|import)\b/g,
    where: 'anywhere',
    pattern: /(?<!\S)-p(?![\w-])/g,
    message:
      'The option -p made a Parallels VM. vmc create and vmc import have not known it since July 2025, and Parallels on ChromeOS has ended.',
    term: 'vmc create',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-create-without-type',
    cues: ['vmc'],
    where: 'code',
    // With something to create: a bare `vmc create` is the name of the command.
    pattern: /\bvmc\s+create(?=\s[^;|&`\n]{0,200}(?<=\s)[\w"'$<{/])/g,
    unless: /--vm-type|(?<!\S)(?:-p|-h|--help)(?![\w-])|\\\s*$/,
    message:
      'vmc create needs the type of the VM since August 2025: --vm-type BAGUETTE for the design without containers, --vm-type CROSTINI for Termina with LXD.',
    fixes: ['vmc create --vm-type BAGUETTE', 'vmc create --vm-type CROSTINI'],
    term: 'vmc create',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-enable-vulkan',
    cues: ['--enable-vulkan'],
    where: 'anywhere',
    pattern: /(?<![\w-])--enable-vulkan(?![\w-])/g,
    beside: /\bvmc\b|borealis|termina|crostini/i,
    message:
      'vmc start has had no --enable-vulkan since March 2024. The nearest today are --enable-virtgpu-native-context and --enable-big-gl.',
    fixes: ['--enable-virtgpu-native-context', '--enable-big-gl'],
    term: '--enable-vulkan',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-software-tpm',
    cues: ['--software-tpm'],
    where: 'anywhere',
    pattern: /(?<![\w-])--software-tpm(?![\w-])/g,
    beside: /\bvmc\b/,
    message: 'vmc start has had no --software-tpm since September 2023. Leave it out.',
    fixes: [''],
    term: 'vmc start',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-untrusted',
    cues: ['--untrusted'],
    where: 'anywhere',
    pattern: /(?<![\w-])--untrusted(?![\w-])/g,
    beside: /\bvmc\b/,
    message: 'vmc start has had no --untrusted since January 2024. Leave it out.',
    fixes: [''],
    term: 'vmc start',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-dlc',
    cues: ['--dlc'],
    command: VMC_START,
    where: 'anywhere',
    pattern: /(?<![\w-])--dlc(?![\w-])/g,
    message: 'The help of vmc says --dlc, but only --dlc-id is understood.',
    fixes: ['--dlc-id'],
    term: '--dlc-id',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-user-group',
    cues: ['--user-group'],
    command: VMC_START,
    where: 'anywhere',
    pattern: /(?<![\w-])--user-group(?![\w-])/g,
    message:
      'The help of vmc says --user-group, but only --user-groups is understood: one option with names separated by commas.',
    fixes: ['--user-groups'],
    term: 'vmc start',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-help-start',
    cues: ['--help-start'],
    where: 'anywhere',
    pattern: /(?<![\w-])--help-start(?![\w-])/g,
    message:
      '--help-start was the help of vmc start from May 2024 to August 2025; today it is --help.',
    fixes: ['--help'],
    term: 'vmc start',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-start-arc-vm',
    cues: ['arc_vm', 'plugin_vm'],
    command: VMC_START,
    where: 'anywhere',
    pattern: /--vm-type[ =](?:ARC_VM|PLUGIN_VM)\b/gi,
    message:
      'vmc start rejects the types ARC_VM, although its help lists it, and PLUGIN_VM, which ended in July 2025.',
    term: '--vm-type',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-start-borealis',
    cues: ['borealis'],
    command: VMC_START,
    where: 'code',
    pattern: /(?<![\w-])borealis(?![\w-])/gi,
    message:
      'The VM service has refused to start Borealis, the VM for Steam, since July 2026: it says that such VMs are deprecated.',
    term: 'Borealis',
    source: SOURCES.concierge,
  },
  {
    id: 'vmc-start-parallels',
    cues: ['pvmdefault'],
    command: /\bvmc\s+(?:start|launch)\b/g,
    where: 'anywhere',
    pattern: /\bPvmDefault\b/g,
    message: 'vmc start has refused Parallels VMs since December 2025: support for them has ended.',
    term: 'vmc start',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-resize-units',
    cues: ['resize'],
    command: /\bvmc\s+resize\b/g,
    where: 'code',
    pattern: /(?<!\S)(\d{1,6})([KMGT])(?:i?B)?(?![\w.])/gi,
    message: 'vmc resize takes a plain number of bytes; unlike vmc create it knows no M or G.',
    fixes: ([, count = '0', unit = 'k']) => [
      String(Number(count) * 2 ** (UNITS[unit.toLowerCase()] ?? 0)),
    ],
    term: 'vmc resize',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-container-glued',
    cues: ['--container_name', '--lxd_', '--shell', '--user'],
    command: /\bvmc\s+container\b/g,
    where: 'anywhere',
    pattern:
      /(?<!\S)--(?:(?:container_name|user|lxd_image|lxd_remote)=[^\s`]{1,200}|shell)(?![\w-])/g,
    message:
      'This is an option of run_container.sh, which is gone. vmc container takes the VM, the container and, if wanted, an image server and image.',
    fixes: [''],
    term: 'vmc container',
    source: SOURCES.vmc,
  },
  {
    id: 'run-container-script',
    cues: ['run_container.sh'],
    where: 'anywhere',
    pattern: /\brun_container\.sh\b(?:[ \t]+--[\w-]{1,40}(?:=[^\s`]{0,200})?)*/g,
    message:
      'run_container.sh in Termina is obsolete. In crosh, vmc container creates, sets up and starts a container.',
    fixes: ([command]) => {
      const name = /--container_name=([A-Za-z][\w-]*)/.exec(command)?.[1];
      return name === undefined ? [] : [`vmc container termina ${name}`];
    },
    term: 'run_container.sh',
    source: SOURCES.lxdOnChromeOs,
  },
  {
    id: 'vmc-gone-subcommands',
    cues: ['vmc'],
    where: 'anywhere',
    pattern: /\bvmc\s+(?:pvm\.send-problem-report|aggressive-balloon|vmm-swap)\b/g,
    message:
      'vmc has no such command any more: aggressive-balloon and vmm-swap were there in May 2023 only, pvm.send-problem-report until April 2026.',
    term: 'vmc',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-never-had',
    cues: ['vmc'],
    where: 'code',
    pattern: /\bvmc\s+(?:set-privileged|status|info|console)\b(?![-.])/g,
    message:
      'vmc has never had this command. vmc list says which VMs there are and which run; vmc container --privileged true asks for a privileged container.',
    fixes: ([command]) => (/(?:status|info)$/.test(command) ? ['vmc list'] : []),
    term: 'vmc',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-create-extra-disk-removable',
    cues: ['--removable-media'],
    command: /\bvmc\s+create-extra-disk\b/g,
    where: 'anywhere',
    pattern: /(?<![\w-])--removable-media(?![\w-])/g,
    message:
      'Since February 2024 vmc create-extra-disk takes the name of the removable drive behind the file instead of --removable-media.',
    term: 'vmc create-extra-disk',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-import-missing',
    cues: ['import'],
    where: 'prose',
    pattern:
      /\b(?:cannot|can[’'‘]t|no way to|isn[’'‘]t (?:yet )?a way to|not (?:yet )?possible to) import (?:a |the )?(?:VM|disk|image|backup)s?\b/gi,
    message: 'vmc import restores what vmc export wrote. It exists since June 2019.',
    term: 'vmc import',
    source: SOURCES.vmc,
  },
  {
    id: 'vmc-export-qcow2',
    cues: ['qcow2'],
    where: 'anywhere',
    pattern: /\bqcow2\b/g,
    beside: /\bvmc[ -]export\b|\bstateful disk\b|\bVM['’]s disk is\b/i,
    message:
      'VM disks are raw images. vmc export writes a compressed archive of it: gzip in older versions, zstd with facts about the VM in the newest.',
    term: 'vmc export',
    source: SOURCES.vmc,
  },
  {
    id: 'concierge-client',
    cues: ['concierge_client'],
    where: 'anywhere',
    pattern: /(?<![\w/])concierge_client\b/g,
    message:
      'concierge_client left ChromeOS in April 2023. vmc does its work: vmc list, vmc start, vmc stop.',
    term: 'concierge_client',
    source: SOURCES.concierge,
  },
  {
    id: 'start-vm-concierge',
    cues: ['startvmconcierge'],
    where: 'anywhere',
    pattern: /\bStartVmConcierge\b/g,
    message:
      'debugd has no StartVmConcierge any more. Upstart starts vm_concierge together with the user session.',
    term: 'StartVmConcierge',
    source: SOURCES.concierge,
  },
  {
    id: 'vsh-baguette',
    cues: ['vsh'],
    where: 'code',
    pattern: /\bvsh\s+baguette(?=\s*(?:$|[;&|`#)]))/g,
    message:
      'A Baguette VM has no user chronos, so vsh fails with the name of the VM alone. Name penguin behind it.',
    fixes: ['vsh baguette penguin'],
    term: 'vsh',
    source: SOURCES.vsh,
  },
  {
    id: 'vsh-not-in-container',
    cues: ['vsh'],
    where: 'prose',
    pattern: /\bvsh\b[^.]{0,80}\bnot (?:inside|in)(?: of)? (?:the |a )?containers?\b/g,
    message:
      'vsh reaches containers too: in crosh, name the container behind the VM, as in vsh termina penguin.',
    term: 'vsh',
    source: SOURCES.vsh,
  },
  {
    id: 'vsh-user-root',
    cues: ['--user-root'],
    where: 'anywhere',
    pattern: /(?<![\w-])--user-root(?![\w-])/g,
    message: 'The flag of vsh is --user=root. In a VM it works on test images only.',
    fixes: ['--user=root'],
    term: 'vsh',
    source: SOURCES.vsh,
  },
  {
    id: 'crosvm-old-flags',
    cues: ['--pmem-device', '--rwdisk', '--tap-fd'],
    where: 'anywhere',
    pattern: /(?<![\w-])--(?:pmem-device|rwdisk|tap-fd)(?![\w-])/g,
    beside: /crosvm/i,
    message:
      'ChromeOS starts crosvm with newer flags: --pmem for --pmem-device, --block for --rwdisk, --net for --tap-fd. Their values are written differently.',
    term: 'crosvm',
    source: SOURCES.crosvm,
  },
];
