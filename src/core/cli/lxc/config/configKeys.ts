/** A key that LXD knows, with what a person may want to hear of it. */
export interface KnownKey {
  readonly name: string;
  /** One sentence without a full stop. */
  readonly does: string;
  /** All the values it takes, where they are few. */
  readonly values?: readonly string[];
}

const FLAG = ['true', 'false'];

/** Keys of `config` of containers, LXD 5.0; those that begin with `user.` or `environment.` are free. */
export const CONFIG_KEYS: readonly KnownKey[] = [
  { name: 'boot.autostart', does: 'Starts it with LXD', values: FLAG },
  { name: 'boot.autostart.delay', does: 'Seconds to wait after its start, before the next one' },
  { name: 'boot.autostart.priority', does: 'Those with a higher number start first' },
  { name: 'boot.host_shutdown_timeout', does: 'Seconds it has to shut down when its machine does' },
  { name: 'boot.stop.priority', does: 'Those with a higher number stop first' },
  { name: 'cloud-init.network-config', does: 'Network set-up for cloud-init, as YAML' },
  { name: 'cloud-init.user-data', does: 'What cloud-init does at the first start, as YAML' },
  { name: 'cloud-init.vendor-data', does: 'Like user-data, of the maker of the image' },
  { name: 'cluster.evacuate', does: 'What becomes of it when its cluster member is emptied' },
  { name: 'limits.cpu', does: 'How many CPUs it may use, or which, for example 2 or 0-1' },
  { name: 'limits.cpu.allowance', does: 'Share of CPU time, for example 50% or 25ms/100ms' },
  { name: 'limits.cpu.priority', does: 'Its share when CPUs are short, 0 to 10' },
  { name: 'limits.disk.priority', does: 'Its share when disks are busy, 0 to 10' },
  { name: 'limits.memory', does: 'Most memory it may use, for example 2GiB or 50%' },
  {
    name: 'limits.memory.enforce',
    does: 'Whether the limit of memory always holds, or only when memory is short',
    values: ['hard', 'soft'],
  },
  { name: 'limits.memory.swap', does: 'Whether its memory may be swapped to disk', values: FLAG },
  { name: 'limits.memory.swap.priority', does: 'The higher, the less it is swapped, 0 to 10' },
  { name: 'limits.network.priority', does: 'Its share when the network is busy, 0 to 10' },
  { name: 'limits.processes', does: 'Most processes it may run' },
  { name: 'linux.kernel_modules', does: 'Kernel modules to load before its start, with commas' },
  { name: 'linux.sysctl.net.ipv4.ip_forward', does: 'A kernel setting of its own' },
  {
    name: 'migration.incremental.memory',
    does: 'Moves its memory in several rounds',
    values: FLAG,
  },
  { name: 'migration.stateful', does: 'Whether it can be moved while it runs', values: FLAG },
  { name: 'nvidia.runtime', does: 'Gives it the NVIDIA programs of its host', values: FLAG },
  { name: 'raw.apparmor', does: 'Lines added to its AppArmor profile' },
  { name: 'raw.idmap', does: 'Users of the host that are users in it, such as both 1000 1000' },
  { name: 'raw.lxc', does: 'Lines added to its LXC configuration' },
  { name: 'raw.seccomp', does: 'Its own list of allowed system calls' },
  {
    name: 'security.devlxd',
    does: 'Whether it has /dev/lxd to ask LXD about itself',
    values: FLAG,
  },
  { name: 'security.devlxd.images', does: 'Whether it may fetch images by /dev/lxd', values: FLAG },
  { name: 'security.idmap.base', does: 'First user id of the host that it uses' },
  {
    name: 'security.idmap.isolated',
    does: 'Gives it user ids that no other one has',
    values: FLAG,
  },
  { name: 'security.idmap.size', does: 'How many user ids it has' },
  {
    name: 'security.nesting',
    does: 'Whether containers, such as those of Docker, can run inside it',
    values: FLAG,
  },
  {
    name: 'security.privileged',
    does: 'Makes its root the root of the host, which is dangerous',
    values: FLAG,
  },
  { name: 'security.protection.delete', does: 'Keeps it from being deleted', values: FLAG },
  {
    name: 'security.protection.shift',
    does: 'Keeps the owners of its files as they are',
    values: FLAG,
  },
  {
    name: 'security.syscalls.intercept.bpf',
    does: 'Lets LXD load certain kernel programs for it',
    values: FLAG,
  },
  {
    name: 'security.syscalls.intercept.mknod',
    does: 'Lets LXD make harmless device files for it, which images of Docker need',
    values: FLAG,
  },
  {
    name: 'security.syscalls.intercept.mount',
    does: 'Lets LXD mount certain file systems for it',
    values: FLAG,
  },
  {
    name: 'security.syscalls.intercept.setxattr',
    does: 'Lets LXD set harmless attributes of files for it, which images of Docker need',
    values: FLAG,
  },
  { name: 'snapshots.expiry', does: 'When snapshots are deleted, for example 2w' },
  { name: 'snapshots.pattern', does: 'How snapshots without a name are called, such as snap%d' },
  { name: 'snapshots.schedule', does: 'When snapshots are taken, as for cron, or @daily' },
  { name: 'snapshots.schedule.stopped', does: 'Takes them of a stopped one too', values: FLAG },
];

/** The first key of every device. */
export const DEVICE_TYPES: readonly KnownKey[] = [
  { name: 'disk', does: 'A folder of the host, or a volume of a storage pool' },
  { name: 'nic', does: 'A network card' },
  { name: 'proxy', does: 'Passes connections on between host and container' },
  { name: 'gpu', does: 'A graphics card' },
  { name: 'usb', does: 'A USB device' },
  { name: 'unix-char', does: 'A character device of the host, such as /dev/ttyUSB0' },
  { name: 'unix-block', does: 'A block device of the host' },
  { name: 'unix-hotplug', does: 'A device that may come and go' },
  { name: 'infiniband', does: 'An InfiniBand card' },
  { name: 'tpm', does: 'An emulated security chip' },
  { name: 'none', does: 'Takes away a device of this name that a profile gives' },
];

/** Keys of a device, by its type; besides `type`. */
export const DEVICE_KEYS: Readonly<Record<string, readonly KnownKey[]>> = {
  disk: [
    { name: 'path', does: 'Where it is in the container; / is its root disk' },
    { name: 'source', does: 'The folder or block device of the host, or the volume' },
    { name: 'pool', does: 'The storage pool of the volume' },
    { name: 'size', does: 'How large it may grow, for example 10GiB' },
    { name: 'readonly', does: 'Whether it can only be read', values: FLAG },
    { name: 'required', does: 'Whether the container needs it to start', values: FLAG },
    { name: 'shift', does: 'Makes owners of files fit the users of the container', values: FLAG },
    { name: 'recursive', does: 'Takes mounts below it along', values: FLAG },
  ],
  nic: [
    { name: 'name', does: 'What it is called in the container, for example eth0' },
    { name: 'network', does: 'The network of LXD that it is in' },
    { name: 'nictype', does: 'How it is connected, where no network is named' },
    { name: 'parent', does: 'The bridge or card of the host that it uses' },
    { name: 'hwaddr', does: 'Its MAC address' },
    { name: 'mtu', does: 'Size of the largest packet' },
    { name: 'ipv4.address', does: 'A fixed IPv4 address' },
    { name: 'ipv6.address', does: 'A fixed IPv6 address' },
    {
      name: 'security.mac_filtering',
      does: 'Keeps it from using other MAC addresses',
      values: FLAG,
    },
    { name: 'limits.ingress', does: 'Most it may receive, for example 10Mbit' },
    { name: 'limits.egress', does: 'Most it may send, for example 10Mbit' },
  ],
  proxy: [
    { name: 'listen', does: 'Where it waits, for example tcp:0.0.0.0:8080' },
    { name: 'connect', does: 'Where it leads, for example tcp:127.0.0.1:80' },
    { name: 'bind', does: 'On which side it waits', values: ['host', 'container'] },
    { name: 'mode', does: 'Access rights of a Unix socket, for example 0644' },
    { name: 'nat', does: 'Passes on without a program in between', values: FLAG },
    { name: 'proxy_protocol', does: 'Tells the far side who called', values: FLAG },
  ],
  gpu: [
    {
      name: 'gputype',
      does: 'What kind of part of a card',
      values: ['physical', 'mdev', 'mig', 'sriov'],
    },
    { name: 'pci', does: 'PCI address of the card' },
    { name: 'id', does: 'DRM number of the card' },
    { name: 'uid', does: 'Owner of the device files in the container' },
    { name: 'gid', does: 'Group of the device files in the container' },
  ],
  usb: [
    { name: 'vendorid', does: 'Maker, four hexadecimal digits' },
    { name: 'productid', does: 'Product, four hexadecimal digits' },
    { name: 'required', does: 'Whether the container needs it to start', values: FLAG },
    { name: 'uid', does: 'Owner of the device file in the container' },
    { name: 'gid', does: 'Group of the device file in the container' },
  ],
  'unix-char': [
    { name: 'source', does: 'Its path on the host' },
    { name: 'path', does: 'Its path in the container' },
    { name: 'required', does: 'Whether the container needs it to start', values: FLAG },
    { name: 'uid', does: 'Owner of the device file in the container' },
    { name: 'gid', does: 'Group of the device file in the container' },
    { name: 'mode', does: 'Access rights, for example 0660' },
  ],
};

/** Whether LXD takes a key in `config` of a container, as far as is known here. */
export function isKnownConfigKey(key: string): boolean {
  return (
    /^(?:user|environment|image|volatile|linux\.sysctl|limits\.kernel)\../.test(key) ||
    CONFIG_KEYS.some(({ name }) => name === key)
  );
}
