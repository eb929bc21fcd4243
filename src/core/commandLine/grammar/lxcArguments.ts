import type { ArgumentGrammar, OptionGrammar } from './grammar';

/** Arguments and options that several commands of `lxc` share. */
export const INSTANCE: ArgumentGrammar = 'CONTAINER: the container; one elsewhere as remote:name';
export const ANY_INSTANCE: ArgumentGrammar = '[CONTAINER]: the container; without it LXD itself';
export const INSTANCES: ArgumentGrammar =
  '[CONTAINER...]: the container; one elsewhere as remote:name';
export const IMAGE: ArgumentGrammar =
  'IMAGE: the image, as remote:name; each server has its own names';
export const REMOTE: ArgumentGrammar = '[REMOTE]: a server, with a colon behind its name';
export const SNAPSHOT: ArgumentGrammar = 'SNAPSHOT: the name of the snapshot';
export const FILTERS: ArgumentGrammar =
  '[FILTER...]: only names that begin so, or a server, with a colon behind its name';

export const FORMAT: OptionGrammar = {
  does: 'Chooses how the list is printed; json is the one for programs.',
  choices: ['csv', 'json', 'table', 'yaml', 'compact'],
};
export const COLUMNS = 'Chooses the columns, one letter for each.';
export const STORAGE = 'Puts it into this storage pool.';
export const TARGET = 'Names the member of a cluster to use.';
export const MODE: OptionGrammar = {
  does: 'Chooses who sends the data.',
  choices: ['pull', 'push', 'relay'],
};

/** What `launch`, `init` and `copy` share about a new container. */
export const NEW_INSTANCE = {
  '-c --config=KEY=VALUE': 'Gives the new container a setting; may be repeated.',
  '-d --device=SETTINGS': 'Gives the new container a device, or changes one of its profile.',
  '-e --ephemeral': 'Makes a container that is deleted when it stops.',
  '-p --profile=PROFILE': 'Gives the new container this profile in place of the default one.',
  '--no-profiles': 'Gives the new container no profile at all.',
  '-s --storage=POOL': STORAGE,
  '--target=MEMBER': TARGET,
} as const;
