// `lxc monitor --type=lifecycle --format json` of the stand-in: looks at the state file and reports
// what changed, each event followed by an empty line.
import { projectOf } from './lxcInstance.mjs';
import { out, sleep } from './output.mjs';
import { readState } from './state.mjs';

const pollMs = 25;

export async function monitor(project) {
  let before = statuses();
  for (;;) {
    await sleep(pollMs);
    const after = statuses();
    for (const event of changes(before, after)) {
      if (project === undefined || event.project === project) {
        await out(`${JSON.stringify(event)}\n\n`);
      }
    }
    before = after;
  }
}

function statuses() {
  const instances = readState().lxd?.instances ?? [];
  return new Map(
    instances.map((instance) => [`${projectOf(instance)}/${instance.name}`, instance.status]),
  );
}

function* changes(before, after) {
  for (const [key, status] of after) {
    const old = before.get(key);
    if (old === undefined) yield lifecycle('instance-created', key);
    else if (old !== status) yield lifecycle(action(old, status), key);
  }
  for (const key of before.keys()) if (!after.has(key)) yield lifecycle('instance-deleted', key);
}

function action(old, status) {
  if (status === 'Stopped') return 'instance-shutdown';
  if (status === 'Frozen') return 'instance-paused';
  return old === 'Frozen' ? 'instance-resumed' : 'instance-started';
}

function lifecycle(name, key) {
  const [project, instance] = key.split('/');
  const query = project === 'default' ? '' : `?project=${project}`;
  return {
    location: 'none',
    metadata: {
      action: name,
      requestor: { address: '@', protocol: 'unix', username: 'root' },
      source: `/1.0/instances/${instance}${query}`,
    },
    project,
    timestamp: new Date().toISOString(),
    type: 'lifecycle',
  };
}
