// Stand-in for the `lxc` client of LXD 5.0 where no LXD can run; its instances are `lxd.instances` of the state.
import {
  changeInstances,
  find,
  renameInstance,
  restoreSnapshot,
  takeSnapshot,
} from './lxcActions.mjs';
import { createCommands } from './lxcCreate.mjs';
import { exec } from './lxcExec.mjs';
import { instanceJson, projectOf, stateJson, typeCell } from './lxcInstance.mjs';
import { listText } from './lxcList.mjs';
import { monitor } from './lxcMonitor.mjs';
import { err, out } from './output.mjs';
import { readState } from './state.mjs';
import { runTool, ToolError } from './tool.mjs';

const valueFlags = {
  ...{ '--format': 'format', '-f': 'format', '--columns': 'columns', '-c': 'columns' },
  ...{ '--project': 'project', '--timeout': 'timeout', '--type': 'type', '--env': 'env' },
  ...{ '--user': 'user', '--group': 'group', '--cwd': 'cwd', '--mode': 'mode', '-X': 'request' },
  '--alias': 'alias',
};
const plainFlags = [
  '--fast',
  '--all-projects',
  '--force',
  '-q',
  '--quiet',
  '--raw',
  '-t',
  '-T',
  '-n',
];
/** These may be given several times. */
const listFlags = { '--profile': 'profile', '--config': 'config' };
const plainExtra = [
  ...['--force-noninteractive', '--force-interactive', '--show-log', '--pretty'],
  ...['--instance-only', '--optimized-storage', '--stateless', '--no-profiles'],
];

export function main() {
  return runTool('lxc', lxc);
}

async function lxc(argv) {
  const state = readState();
  const lxd = { version: '5.0.2', instances: [], ...state.lxd };
  const [name, ...rest] = argv;
  if (lxd.firstRunHint) {
    await err(
      'If this is your first time running LXD on this machine, you should also run: lxd init\nTo start your first container, try: lxc launch ubuntu:22.04\nOr for a virtual machine: lxc launch ubuntu:22.04 --vm\n\n',
    );
  }
  if (name === '--version') return void (await out(`${lxd.version}\n`));
  if (name === 'version') return version(lxd);
  if (name === undefined || !Object.hasOwn(commands, name)) {
    throw new ToolError(`unknown command "${name ?? ''}" for "lxc"`);
  }
  // Flags are read before anything is asked of the server.
  const parsed = parse(rest, name);
  refuseUnreachable(lxd);
  return commands[name](parsed, lxd);
}

async function version(lxd) {
  const server = (lxd.reachable ?? 'yes') === 'yes' ? lxd.version : 'unreachable';
  await out(`Client version: ${lxd.version}\nServer version: ${server}\n`);
}

function refuseUnreachable({ reachable = 'yes' }) {
  const reasons = {
    'no-socket': 'no such file or directory',
    refused: 'connection refused',
    denied: 'permission denied',
  };
  if (reachable === 'yes') return;
  const socket = `${process.env.LXD_DIR || '/var/lib/lxd'}/unix.socket`;
  throw new ToolError(
    `Get "http://unix.socket/1.0": dial unix ${socket}: connect: ${reasons[reachable]}`,
  );
}

function parse(words, command) {
  const flags = {};
  const free = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '--') {
      // What follows is no flag, but still the command's arguments.
      free.push(...words.slice(index + 1));
      free[0] = withoutLocal(free[0] ?? '');
      break;
    }
    const [name, inline] = word.startsWith('--') ? word.split(/=(.*)/s) : [word];
    if (Object.hasOwn(listFlags, name)) {
      const value = inline ?? words[(index += 1)];
      flags[listFlags[name]] = [...(flags[listFlags[name]] ?? []), value];
    } else if (Object.hasOwn(valueFlags, name) && !(command !== 'list' && name === '-f')) {
      flags[valueFlags[name]] = inline ?? words[(index += 1)];
    } else if ([...plainFlags, ...plainExtra, '-f'].includes(word)) {
      flags[word.replace(/^-+/, '')] = true;
    } else if (/^-./.test(word)) {
      throw new ToolError(
        word.startsWith('--')
          ? `unknown flag: ${name}`
          : `unknown shorthand flag: '${word[1]}' in ${word}`,
      );
    } else {
      free.push(withoutLocal(word));
    }
  }
  // Only names can have a remote; what `exec` runs comes after the first of them.
  for (const word of command === 'exec' ? free.slice(0, 1) : free) {
    const remote = /^([^/:]+):/.exec(word)?.[1];
    if (remote !== undefined) throw new ToolError(`The remote "${remote}" doesn't exist`);
  }
  return { flags, free };
}

/** "local:" is this machine's own LXD. */
function withoutLocal(word) {
  return word.replace(/^local:/, '');
}

const action =
  (name) =>
  async ({ flags, free }, lxd) => {
    // The real one prints its usage, and exits with 0.
    if (free.length === 0) {
      await err(`Usage:\n  lxc ${name} [<remote>:]<instance> [[<remote>:]<instance>...] [flags]\n`);
      return 0;
    }
    const force = flags.force === true || flags.f === true;
    return changeInstances(name, free, { force, project: flags.project }, lxd);
  };

const commands = {
  list: async ({ flags, free }, lxd) => {
    const project = flags['all-projects'] ? undefined : (flags.project ?? 'default');
    await out(
      listText(lxd.instances, {
        format: flags.format ?? 'table',
        columnLetters: flags.columns,
        fast: flags.fast === true,
        filters: free.filter((word) => word !== ''),
        project,
      }),
    );
  },
  start: action('start'),
  stop: action('stop'),
  restart: action('restart'),
  ...createCommands,
  pause: action('pause'),
  delete: action('delete'),
  snapshot: async ({ flags, free: [name, snapshot] }, lxd) =>
    takeSnapshot(name, snapshot, flags.project, lxd),
  restore: async ({ flags, free: [name, snapshot] }, lxd) =>
    restoreSnapshot(name, snapshot, flags.project, lxd),
  rename: async ({ flags, free: [name, next] }, lxd) =>
    renameInstance(name, next, flags.project, lxd),
  exec: ({ flags, free: [name, ...words] }, lxd) => exec(name, words, flags.project, lxd),
  info,
  query,
  monitor: ({ flags }) => monitor(flags['all-projects'] ? undefined : (flags.project ?? 'default')),
};

async function info({ flags, free: [name] }, lxd) {
  const instance = find(lxd, name, flags.project);
  if (instance === undefined) throw new ToolError('Instance not found');
  await out(
    `Name: ${name}\nStatus: ${instance.status.toUpperCase()}\nType: ${typeCell(instance).toLowerCase()}\n` +
      'Architecture: x86_64\nCreated: 2026/11/21 11:30 UTC\n',
  );
}

async function query({ free: [address] }, lxd) {
  const url = new URL(address, 'http://unix.socket');
  const project = url.searchParams.get('project') ?? 'default';
  const [, name, part] = /^\/1\.0\/instances(?:\/([^/]+)(?:\/(state))?)?$/.exec(url.pathname) ?? [];
  if (url.pathname === '/1.0')
    return json({ api_version: '1.0', environment: { server_version: lxd.version } });
  if (name !== undefined) {
    const instance = find(lxd, name, project);
    if (instance === undefined) throw new ToolError('Instance not found');
    const { state, snapshots, backups, ...own } = instanceJson(instance);
    return json(part === 'state' ? stateJson(instance) : own);
  }
  const shown = lxd.instances.filter(
    (instance) => url.searchParams.has('all-projects') || projectOf(instance) === project,
  );
  const recursion = url.searchParams.get('recursion') ?? '0';
  return json(
    shown.map((instance) =>
      recursion === '0'
        ? `/1.0/instances/${instance.name}`
        : instanceJson(instance, { fast: recursion === '1' }),
    ),
  );
}

// A tab for each level, as the real one prints.
async function json(value) {
  await out(`${JSON.stringify(value, undefined, '\t')}\n`);
}
