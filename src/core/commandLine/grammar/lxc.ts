import type { ToolGrammar } from './grammar';
import {
  ANY_INSTANCE,
  COLUMNS,
  FILTERS,
  FORMAT,
  IMAGE,
  INSTANCE,
  INSTANCES,
  MODE,
  NEW_INSTANCE,
  REMOTE,
  SNAPSHOT,
  STORAGE,
  TARGET,
} from './lxcArguments';
import { LXC_OBJECTS } from './lxcObjects';

const NEW_NAME = '[NAME]: the name of the new container' as const;
const ALL = { '--all': 'Does it for all containers.' } as const;
const COPYING = {
  '--allow-inconsistent': 'Goes on where files change while they are copied.',
  '--instance-only': 'Leaves the snapshots out.',
  '--mode=MODE': MODE,
  '--stateless': 'Leaves out what was in memory.',
  '--target-project=PROJECT': 'Puts it into another project.',
} as const;
const FROM_IMAGE = {
  ...NEW_INSTANCE,
  '--empty': 'Uses no image.',
  '-n --network=NETWORK': 'Connects the new container to this network.',
  '-t --type=SIZE': 'Gives it the size of a type of a cloud.',
  '--vm': 'Makes a virtual machine, which Termina cannot.',
} as const;
const FORCE = '-f --force';
const STOPPING = {
  ...ALL,
  [FORCE]: 'Pulls the plug: what was not saved is lost.',
  '--timeout=SECONDS': 'Pulls the plug after this time.',
  '--console[=TYPE]': 'Shows the console meanwhile.',
} as const;

/** The client of LXD, as Termina has it (options of LXD 5.0.2). It also exists on other machines. */
export const LXC: ToolGrammar = {
  names: ['lxc'],
  typedIn: ['termina', 'linux'],
  does: 'Manages containers: the client of LXD.',
  isOpen: 'options',
  options: {
    '--project=PROJECT': 'Works in this project.',
    '-q --quiet': 'Shows no progress.',
    '-v --verbose': 'Says more.',
    '--debug': 'Says everything.',
    '--force-local': 'Uses the LXD of this machine.',
    '-h --help': 'Prints the options there are.',
    '--version': 'Prints the version.',
    '--all': 'Shows less common commands too.',
    '--sub-commands': 'Shows the commands of commands too.',
  },
  subcommands: {
    'list ls': {
      does: 'Lists the containers with state and addresses.',
      options: {
        '-f --format=FORMAT': FORMAT,
        '-c --columns=LETTERS': COLUMNS,
        '--fast': 'Leaves out what takes long, such as addresses.',
        '--all-projects': 'Lists those of all projects.',
      },
      args: [FILTERS],
    },
    info: {
      does: 'Prints the state of a container, or of LXD itself.',
      options: {
        '--show-log': 'Prints the log of its last start too.',
        '--resources': 'Prints what the machine has.',
        '--target=MEMBER': TARGET,
      },
      args: [ANY_INSTANCE],
    },
    launch: {
      does: 'Makes a container from an image and starts it.',
      effect: 'creates',
      warns:
        'ChromeOS shows its programs only after guest tools are installed in it and vmc container has set it up.',
      options: { ...FROM_IMAGE, '--console[=TYPE]': 'Shows the console of the start.' },
      args: [IMAGE, NEW_NAME],
    },
    init: {
      does: 'Makes a container from an image without starting it.',
      effect: 'creates',
      options: FROM_IMAGE,
      args: ['[IMAGE]: the image, as remote:name', NEW_NAME],
    },
    exec: {
      does: 'Runs a command in a running container, as root if not said otherwise.',
      effect: 'changes',
      options: {
        '--cwd=FOLDER': 'Starts in this folder.',
        '--env=NAME=VALUE': 'Sets a variable.',
        '--user=NUMBER': 'Runs as the user with this number.',
        '--group=NUMBER': 'Runs as the group with this number.',
        '-t --force-interactive': 'Makes a terminal even where there is none.',
        '-T --force-noninteractive': 'Makes no terminal.',
        '-n --disable-stdin': 'Gives the command no input.',
        '--mode=MODE': {
          does: 'Chooses whether there is a terminal.',
          choices: ['auto', 'interactive', 'non-interactive'],
        },
      },
      args: [INSTANCE, '{COMMAND}: the command to run, best behind --'],
    },
    shell: {
      does: 'Opens a root shell in a running container.',
      effect: 'changes',
      isOpen: true,
      args: [INSTANCE],
    },
    start: {
      does: 'Starts a stopped container.',
      effect: 'changes',
      options: {
        ...ALL,
        '--console[=TYPE]': 'Shows the console of the start.',
        '--stateless': 'Forgets what was in memory.',
      },
      args: [INSTANCES],
    },
    stop: {
      does: 'Stops a container in an orderly way.',
      effect: 'changes',
      options: { ...STOPPING, '--stateful': 'Keeps what is in memory.' },
      args: [INSTANCES],
    },
    restart: {
      does: 'Stops a container and starts it again.',
      effect: 'changes',
      options: STOPPING,
      args: [INSTANCES],
    },
    'pause freeze': {
      does: 'Holds all programs of a container; lxc start lets them go on.',
      effect: 'changes',
      options: ALL,
      args: [INSTANCES],
    },
    'delete rm': {
      does: 'Deletes a stopped container with all its data and snapshots, or one snapshot.',
      effect: 'destroys',
      warns: 'It does not ask, and there is no way back.',
      options: {
        [FORCE]: 'Deletes it even while it runs.',
        '-i --interactive': 'Asks first.',
      },
      args: ['CONTAINER...: the container, or container/snapshot'],
    },
    'copy cp': {
      does: 'Makes a copy of a container or a snapshot.',
      effect: 'creates',
      options: {
        ...NEW_INSTANCE,
        ...COPYING,
        '--refresh': 'Only copies what has changed since the last copy.',
      },
      args: ['SOURCE: the container, or container/snapshot', NEW_NAME],
    },
    'move mv': {
      does: 'Renames a container, or moves it to another LXD.',
      effect: 'changes',
      options: {
        ...COPYING,
        '-c --config=KEY=VALUE': 'Changes a setting on the way.',
        '-d --device=SETTINGS': 'Changes a device on the way.',
        '-p --profile=PROFILE': 'Changes its profile on the way.',
        '--no-profiles': 'Takes all profiles away.',
        '-s --storage=POOL': STORAGE,
        '--target=MEMBER': TARGET,
      },
      args: [INSTANCE, '[NAME]: its new name or place'],
    },
    rename: {
      does: 'Renames a stopped container.',
      effect: 'changes',
      args: [INSTANCE, 'NAME: its new name'],
    },
    snapshot: {
      does: 'Keeps the present state of a container under a name.',
      effect: 'creates',
      warns: 'It lies on the same disk as the container, so it is no backup.',
      options: {
        '--no-expiry': 'Never deletes it by itself.',
        '--reuse': 'Deletes an older one of that name first.',
        '--stateful': 'Keeps what is in memory too.',
      },
      args: [INSTANCE, '[SNAPSHOT]: the name of the snapshot'],
    },
    restore: {
      does: 'Sets a container back to a snapshot.',
      effect: 'destroys',
      warns: 'What has changed since the snapshot is lost.',
      options: { '--stateful': 'Brings back what was in memory too.' },
      args: [INSTANCE, SNAPSHOT],
    },
    export: {
      does: 'Writes a container to a file.',
      effect: 'creates',
      options: {
        '--compression=METHOD': 'Packs the file this way; none packs it not at all.',
        '--instance-only': 'Leaves the snapshots out.',
        '--optimized-storage': 'Uses a form that only the same kind of storage can read.',
      },
      args: [INSTANCE, '[FILE]: the file to write'],
    },
    import: {
      does: 'Makes a container from a file of lxc export.',
      effect: 'creates',
      options: { '-s --storage=POOL': STORAGE },
      args: [REMOTE, 'FILE: the file to read', NEW_NAME],
    },
    publish: {
      does: 'Makes an image from a container or a snapshot.',
      effect: 'creates',
      options: {
        '--alias=NAME': 'Gives the image this name.',
        '--compression=METHOD': 'Packs the image this way.',
        '--expire=DATE': 'Lets the image end on this date.',
        [FORCE]: 'Stops the container for it.',
        '--public': 'Shows the image to everybody.',
      },
      args: [INSTANCE, '[KEY=VALUE...]: a property, or a remote'],
    },
    console: {
      does: 'Connects to the console of a container; Ctrl+A, then Q, leaves it.',
      options: {
        '--show-log': 'Prints what the console showed.',
        '-t --type=TYPE': { does: 'Chooses the console.', choices: ['console', 'vga'] },
      },
      args: [INSTANCE],
    },
    monitor: {
      does: 'Prints what happens in LXD, until Ctrl+C.',
      options: {
        '--type=TYPE': 'Shows only these: lifecycle, logging or operation.',
        '-f --format=FORMAT': {
          does: 'Chooses how it is printed; not in LXD 4.0.',
          choices: ['json', 'pretty', 'yaml'],
        },
        '--pretty': 'Prints it for people.',
        '--loglevel=LEVEL': 'Leaves out what is less grave.',
        '--all-projects': 'Shows those of all projects.',
      },
      args: [REMOTE],
    },
    query: {
      does: 'Asks LXD by an address of its programming interface.',
      options: {
        '-X --request=METHOD': {
          does: 'Chooses what to do; all but GET change something.',
          choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        },
        '-d --data=JSON': 'Sends this with it.',
        '--raw': 'Prints the whole answer.',
        '--wait': 'Waits until it is done.',
      },
      args: ['PATH: the address, such as /1.0/instances'],
    },
    ...LXC_OBJECTS,
  },
};

/** What comes with LXD, or is mistaken for its client. */
export const LXD_TOOLS: readonly ToolGrammar[] = [
  {
    names: ['lxd'],
    typedIn: ['termina', 'chroot', 'linux'],
    does: 'Is the daemon that keeps containers; Termina starts it itself.',
    effect: 'changes',
    isOpen: true,
    subcommands: {
      waitready: {
        does: 'Waits until LXD answers.',
        effect: 'reads',
        options: { '--timeout=SECONDS': 'Waits no longer than this.' },
        args: [],
      },
      init: { does: 'Sets LXD up for the first time.', isOpen: true, args: [] },
      shutdown: { does: 'Stops LXD and all containers.', isOpen: true, args: [] },
    },
  },
  {
    names: ['lxc-usernsexec'],
    typedIn: ['termina', 'container', 'linux'],
    does: 'Runs a command with the user numbers of an unprivileged container.',
    isOpen: true,
    options: { '-m=MAP': 'Says which numbers inside stand for which outside.' },
    args: ['[{COMMAND}]: the command to run'],
  },
  {
    names: ['lxc-*'],
    typedIn: ['termina', 'linux'],
    does: 'Is one of the low-level tools of LXC, which do not see the containers of Crostini.',
    warns: 'Use lxc with a blank, such as lxc exec.',
    effect: 'changes',
    isOpen: true,
  },
  {
    names: ['run_container.sh'],
    typedIn: ['termina'],
    does: 'Made a container if needed, and started it.',
    effect: 'creates',
    instead: 'vmc container',
    options: {
      '--container_name=NAME': 'Named the container.',
      '--user=NAME': 'Made this user in it: the part of the account before the @.',
      '--shell': 'Opened a shell in it.',
      '--lxd_image=IMAGE': 'Chose the image.',
      '--lxd_remote=ADDRESS': 'Chose the image server.',
    },
    args: [],
  },
];
