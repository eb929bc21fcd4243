import type { CommandGrammar } from './grammar';
import {
  ANY_INSTANCE,
  COLUMNS,
  FILTERS,
  FORMAT,
  IMAGE,
  INSTANCE,
  MODE,
  REMOTE,
} from './lxcArguments';

const NAME = 'NAME: its name';
const PROFILE = 'PROFILE: the name of the profile';
const DEVICE = 'DEVICE: the name of the device';
const KEY = 'KEY: the setting, such as security.nesting';
const SETTINGS = 'KEY=VALUE...: the setting and its value, such as security.nesting=true';
const ALIAS = '--alias=NAME';
const PUBLIC = { '--public': 'Shows it to everybody.' } as const;
const FOR_VMS = { '--vm': 'Means the image for virtual machines.' } as const;
const EXPANDED = { '-e --expanded': 'Looks in profiles too.' } as const;
const REMOVE = 'remove rm';
const DELETE = 'delete rm';
const PUSH_AND_PULL = {
  '-p --create-dirs': 'Makes the folders on the way.',
  '-r --recursive': 'Copies folders with what is in them.',
} as const;

const list = (does: string): CommandGrammar => ({
  does,
  effect: 'reads',
  options: { '-f --format=FORMAT': FORMAT },
  args: [FILTERS],
});
const show = (does: string, args: CommandGrammar['args']): CommandGrammar => ({
  does,
  effect: 'reads',
  args: args ?? [],
});
const change = (does: string, args: CommandGrammar['args']): CommandGrammar => ({
  does,
  effect: 'changes',
  args: args ?? [],
});
/** What Termina's users hardly need: named, so that it is not taken for a mistake. */
const other = (does: string): CommandGrammar => ({ does, effect: 'changes', isOpen: true });

const DEVICES: CommandGrammar = {
  does: 'Shows or changes devices, such as folders and network cards.',
  subcommands: {
    add: change('Adds a device.', [
      INSTANCE,
      DEVICE,
      'TYPE: its kind, such as disk or proxy',
      '[KEY=VALUE...]: a setting of the device',
    ]),
    [REMOVE]: change('Takes a device away.', [INSTANCE, 'DEVICE...: the name of the device']),
    'list show': show('Lists the devices.', [INSTANCE]),
    get: show('Prints a setting of a device.', [INSTANCE, DEVICE, KEY]),
    set: change('Changes a setting of a device.', [INSTANCE, DEVICE, SETTINGS]),
    override: change('Changes a device of a profile, for this container only.', [
      INSTANCE,
      DEVICE,
      '[KEY=VALUE...]: a setting of the device',
    ]),
    unset: change('Sets a setting of a device back.', [INSTANCE, DEVICE, KEY]),
  },
};

/** Commands of `lxc` (LXD 5.0.2) on what is not a container itself. */
export const LXC_OBJECTS = {
  config: {
    does: 'Shows or changes the settings of a container, or of LXD itself.',
    subcommands: {
      show: { ...show('Prints the settings as YAML.', [ANY_INSTANCE]), options: EXPANDED },
      get: { ...show('Prints one setting.', [ANY_INSTANCE, KEY]), options: EXPANDED },
      set: change('Changes a setting; most count from the container’s next start.', [
        ANY_INSTANCE,
        SETTINGS,
      ]),
      unset: change('Sets a setting back to its default.', [ANY_INSTANCE, KEY]),
      edit: change('Opens the settings in an editor.', [ANY_INSTANCE]),
      device: DEVICES,
      'trust metadata template': other('Manages who may use LXD, and what images say.'),
    },
  },
  profile: {
    does: 'Shows or changes settings that several containers share.',
    subcommands: {
      list: list('Lists the profiles.'),
      show: show('Prints a profile as YAML.', [PROFILE]),
      get: show('Prints a setting of a profile.', [PROFILE, KEY]),
      create: { does: 'Makes an empty profile.', effect: 'creates', args: [PROFILE] },
      copy: { does: 'Copies a profile.', effect: 'creates', args: [PROFILE, NAME] },
      edit: change('Opens a profile in an editor; all containers that have it change.', [PROFILE]),
      [DELETE]: { does: 'Deletes a profile.', effect: 'destroys', args: [PROFILE] },
      set: change('Changes a setting of a profile, and so of all containers that have it.', [
        PROFILE,
        SETTINGS,
      ]),
      unset: change('Sets a setting of a profile back.', [PROFILE, KEY]),
      rename: change('Renames a profile.', [PROFILE, NAME]),
      'add assign apply': change('Gives a container profiles; assign takes away all others.', [
        INSTANCE,
        PROFILE,
      ]),
      remove: change('Takes a profile away from a container.', [INSTANCE, PROFILE]),
      device: { ...other('Shows or changes the devices of a profile.') },
    },
  },
  image: {
    does: 'Shows and manages images, from which containers are made.',
    subcommands: {
      'list ls': {
        ...list('Lists the images of a server, of this LXD if none is named.'),
        options: { '-c --columns=LETTERS': COLUMNS, '-f --format=FORMAT': FORMAT },
      },
      'info show': { ...show('Prints what is known of an image.', [IMAGE]), options: FOR_VMS },
      copy: {
        does: 'Copies an image to another LXD, such as local:.',
        effect: 'creates',
        options: {
          [ALIAS]: 'Gives the copy this name.',
          '--auto-update': 'Keeps the copy up to date.',
          '--copy-aliases': 'Keeps its names.',
          '--mode=MODE': MODE,
          '--target-project=PROJECT': 'Puts it into another project.',
          ...PUBLIC,
          ...FOR_VMS,
        },
        args: [IMAGE, REMOTE],
      },
      import: {
        does: 'Makes an image from files.',
        effect: 'creates',
        options: { [ALIAS]: 'Gives the image this name.', ...PUBLIC },
        args: ['FILE...: the tarball, folder or address to import'],
      },
      export: {
        does: 'Writes an image to files.',
        effect: 'creates',
        options: FOR_VMS,
        args: [IMAGE, '[TARGET]: where to write it'],
      },
      [DELETE]: {
        does: 'Deletes an image; containers made from it stay.',
        effect: 'destroys',
        args: ['IMAGE...: the image'],
      },
      refresh: change('Fetches the newest version of an image.', ['IMAGE...: the image']),
      'alias edit get-property set-property unset-property': other(
        'Manages the names and properties of images.',
      ),
    },
  },
  remote: {
    does: 'Manages the servers from which images and containers come.',
    subcommands: {
      list: {
        ...show('Lists the servers that are known.', []),
        options: { '-f --format=FORMAT': FORMAT },
      },
      add: {
        does: 'Adds a server.',
        effect: 'changes',
        options: {
          '--protocol=PROTOCOL': {
            does: 'Says what the server speaks: simplestreams for a server of images.',
            choices: ['lxd', 'simplestreams'],
          },
          '--accept-certificate': 'Trusts the server’s certificate without asking.',
          '--auth-type=TYPE': 'Chooses how to sign in: tls or candid.',
          '--domain=NAME': 'Chooses where to sign in.',
          '--password=PASSWORD': 'Signs in with this password.',
          '--project=PROJECT': 'Uses this project of the server.',
          '--public': 'Says that the server only has public images.',
        },
        args: [
          'NAME: the name it gets here',
          'ADDRESS: its address, such as https://images.lxd.canonical.com',
        ],
      },
      [REMOVE]: change('Forgets a server.', [NAME]),
      rename: change('Renames a server.', [NAME, 'NEW-NAME: its new name']),
      'set-url': change('Changes a server’s address.', [NAME, 'ADDRESS: its new address']),
      'switch set-default': change('Makes a server the one that is meant if none is named.', [
        NAME,
      ]),
      'get-default': show('Prints the server that is meant if none is named.', []),
    },
  },
  file: {
    does: 'Copies files into and out of a container.',
    subcommands: {
      push: {
        does: 'Copies files into a container.',
        effect: 'changes',
        options: {
          ...PUSH_AND_PULL,
          '--uid=NUMBER': 'Gives the file to this user.',
          '--gid=NUMBER': 'Gives the file to this group.',
          '--mode=MODE': 'Sets who may do what with the file.',
        },
        args: ['FILE...: what to copy; the last word is container/path'],
      },
      pull: {
        does: 'Copies files out of a container.',
        effect: 'creates',
        options: PUSH_AND_PULL,
        args: ['FILE...: container/path to copy; the last word is the target'],
      },
      [DELETE]: {
        does: 'Deletes files in a container.',
        effect: 'destroys',
        args: ['FILE...: container/path'],
      },
      'edit mount': other('Opens files of a container here.'),
    },
  },
  network: {
    ...other('Shows or changes the networks of containers.'),
    subcommands: {
      'list list-leases': list('Lists the networks, or the addresses they have given out.'),
      'show info': show('Prints what is known of a network.', [NAME]),
      set: change('Changes a setting of a network.', [NAME, SETTINGS]),
    },
  },
  storage: {
    ...other('Shows or changes where containers and images are kept.'),
    subcommands: {
      list: list('Lists the storage pools.'),
      'show info': show('Prints how a storage pool is set up, and how full it is.', [NAME]),
    },
  },
  project: {
    ...other('Manages projects, which keep sets of containers apart.'),
    subcommands: { list: list('Lists the projects.') },
  },
  'operation warning cluster auth alias': other('Manages LXD itself.'),
  version: show('Prints the versions of lxc and LXD.', [REMOTE]),
  help: show('Prints what there is.', ['[COMMAND...]: the command']),
} as const satisfies Readonly<Record<string, CommandGrammar>>;
