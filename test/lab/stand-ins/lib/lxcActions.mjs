// What the stand-in `lxc` does to instances, with the error texts of LXD 5.0.
import { updateState } from './state.mjs';
import { err, sleep } from './output.mjs';
import { ToolError } from './tool.mjs';
import { projectOf } from './lxcInstance.mjs';

/** start, stop, restart, pause or delete for every name; several names fail as a group. */
export async function changeInstances(action, names, options, lxd) {
  if (names.length === 1) return change(action, names[0], options, lxd);
  let failures = 0;
  for (const name of names) {
    try {
      await change(action, name, options, lxd);
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      failures += 1;
      await err(`error: ${name}: ${error.message}\n`);
    }
  }
  if (failures > 0) throw new ToolError(`Some instances failed to ${action}`);
}

async function change(action, name, { force, project }, lxd) {
  const [instanceName, snapshot] = name.split('/');
  const instance = find(lxd, instanceName, project);
  if (action === 'delete') return remove(instance, instanceName, snapshot, force, project);
  if (instance === undefined) throw new ToolError('Instance not found');
  refuse(action, instance, force);
  const delayMs = { start: lxd.startDelayMs, stop: lxd.stopDelayMs }[action] ?? 0;
  await sleep(delayMs);
  const status = { start: 'Running', restart: 'Running', stop: 'Stopped', pause: 'Frozen' }[action];
  edit(instanceName, project, (target) => {
    target.status = status;
  });
}

function refuse(action, { name, status, startFails, stopTimesOut }, force) {
  const hint = `\nTry \`lxc info --show-log ${name}\` for more info`;
  if (action === 'start' && status === 'Running') {
    throw new ToolError(`The instance is already running${hint}`);
  }
  if (action === 'start' && startFails) {
    throw new ToolError(
      `Failed to run: /usr/bin/lxd forkstart ${name} /var/lib/lxd/containers /var/log/lxd/${name}/lxc.conf: exit status 1${hint}`,
    );
  }
  if (action === 'restart' && status === 'Stopped') {
    throw new ToolError(`The instance is already stopped${hint}`);
  }
  if (action === 'stop' && status === 'Stopped')
    throw new ToolError('The instance is already stopped');
  if (action === 'stop' && stopTimesOut && !force) {
    throw new ToolError(
      `Failed shutting down instance, status is "Running": shutting down the container failed${hint}`,
    );
  }
  if (action === 'pause' && status !== 'Running')
    throw new ToolError("The container isn't running");
}

function remove(instance, name, snapshot, force, project) {
  if (instance === undefined) {
    throw new ToolError(`Failed checking instance exists "local:${name}": Instance not found`);
  }
  if (snapshot !== undefined) {
    edit(name, project, (target) => {
      target.snapshots = (target.snapshots ?? []).filter((candidate) => candidate !== snapshot);
    });
    return;
  }
  if (instance.status !== 'Stopped' && !force) {
    throw new ToolError('The instance is currently running, stop it first or pass --force');
  }
  updateState(({ lxd }) => {
    lxd.instances = lxd.instances.filter((candidate) => !isNamed(candidate, name, project));
  });
}

/** `lxc snapshot NAME [SNAPSHOT]`. */
export function takeSnapshot(name, snapshot, project, lxd) {
  const instance = find(lxd, name, project);
  if (instance === undefined) throw new ToolError('Instance not found');
  const taken = snapshot ?? `snap${instance.snapshots?.length ?? 0}`;
  if (instance.snapshots?.includes(taken)) {
    throw new ToolError(
      `Failed creating instance snapshot record "${taken}": Add snapshot info to the database: This "instances_snapshots" entry already exists`,
    );
  }
  edit(name, project, (target) => {
    target.snapshots = [...(target.snapshots ?? []), taken];
  });
}

/** `lxc restore NAME SNAPSHOT`. */
export function restoreSnapshot(name, snapshot, project, lxd) {
  const instance = find(lxd, name, project);
  if (instance === undefined) throw new ToolError('Instance not found');
  if (!instance.snapshots?.includes(snapshot)) {
    throw new ToolError(`Snapshot ${name}/${snapshot} does not exist`);
  }
}

/** `lxc rename OLD NEW`. */
export function renameInstance(name, next, project, lxd) {
  const instance = find(lxd, name, project);
  if (instance === undefined) throw new ToolError('Instance not found');
  if (instance.status !== 'Stopped')
    throw new ToolError('Renaming of running container not allowed');
  edit(name, project, (target) => {
    target.name = next;
  });
}

/** The instance of that name in the project (`default` when undefined). */
export function find(lxd, name, project) {
  return lxd.instances.find((instance) => isNamed(instance, name, project));
}

function isNamed(instance, name, project = 'default') {
  return instance.name === name && projectOf(instance) === project;
}

export function edit(name, project, apply) {
  updateState(({ lxd }) => {
    const target = find(lxd, name, project);
    if (target !== undefined) apply(target);
  });
}
