import fc from 'fast-check';
import type { Address, Instance, Snapshot } from '../../../../../src/core/model/instance';
import { sortAddresses } from '../../../../../src/core/cli/lxc/addresses';

const NASTY = [
  '|',
  '"',
  ',',
  '+',
  '-',
  '+---+',
  '| a |',
  '漢',
  '🐧',
  'ü',
  'e\u0301',
  '👨‍👩‍👧',
  '\u00a0',
  '<',
  '&',
  "'",
  ' ',
];

/** One line of text with characters that have a meaning in some format; no blanks at its ends. */
export const nastyLine = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ minLength: 1, maxLength: 4 })), {
    maxLength: 8,
  })
  .map((parts) =>
    parts
      .join('')
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '.')
      .trim(),
  );

const nastyName = nastyLine.filter((text) => text !== '');

/** Several lines, as users write descriptions through the API. */
export const nastyText = fc
  .array(nastyLine, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join('\n').trim());

const minute = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 16)}:00Z`);

const address: fc.Arbitrary<Address> = fc.record(
  {
    family: fc.constantFrom('inet', 'inet6'),
    address: fc.constantFrom('10.0.0.1', '100.115.92.204', 'fd42::1', 'fd42:5c7a:9e10:1::2'),
    nic: fc.constantFrom('eth0', 'eth1', 'docker0', 'br-1 (x)'),
  },
  { noNullPrototype: true },
);

const snapshot: fc.Arbitrary<Snapshot> = fc.record(
  {
    name: nastyName.map((name) => name.replaceAll('/', '-')),
    createdAt: minute,
    stateful: fc.boolean(),
  },
  { noNullPrototype: true },
);

const profiles = fc.array(
  nastyName.map((name) => name.replaceAll('\n', ' ')),
  { maxLength: 3 },
);

/** Instances as a full JSON listing carries them. */
export const fullInstance: fc.Arbitrary<Instance> = fc
  .record({
    name: nastyName,
    state: fc.constantFrom('running', 'frozen', 'starting', 'stopping', 'freezing'),
    kind: fc.constantFrom('container', 'virtual-machine'),
    ephemeral: fc.boolean(),
    addresses: fc
      .uniqueArray(address, { maxLength: 3, selector: (entry) => JSON.stringify(entry) })
      .map((addresses) => sortAddresses(addresses)),
    snapshots: fc.array(snapshot, { maxLength: 2 }),
    profiles,
    architecture: fc.constantFrom('x86_64', 'aarch64'),
    createdAt: minute,
    lastUsedAt: minute,
    project: nastyName,
    processes: fc.nat(500),
    memoryUsageBytes: fc.integer({ min: 1, max: 2 ** 40 }),
    cpuUsageSeconds: fc.nat(1_000_000),
    pid: fc.integer({ min: 1, max: 4_194_304 }),
    storagePool: nastyName,
    baseImage: fc.constantFrom(
      '6337d25612c7bf83410c1c61c831c5b2',
      'e8c566ed99e9163d926271a50368d05c',
    ),
    image: nastyName,
  })
  .chain((instance) =>
    nastyText.map((description) =>
      description === '' ? { ...instance } : { ...instance, description },
    ),
  );

/** What the default columns carry of an instance: names, states, addresses, numbers of snapshots. */
export const listedInstance: fc.Arbitrary<Instance> = fullInstance.map(
  ({ name, state, kind, ephemeral, addresses, snapshots }) => ({
    name,
    state,
    kind,
    ephemeral,
    ...(addresses === undefined ? {} : { addresses }),
    snapshotCount: snapshots?.length ?? 0,
  }),
);
