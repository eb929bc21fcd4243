import type { Statement } from '../statement';
import { SOURCES } from './sources';

/** What old texts say in words. Each is narrow: a hint on a true sentence is worse than none on a false one. */
export const PROSE_STATEMENTS: readonly Statement[] = [
  {
    id: 'default-debian',
    cues: ['debian 9', 'debian 10', 'debian 11', 'stretch', 'buster', 'bullseye'],
    where: 'prose',
    pattern:
      /(?<=\b(?:default|penguin|Penguin|Crostini)\b[^.]{0,60})(?:\bDebian (?:GNU\/Linux )?(?:9|10|11)\b(?: ?\(?(?:stretch|buster|bullseye)\b\)?)?|\b(?:Debian )?(?:stretch|buster|bullseye)\b(?! goal))/g,
    beside: /\bdefault\b|\b(?:based on|comes with|ships)\b/i,
    unless: /\bstill\b|\bupgrade|bookworm|trixie/i,
    message:
      'New containers get Debian 12 (bookworm) since February 2024; the newer design without containers, Baguette, has Debian 13 (trixie).',
    fixes: ['Debian 12 (bookworm)', 'Debian 13 (trixie)'],
    term: 'Debian',
    source: SOURCES.vmc,
  },
  {
    id: 'dev-channel',
    cues: ['dev channel', 'beta channel', 'canary channel', 'developer channel'],
    where: 'prose',
    pattern:
      /\b(?:switch(?:ing)? to|needs?|requires?|required|only (?:in|on)|must be (?:in|on)|move to)(?: \w+){0,4} (?:dev|developer|beta|canary) channel\b/gi,
    beside: /\b(?:Crostini|Linux|Termina|containers?|VMs?)\b/i,
    unless: /\bnot (?:need|require)|\bno need\b/i,
    message: 'Linux works in the stable channel. The dev channel was needed in 2018 only.',
    term: 'dev channel',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'grpc-over-ip',
    cues: ['grpc over ip', 'grpc over tcp'],
    where: 'anywhere',
    pattern: /\bgRPC over (?:TCP\/IP|TCP|IP)\b/gi,
    beside: /\b(?:vm_)?cicerone\b|\bgarcon\b|\bcontainers?\b|\bmaitred\b/i,
    message: 'vm_cicerone and garcon talk over vsock since 2018 and 2019, not over the network.',
    fixes: ['gRPC over vsock'],
    term: 'vm_cicerone',
    source: SOURCES.garcon,
  },
  {
    id: 'only-termina-boots',
    cues: [
      'only termina',
      'only the termina',
      'only instances of',
      'only boot',
      'only run',
      'only start',
    ],
    where: 'prose',
    pattern:
      /\bonly (?:the |instances of the )?Termina(?: VMs?)?(?: images?)? (?:can|may) (?:be )?(?:boot(?:ed)?|run|start(?:ed)?|used)\b|\b(?:can|may) only (?:boot|run|start) (?:the )?Termina\b/gi,
    message:
      'vmc start boots other guests too: Baguette, Bruschetta and, with --kernel and --rootfs, images of your own.',
    term: 'Termina',
    source: SOURCES.vmc,
  },
  {
    id: 'setup-script-time',
    cues: ['_setup.sh'],
    where: 'anywhere',
    pattern:
      /\blx[cd]_setup\.sh\b(?=[^.]{0,80}\b(?:container is (?:first )?created|first (?:start|boot|run)|creation)\b)/g,
    message: 'lxd_setup.sh runs while Google builds the image, not when a container is created.',
    term: 'lxd_setup.sh',
    source: SOURCES.guestTools,
  },
  {
    id: 'tools-disk-in-container',
    cues: ['disk inside', 'disk in the'],
    where: 'prose',
    pattern: /\b(?:virtual )?disk (?:inside|in) (?:the|each) (?:LXC )?containers?\b/gi,
    beside: /guest tools|cros-containers|vm_tools/i,
    message:
      'The disk with the guest tools is attached to the VM, and its folder is bind-mounted into each container.',
    term: 'vm_tools.img',
    source: SOURCES.crostiniGuide,
  },
  {
    id: 'nested-kvm',
    cues: ['nested'],
    where: 'prose',
    pattern:
      /\bnested (?:KVM|virtuali[sz]ation)\b[^.]{0,30}\bnot (?:yet )?(?:supported|possible|available)\b/gi,
    unless: /5\.1[05]/,
    message:
      'Nested KVM works with host kernels from 4.19 on, except 5.10 and 5.15, where it was switched off again in 2026 because of a security hole.',
    term: 'nested virtualization',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'ipv6-missing',
    cues: ['ipv4 is', 'ipv6'],
    where: 'prose',
    pattern:
      /\bonly IPv4 is (?:currently )?supported\b|\bIPv6 (?:is|does)(?: not|n[’']t) (?:yet )?(?:supported|available|work)\b/gi,
    message: 'IPv6 works, with addresses by SLAAC only.',
    term: 'IPv6',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'fuse-missing',
    cues: ['fuse'],
    where: 'prose',
    pattern:
      /\bFUSE\b[^.]{0,40}\b(?:not (?:yet )?(?:supported|available|work)|(?:does|do)n[’']t (?:yet )?work)/g,
    message: 'FUSE works in containers.',
    term: 'FUSE',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'usb-missing',
    cues: ['usb'],
    where: 'prose',
    pattern:
      /\bUSB(?: devices?)?(?: access| passthrough| support)?\b(?: \w+){0,3} (?:not (?:yet )?(?:supported|available|possible|work)|cannot be (?:used|attached|accessed))\b/g,
    message:
      'USB devices can be attached in Settings, Manage USB devices, or with vmc usb-attach, since March 2019. Bluetooth itself cannot.',
    term: 'USB passthrough',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'graphics-unaccelerated',
    cues: ['accelerat'],
    where: 'prose',
    pattern:
      /\bthings are unaccelerated\b|\bgraphics (?:are|is) (?:currently )?(?:unaccelerated|not accelerated)\b|\bno (?:GPU|graphics|hardware|3D) acceleration\b|\bwithout accelerated graphics\b/gi,
    message:
      'Graphics are accelerated by now, on devices and VMs that have it: vmc start --enable-gpu.',
    term: 'GPU acceleration',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'clipboard-text-only',
    cues: ['clipboard'],
    where: 'prose',
    pattern: /\bclipboard\b[^.]{0,60}\b(?:only|just)\b[^.]{0,20}\btext\b/gi,
    message: 'The clipboard passes text, HTML, RTF, PNG and JPEG images and lists of files.',
    term: 'clipboard formats',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'arcpp-stays',
    cues: ['arc++'],
    where: 'prose',
    pattern: /\bARC\+\+ (?:is (?:the )?current\b|is not going away\b|isn[’']t going away\b)/g,
    message: 'Android moves to ARCVM, a virtual machine, from Android 11 on.',
    term: 'ARC++',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'terminal-is-crosh',
    cues: ['crosh'],
    where: 'prose',
    pattern: /\bTerminal(?: app)? is (?:basically|just|really|simply) crosh\b/gi,
    message:
      'The Terminal app opens a shell in the container. crosh is another shell, opened with Ctrl+Alt+T.',
    term: 'Terminal',
    source: SOURCES.containersAndVms,
  },
  {
    id: 'vmlog-host-syslog',
    cues: ['vmlog_forwarder'],
    where: 'prose',
    pattern: /\bvmlog_forwarder\b[^.]{0,60}\b(?:host(?:['’]s)? syslog|\/var\/log\/messages)/g,
    message:
      "Since April 2020 vmlog_forwarder writes one file for each VM into the user's storage. vmc logs prints it.",
    term: 'vmlog_forwarder',
    source: SOURCES.syslog,
  },
  {
    id: 'firecracker-fork',
    cues: ['firecracker'],
    where: 'prose',
    pattern: /\bFirecracker\b[^.]{0,30}\bfork of crosvm\b/gi,
    message: 'Firecracker began with code of crosvm; the two have been separate for years.',
    term: 'Firecracker',
    source: SOURCES.crosvm,
  },
];
