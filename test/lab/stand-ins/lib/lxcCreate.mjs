// lxc init, launch, copy, export, import, publish and image list of the stand-in LXD.
import { find } from './lxcActions.mjs';
import { projectOf } from './lxcInstance.mjs';
import { err, out } from './output.mjs';
import { updateState } from './state.mjs';
import { ToolError } from './tool.mjs';

const magic = 'a backup of ';
const already =
  'Failed creating instance record: Add instance info to the database: This "instances" entry already exists';

export const createCommands = {
  init: (parsed, lxd) => create(parsed, lxd, 'Stopped'),
  launch: (parsed, lxd) => create(parsed, lxd, 'Running'),
  copy,
  export: exportTo,
  import: importFrom,
  publish,
  image,
};

async function create({ flags, free: [image, name] }, lxd, status) {
  // Settings in YAML may come that way, so the real one waits for the end of its input too.
  await readInput();
  const { images = ['busybox', 'debian/12'] } = lxd;
  if (!images.includes(image)) throw new ToolError('Image not found');
  if (find(lxd, name, flags.project) !== undefined) throw new ToolError(already);
  if (!flags.quiet) await out(`Creating ${name}\n`);
  for (const percent of [4, 52, 100]) {
    if (!flags.quiet) await out(`\rRetrieving image: Unpack: ${percent}% (48.00MB/s)`);
  }
  if (!flags.quiet) await out(`\rStarting ${name}\n`);
  const profiles = flags.profile ?? ['default'];
  add({ name, status, profiles, project: flags.project });
  if (status === 'Running' && lxd.launchFails) {
    await err(
      `Error: Failed to run: /usr/bin/lxd forkstart ${name} /var/lib/lxd/containers /var/log/lxd/${name}/lxc.conf: exit status 1\n`,
    );
    return 1;
  }
}

async function copy({ flags, free: [source, name] }, lxd) {
  const found = find(lxd, source, flags.project);
  if (found === undefined) throw new ToolError('Instance not found');
  if (find(lxd, name, flags.project) !== undefined) throw new ToolError(already);
  const snapshots = flags['instance-only'] ? [] : found.snapshots;
  add({ ...found, name, status: 'Stopped', addresses: [], snapshots });
}

async function exportTo({ flags, free: [name, target] }, lxd) {
  if (find(lxd, name, flags.project) === undefined) {
    throw new ToolError('Create instance backup: Instance not found');
  }
  if (target !== '-' && target !== '/dev/stdout') throw new ToolError(`open ${target}: no`);
  // Bytes that are no text, NUL among them.
  await out(Buffer.concat([Buffer.from(`${magic}${name}\n`), Buffer.from([0, 255, 13, 10, 128])]));
}

async function importFrom({ flags, free }, lxd) {
  const [source, name] = free.length === 3 ? free.slice(1) : free;
  if (source !== '-' && source !== '/dev/stdin') {
    throw new ToolError(`open ${source}: no such file or directory`);
  }
  const bytes = await readInput();
  if (!bytes.toString('latin1').startsWith(magic)) throw new ToolError('Unsupported compression');
  if (find(lxd, name, flags.project) !== undefined) {
    throw new ToolError(
      'Create instance from backup: Cannot restore volume, already exists on target',
    );
  }
  add({ name, status: 'Stopped', project: flags.project });
}

async function publish({ flags, free: [name] }, lxd) {
  const found = find(lxd, name, flags.project);
  if (found === undefined) throw new ToolError('Instance not found');
  if (found.status !== 'Stopped' && !flags.force) {
    throw new ToolError(
      'The instance is currently running. Use --force to have it stopped and restarted',
    );
  }
  updateState((state) => {
    const { images = ['busybox', 'debian/12'] } = state.lxd;
    state.lxd.images = [...images, flags.alias];
  });
  await out(`\rPublishing instance: Image pack: 3% (41.20MB/s)`);
  await out(`\rInstance published with fingerprint: ${'ab'.repeat(32)}\n`);
}

async function image({ free: [verb] }, { images = ['busybox', 'debian/12'] }) {
  if (verb !== 'list') throw new ToolError(`unknown command "${verb}" for "lxc image"`);
  const list = images.map((alias, index) => ({
    ...{ auto_update: false, public: false, type: 'container', architecture: 'x86_64' },
    properties: { os: alias.split('/')[0], release: '1', description: alias },
    aliases: [{ name: alias, description: '' }],
    fingerprint: String(index).padStart(2, '0').repeat(32),
    size: 1037372,
  }));
  await out(`${JSON.stringify(list)}\n`);
}

function add(instance) {
  updateState(({ lxd }) => {
    lxd.instances = [...lxd.instances, { ...instance, project: projectOf(instance) }];
  });
}

async function readInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
