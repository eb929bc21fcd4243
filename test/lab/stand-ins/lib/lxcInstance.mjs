// Instances of the stand-in LXD as LXD 5.0 describes them in JSON: same keys, same order.

const codes = { Running: 103, Stopped: 102, Frozen: 110, Error: 112 };
const never = '1970-01-01T00:00:00Z';

/** One element of `lxc list --format json`; with `fast`, without state and snapshots. */
export function instanceJson(instance, { fast = false } = {}) {
  const config = instance.config ?? { 'image.os': 'Debian', 'image.release': 'bookworm' };
  const devices = { root: { path: '/', pool: 'default', type: 'disk' } };
  return {
    architecture: 'x86_64',
    config,
    devices: {},
    ephemeral: instance.ephemeral ?? false,
    profiles: profilesOf(instance),
    stateful: false,
    description: instance.description ?? '',
    created_at: instance.createdAt ?? '2026-11-21T11:29:59.402976629Z',
    expanded_config: config,
    expanded_devices: devices,
    name: instance.name,
    status: instance.status,
    status_code: codes[instance.status] ?? 0,
    last_used_at: instance.lastUsedAt ?? never,
    location: instance.location ?? 'none',
    type: instance.type ?? 'container',
    project: projectOf(instance),
    backups: null,
    state: fast ? null : stateJson(instance),
    snapshots: fast ? null : snapshotsJson(instance, config, devices),
  };
}

export function projectOf(instance) {
  return instance.project ?? 'default';
}

export function profilesOf(instance) {
  return instance.profiles ?? ['default'];
}

/** The TYPE cell of tables and csv. */
export function typeCell(instance) {
  const type = (instance.type ?? 'container').toUpperCase();
  return instance.ephemeral ? `${type} (EPHEMERAL)` : type;
}

/** What `/1.0/instances/NAME/state` gives. */
export function stateJson(instance) {
  const up = instance.status === 'Running' || instance.status === 'Frozen';
  return {
    status: instance.status,
    status_code: codes[instance.status] ?? 0,
    disk: {},
    memory: {
      usage: up ? 18718720 : 0,
      usage_peak: up ? 29016064 : 0,
      swap_usage: 0,
      swap_usage_peak: 0,
    },
    network: up ? networkJson(instance) : null,
    pid: up ? 6234 : 0,
    processes: up ? 7 : 0,
    cpu: { usage: up ? 671865733 : 0 },
  };
}

function networkJson(instance) {
  const network = {};
  for (const { nic, address, netmask } of instance.addresses ?? []) {
    network[nic] ??= nicJson('broadcast', 1500, '00:16:3e:6e:1e:6c', `veth-${nic}`);
    const inet6 = address.includes(':');
    network[nic].addresses.push({
      family: inet6 ? 'inet6' : 'inet',
      address,
      netmask: netmask ?? (inet6 ? '64' : '28'),
      scope: address.startsWith('fe80:') ? 'link' : 'global',
    });
  }
  network.lo = nicJson('loopback', 65536, '', '');
  network.lo.addresses.push(
    { family: 'inet', address: '127.0.0.1', netmask: '8', scope: 'local' },
    { family: 'inet6', address: '::1', netmask: '128', scope: 'local' },
  );
  return network;
}

function nicJson(type, mtu, hwaddr, hostName) {
  return {
    addresses: [],
    counters: {
      bytes_received: 0,
      bytes_sent: 0,
      packets_received: 0,
      packets_sent: 0,
      errors_received: 0,
      errors_sent: 0,
      packets_dropped_outbound: 0,
      packets_dropped_inbound: 0,
    },
    hwaddr,
    host_name: hostName,
    mtu,
    state: 'up',
    type,
  };
}

// An instance without snapshots has null, not an empty list.
function snapshotsJson(instance, config, devices) {
  if (!instance.snapshots?.length) return null;
  return instance.snapshots.map((name) => ({
    expires_at: '0001-01-01T00:00:00Z',
    architecture: 'x86_64',
    config,
    created_at: '2026-11-21T11:30:01Z',
    devices: {},
    ephemeral: false,
    expanded_config: config,
    expanded_devices: devices,
    last_used_at: never,
    name,
    profiles: profilesOf(instance),
    stateful: false,
    size: -1,
  }));
}
