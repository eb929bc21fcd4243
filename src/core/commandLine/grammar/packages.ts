import type { ArgumentGrammar, CommandGrammar, ToolGrammar } from './grammar';

const PACKAGES: ArgumentGrammar = '[PACKAGE...]: the package, or ./ and the name of a file';
const packages = (
  does: string,
  effect: CommandGrammar['effect'],
  warns?: string,
): CommandGrammar => ({
  does,
  effect: effect ?? 'reads',
  args: [PACKAGES],
  ...(warns === undefined ? {} : { warns }),
});

/** Package managers of the guests that notes speak of. */
export const PACKAGE_TOOLS: readonly ToolGrammar[] = [
  {
    names: ['apt', 'apt-get'],
    typedIn: ['container', 'linux'],
    isGeneral: true,
    does: 'Installs and updates programs in Debian and Ubuntu.',
    isOpen: true,
    options: {
      '-y --yes': 'Does not ask.',
      '-f --fix-broken': 'Repairs what is half installed.',
      '--reinstall': 'Installs it again.',
      '--no-install-recommends': 'Leaves out what is only recommended.',
      '-t --target-release=RELEASE': 'Takes the packages of this release.',
    },
    subcommands: {
      update: packages('Fetches the lists of packages; it installs nothing.', 'changes'),
      upgrade: packages('Installs newer versions of what is installed.', 'changes'),
      'dist-upgrade full-upgrade': packages(
        'Installs newer versions, and removes what is in their way.',
        'changes',
      ),
      install: packages('Installs packages.', 'changes'),
      reinstall: packages('Installs packages again.', 'changes'),
      remove: packages(
        'Removes packages, but keeps their settings.',
        'changes',
        'Without cros-guest-tools a container no longer works together with ChromeOS.',
      ),
      purge: packages('Removes packages with their settings.', 'destroys'),
      autoremove: packages('Removes packages that nothing needs any more.', 'changes'),
      'search list show policy': packages('Tells about packages.', 'reads'),
      'clean autoclean': packages('Deletes downloaded packages.', 'changes'),
    },
  },
  {
    names: ['dpkg'],
    typedIn: ['container', 'linux'],
    isGeneral: true,
    does: 'Manages single packages of Debian.',
    effect: 'changes',
    isOpen: true,
    options: {
      '-i --install': 'Installs the files behind it.',
      '-l --list': 'Lists the packages.',
      '-L --listfiles': 'Lists the files of a package.',
      '-S --search': 'Says which package a file is from.',
      '--print-architecture': 'Prints the architecture, such as amd64.',
      '--configure': 'Finishes what was half installed.',
    },
  },
  {
    names: ['pacman'],
    typedIn: ['container'],
    isGeneral: true,
    does: 'Installs programs in Arch Linux.',
    effect: 'changes',
    isOpen: true,
    options: {
      '-S': 'Installs packages from the servers.',
      '-Syu': 'Brings the whole system up to date.',
      '-U': 'Installs a package from a file.',
      '-R': 'Removes packages.',
      '-Q': 'Lists what is installed.',
    },
    args: [PACKAGES],
  },
  {
    names: ['makepkg'],
    typedIn: ['container'],
    isGeneral: true,
    does: 'Builds a package of Arch Linux from a recipe.',
    effect: 'creates',
    warns: 'Must not run as root.',
    isOpen: true,
    options: {
      '-s --syncdeps': 'Installs what the build needs.',
      '-i --install': 'Installs the result.',
    },
  },
];
