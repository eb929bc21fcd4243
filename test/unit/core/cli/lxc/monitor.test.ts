import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  lxcMonitorCommand,
  mayChangeInstances,
  readLxcEvent,
  type LxcEvent,
  type LxcEventReader,
} from '../../../../../src/core/cli/lxc/monitor';
import { LxcJsonEvents } from '../../../../../src/core/cli/lxc/monitorJson';
import { LxcYamlEvents } from '../../../../../src/core/cli/lxc/monitorYaml';
import { sample } from './fixture';

const READERS = [
  { format: 'json', newReader: () => new LxcJsonEvents() },
  { format: 'yaml', newReader: () => new LxcYamlEvents() },
] as const;

function eventsOf(reader: LxcEventReader, pieces: readonly string[]): readonly LxcEvent[] {
  return pieces.flatMap((piece) => [...reader.push(piece)]);
}

function lineOf({ action, kind, instance, name, oldName }: LxcEvent): string {
  const path = instance === undefined ? name : `${instance}/${name}`;
  return `${action} ${kind} ${path}${oldName === undefined ? '' : ` was ${oldName}`}`;
}

function message(metadata: unknown, more: object = {}): unknown {
  return { type: 'lifecycle', metadata, project: 'default', location: 'none', ...more };
}

/** `text` cut at places that the numbers choose. */
function cutAt(text: string, places: readonly number[]): readonly string[] {
  const ends = [...places.map((place) => place % (text.length + 1)), text.length];
  let start = 0;
  return ends
    .sort((a, b) => a - b)
    .map((end) => {
      const piece = text.slice(start, end);
      start = end;
      return piece;
    });
}

describe('lxcMonitorCommand', () => {
  const rows = [
    [{ format: 'json' }, 'monitor --type=lifecycle --format=json'],
    [{ format: 'yaml' }, 'monitor --type=lifecycle'],
    [{ format: 'json', remote: '-far' }, 'monitor --type=lifecycle --format=json -- -far:'],
    [
      { format: 'json', allProjects: true },
      'monitor --type=lifecycle --format=json --all-projects',
    ],
  ] as const;
  for (const [options, words] of rows) {
    it(`is lxc ${words}`, () => {
      assert.deepEqual(lxcMonitorCommand(options), { tool: 'lxc', args: words.split(' ') });
    });
  }
});

describe('readLxcEvent', () => {
  const rows: readonly (readonly [string, string, object, Partial<LxcEvent>])[] = [
    [
      'an instance',
      '/1.0/instances/penguin',
      {},
      { kind: 'instance', name: 'penguin', project: 'default' },
    ],
    ['a container of LXD 3', '/1.0/containers/penguin', {}, { kind: 'instance', name: 'penguin' }],
    [
      'a snapshot',
      '/1.0/instances/penguin/snapshots/s0',
      {},
      { kind: 'snapshot', name: 's0', instance: 'penguin' },
    ],
    ['a backup', '/1.0/instances/a/backups/b', {}, { kind: 'instance', name: 'a' }],
    ['a profile', '/1.0/profiles/p', {}, { kind: 'profile', name: 'p' }],
    ['an image alias', '/1.0/images/aliases/bb', {}, { kind: 'image', name: 'bb' }],
    ['a network', '/1.0/networks/lxdbr0', {}, { kind: 'network', name: 'lxdbr0' }],
    ['a pool', '/1.0/storage-pools/default', {}, { kind: 'storage', name: 'default' }],
    ['a project', '/1.0/projects/p', {}, { kind: 'project', name: 'p' }],
    ['something else', '/1.0/certificates/ab', {}, { kind: 'other', name: 'ab' }],
    ['a name of every object', '/1.0/constructor/x', {}, { kind: 'other', name: 'x' }],
    ['nothing', '', {}, { kind: 'other', name: '' }],
    ['a percent sign', '/1.0/images/aliases/100%', {}, { kind: 'image', name: '100%' }],
    ['an escaped name', '/1.0/images/aliases/a%20b', {}, { kind: 'image', name: 'a b' }],
    ['a cluster member', '/1.0/instances/a', { location: 'node1' }, { location: 'node1' }],
    [
      'a project in the source only',
      '/1.0/instances/a?project=p%20q',
      { project: undefined },
      { name: 'a', project: 'p q' },
    ],
  ];
  for (const [what, source, more, expected] of rows) {
    it(`reads the source of ${what}`, () => {
      const event = readLxcEvent(message({ action: 'x', source }, more));
      assert.ok(event !== undefined && event !== 'unreadable');
      assert.deepEqual({ ...event, ...expected }, event);
      assert.equal(event.location, expected.location);
    });
  }

  it('passes over messages of other types and of no known shape', () => {
    assert.equal(readLxcEvent({ type: 'operation', metadata: {} }), undefined);
    assert.equal(readLxcEvent(message({ action: 'x' })), undefined);
    assert.equal(readLxcEvent(message(null)), undefined);
    for (const value of [undefined, null, 'text', 5, [], {}, { type: 5 }]) {
      assert.equal(readLxcEvent(value), 'unreadable');
    }
  });
});

describe('mayChangeInstances', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['instance-started', 'instances/a', true],
    ['container-stopped', 'containers/a', true],
    ['instance-renamed', 'instances/a', true],
    ['instance-something-of-the-future', 'instances/a', true],
    ['instance-snapshot-created', 'instances/a/snapshots/s', true],
    ['instance-exec', 'instances/a', false],
    ['container-exec', 'containers/a', false],
    ['instance-console-retrieved', 'instances/a', false],
    ['instance-file-pushed', 'instances/a', false],
    ['instance-log-retrieved', 'instances/a/logs/lxc.log', false],
    ['instance-backup-created', 'instances/a/backups/b', false],
    ['instance-executed-a-plan', 'instances/a', true],
    ['profile-created', 'profiles/p', false],
    ['profile-updated', 'profiles/p', true],
    ['image-created', 'images/x', false],
    ['network-updated', 'networks/x', false],
  ];
  for (const [action, path, expected] of rows) {
    it(`is ${String(expected)} for ${action}`, () => {
      const event = readLxcEvent(message({ action, source: `/1.0/${path}` }));
      assert.ok(event !== undefined && event !== 'unreadable');
      assert.equal(mayChangeInstances(event), expected);
    });
  }
});

for (const { format, newReader } of READERS) {
  describe(`events of lxc monitor as ${format}`, () => {
    const recorded = sample(`monitor-lifecycle-${format}`);

    it('reads what a real LXD said', () => {
      const reader = newReader();
      const lines = eventsOf(reader, [recorded]).map(lineOf);
      assert.deepEqual(lines.slice(0, 4), [
        'instance-created instance evt-box',
        'instance-started instance evt-box',
        'instance-exec instance evt-box',
        'instance-snapshot-created snapshot evt-box/s0',
      ]);
      assert.ok(lines.includes('instance-renamed instance evt-box2 was evt-box'));
      assert.ok(lines.includes('profile-created profile evtp'));
      assert.equal(lines.at(-1), 'image-alias-deleted image bb2');
      assert.equal(lines.length, recorded.match(/"?type"?: ?"?lifecycle/g)?.length);
      assert.equal(reader.unreadable, 0);
    });

    it('reads the same however it is cut', () => {
      const whole = eventsOf(newReader(), [recorded]);
      fc.assert(
        fc.property(fc.array(fc.nat(), { maxLength: 40 }), (places) => {
          assert.deepEqual(eventsOf(newReader(), cutAt(recorded, places)), whole);
        }),
        { numRuns: 30 },
      );
    });

    it('never throws, whatever arrives', () => {
      fc.assert(
        fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), (pieces) => {
          eventsOf(newReader(), pieces);
        }),
      );
    });

    it('gives an event at the end of its line, not with the next one', () => {
      const reader = newReader();
      const [first = ''] = recorded.split(/\n{2,3}/);
      assert.deepEqual(reader.push(first), []);
      assert.equal(reader.push('\n\n').length, 1);
    });

    it('passes over garbage and what is too long, and goes on', () => {
      const reader = newReader();
      const huge = `{"x":"${'y'.repeat(300 * 1024)}"}`;
      const events = eventsOf(reader, ['{ no: [json\n\n', `${huge}\n\n`, recorded]);
      assert.equal(events[0]?.action, 'instance-created');
      assert.equal(reader.unreadable, 2);
    });
  });
}

describe('LxcYamlEvents', () => {
  const command = (text: string): string =>
    `metadata:\n  action: instance-exec\n  context:\n    command:\n    - |-\n${text}\n` +
    '  source: /1.0/instances/a\ntimestamp: "2026"\ntype: lifecycle\n\n\n';

  it('does not take an empty line in a block of text for the end of the event', () => {
    const reader = new LxcYamlEvents();
    const events = reader.push(command('      one\n\n\n      two'));
    assert.deepEqual(events.map(lineOf), ['instance-exec instance a']);
    assert.equal(reader.unreadable, 0);
  });

  it('bounds an event of many lines, and goes on with the next one', () => {
    const reader = new LxcYamlEvents();
    const long = command(Array.from({ length: 6000 }, () => `      ${'z'.repeat(60)}`).join('\n'));
    assert.deepEqual(reader.push(long), []);
    assert.equal(reader.unreadable, 1);
    assert.equal(reader.push(command('      true')).length, 1);
  });

  it('ends an event by the first key of the next one, where its own last line is indented', () => {
    const reader = new LxcYamlEvents();
    const reordered = 'type: lifecycle\nmetadata:\n  action: x\n  source: /1.0/instances/a\n\n\n';
    assert.deepEqual(reader.push(reordered), []);
    assert.equal(reader.push(reordered).length, 1);
  });
});
