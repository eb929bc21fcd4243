import type { ArgumentGrammar, CommandGrammar, ToolGrammar } from './grammar';

const BOARD = {
  '-b --board --build-target=BOARD': 'Names the board, such as tatl for Termina on x86_64.',
} as const;
const PACKAGE: ArgumentGrammar = 'PACKAGE: the package, such as sommelier';
const PACKAGES: ArgumentGrammar = '[PACKAGE...]: the package, such as sommelier';
const SOME_PACKAGES: ArgumentGrammar = 'PACKAGE...: the package, such as sommelier';
const DEVICE: ArgumentGrammar = 'DEVICE: the address of the test device';
const COMMAND: ArgumentGrammar = '[{COMMAND}]: the command to run';

const WORKON: Readonly<Record<string, CommandGrammar>> = {
  start: {
    does: 'From now on builds a package from your own source.',
    effect: 'changes',
    args: [PACKAGES],
  },
  stop: {
    does: 'Builds a package from its fixed version again.',
    effect: 'changes',
    args: [PACKAGES],
  },
  list: { does: 'Lists the packages that are built from your own source.', args: [] },
  'list-all': { does: 'Lists them for all boards.', args: [] },
  info: { does: 'Prints where the source of a package lies.', args: [PACKAGES] },
};
const WORKON_OPTIONS = {
  ...BOARD,
  '--host': 'Means the build environment itself, not a board.',
  '--all': 'Does it for all packages.',
  '--workon_only --workon-only': 'Leaves out packages that have no fixed version.',
} as const;

const BUILD_PACKAGES: CommandGrammar = {
  does: 'Builds all packages of a board.',
  effect: 'creates',
  options: BOARD,
  isOpen: true,
  args: [PACKAGES],
};
const BUILD_IMAGE: CommandGrammar = {
  does: 'Makes a disk image from the packages of a board.',
  effect: 'creates',
  options: { ...BOARD, '--no-enable-rootfs-verification': 'Lets the image be changed later.' },
  isOpen: true,
  args: [
    { arg: '[KIND...]: the kind of image', choices: ['base', 'dev', 'test', 'factory_install'] },
  ],
};

/** Tools of the ChromiumOS checkout on a developer's machine (chromite, platform2, tast). */
export const WORKSTATION_TOOLS: readonly ToolGrammar[] = [
  {
    names: ['cros'],
    typedIn: ['workstation', 'chroot'],
    does: 'Builds ChromiumOS and puts it on test devices.',
    isOpen: true,
    subcommands: {
      workon: {
        does: 'Chooses packages to build from your own source.',
        options: WORKON_OPTIONS,
        subcommands: WORKON,
      },
      deploy: {
        does: 'Copies built packages to a test device over SSH; it does not build them.',
        effect: 'changes',
        warns: 'To write to the system of the device it may turn off its verification.',
        isOpen: true,
        options: {
          ...BOARD,
          '--force': 'Does not ask.',
          '--no-strip': 'Keeps debugging symbols.',
          '--root=FOLDER': 'Installs below this folder of the device.',
          '--unmerge': 'Removes the packages in place of installing them.',
        },
        args: [DEVICE, SOME_PACKAGES],
      },
      flash: {
        does: 'Writes a whole system image to a test device or a USB stick.',
        effect: 'destroys',
        warns: 'The system that was there is gone; on a USB stick everything is.',
        isOpen: true,
        options: BOARD,
        args: [
          'DEVICE: the address of the test device, or usb:// for a stick',
          '[IMAGE]: the image, or the board to take the latest of',
        ],
      },
      'build-packages': BUILD_PACKAGES,
      'build-image': BUILD_IMAGE,
      shell: {
        does: 'Opens a shell on a test device over SSH.',
        isOpen: true,
        args: [DEVICE, COMMAND],
      },
    },
  },
  {
    names: ['cros_workon', 'cros_workon-*'],
    typedIn: ['chroot'],
    does: 'Chooses packages to build from your own source; the older spelling of cros workon.',
    instead: 'cros workon',
    isOpen: true,
    options: WORKON_OPTIONS,
    subcommands: WORKON,
  },
  {
    names: ['cros_workon_make'],
    typedIn: ['chroot'],
    does: 'Builds what has changed of a package, without building it from the start.',
    effect: 'changes',
    options: {
      ...BOARD,
      '--test': 'Builds and runs its tests too.',
      '--install': 'Installs the result where the board’s image is made.',
      '--reconf': 'Configures it anew.',
      '--scrub': {
        does: 'Deletes everything in its source that git does not know.',
        warns: 'New files that were never added to git are lost.',
      },
    },
    args: [PACKAGE, '[TARGET...]: what to make of it'],
  },
  {
    names: ['cros_sdk'],
    typedIn: ['workstation'],
    does: 'Enters the build environment of ChromiumOS, or runs one command in it.',
    effect: 'changes',
    isOpen: true,
    options: {
      '--create': 'Makes the build environment.',
      '--delete': 'Deletes the build environment.',
      '--replace': 'Deletes the build environment and makes a new one.',
      '--enter': 'Enters it.',
      '--update': 'Brings it up to date.',
    },
    args: [COMMAND],
  },
  {
    names: ['emerge-*'],
    typedIn: ['chroot'],
    does: 'Builds packages for the board that its name ends in.',
    effect: 'creates',
    isOpen: true,
    options: {
      '-p --pretend': 'Only shows what it would do.',
      '-C --unmerge': 'Removes the packages.',
      '-j --jobs=COUNT': 'Builds this many at once.',
      '-v --verbose': 'Says more.',
      '--nodeps': 'Leaves out what the package needs.',
    },
    args: [SOME_PACKAGES],
  },
  {
    names: ['emerge'],
    typedIn: ['chroot'],
    does: 'Builds packages for the build environment itself; emerge-BOARD does it for a board.',
    effect: 'creates',
    isOpen: true,
    args: [PACKAGES],
  },
  {
    names: ['equery-*'],
    typedIn: ['chroot'],
    does: 'Asks about the packages of the board that its name ends in.',
    isOpen: true,
  },
  {
    names: ['setup_board'],
    typedIn: ['chroot'],
    does: 'Prepares the build environment for a board.',
    effect: 'creates',
    isOpen: true,
    options: BOARD,
  },
  {
    names: ['build_packages'],
    typedIn: ['chroot'],
    instead: 'cros build-packages',
    ...BUILD_PACKAGES,
  },
  {
    names: ['build_image'],
    typedIn: ['chroot'],
    instead: 'cros build-image',
    ...BUILD_IMAGE,
  },
  {
    names: ['deploy_to_termina'],
    typedIn: ['chroot'],
    does: 'Copies one built guest package into the Termina image of a test device.',
    effect: 'changes',
    warns: 'It copies that package only, not what the package needs.',
    isOpen: true,
    options: {
      ...BOARD,
      '--restart-services': {
        does: 'Makes it count at once.',
        warns: 'Stops all running virtual machines.',
      },
    },
    args: [DEVICE, PACKAGE],
  },
  {
    names: ['platform2_test.py'],
    typedIn: ['chroot'],
    does: 'Runs a program that was built for a board on the workstation.',
    isOpen: true,
    options: { ...BOARD, '--run_as_root': 'Runs it as root.' },
    args: [COMMAND],
  },
  {
    names: ['autologin.py'],
    typedIn: ['rootShell'],
    does: 'Signs in to a test device without hands.',
    effect: 'changes',
    isOpen: true,
    options: { '-d': 'Signs in as a made-up user.' },
  },
  {
    names: ['tast'],
    typedIn: ['chroot'],
    does: 'Runs the tests of ChromiumOS on a test device.',
    effect: 'changes',
    isOpen: true,
    subcommands: {
      run: {
        does: 'Runs tests on a test device.',
        isOpen: true,
        options: {
          '-var=NAME=VALUE': 'Passes a value to the tests.',
          '-varsfile=FILE': 'Passes the values in a file.',
          '-build[=BOOLEAN]': 'Says whether the tests are built first.',
          '-failfortests': 'Fails when a test does.',
          '-retries=COUNT': 'Tries a failed test again.',
        },
        args: [
          'DEVICE: the address of the test device, with a port if needed',
          '[TEST...]: tests or a pattern, such as crostini.*',
        ],
      },
      list: {
        does: 'Lists the tests.',
        effect: 'reads',
        isOpen: true,
        args: [DEVICE, '[TEST...]: a pattern'],
      },
      build: { does: 'Builds tests.', isOpen: true },
      symbolize: { does: 'Makes a crash report readable.', effect: 'reads', isOpen: true },
    },
  },
  {
    names: ['distrobuilder'],
    typedIn: ['workstation'],
    does: 'Builds container images from a description.',
    effect: 'creates',
    isOpen: true,
    subcommands: {
      'build-lxd': { does: 'Builds an image for LXD.', isOpen: true },
      'build-lxc': { does: 'Builds an image for LXC.', isOpen: true },
      'build-dir': { does: 'Builds a folder with the files of the image.', isOpen: true },
    },
  },
  {
    names: ['ssh'],
    typedIn: ['workstation', 'linux'],
    isGeneral: true,
    does: 'Opens a shell on another machine, or runs one command there.',
    isOpen: true,
    options: {
      '-t': 'Makes a terminal there; twice, even without one here.',
      '-p=PORT': 'Uses this port.',
      '-i=FILE': 'Signs in with this key.',
      '-o=OPTION': 'Sets an option.',
      '-L=FORWARD': 'Forwards a port to there.',
      '-F=FILE': 'Reads this configuration.',
    },
    args: ['HOST: the machine, such as a test device', COMMAND],
  },
];
