import assert from 'node:assert/strict';
import fc from 'fast-check';
import { snapshotNameProblem } from '../../../../../src/core/cli/lxc/snapshotName';
import {
  deleteSnapshotCommand,
  restoreSnapshotCommand,
  snapshotAsPlace,
  takeSnapshotCommand,
} from '../../../../../src/core/cli/lxc/snapshots';

const here = { instance: 'penguin' };
const far = { instance: 'penguin', remote: 'termina', project: 'other' };

describe('commands for snapshots', () => {
  it('put every word where lxc takes it', () => {
    const commands = [
      takeSnapshotCommand(here),
      takeSnapshotCommand({ ...here, snapshot: '-x' }),
      takeSnapshotCommand({ ...far, snapshot: 'before upgrade' }),
      restoreSnapshotCommand({ ...here, snapshot: '--stateful' }),
      restoreSnapshotCommand({ ...far, snapshot: '$(id)' }),
      deleteSnapshotCommand({ ...here, snapshot: 'snap0' }),
      deleteSnapshotCommand({ ...far, snapshot: "a'b" }),
    ];
    assert.deepEqual(
      commands.map(({ tool, args }) => [tool, ...args]),
      [
        ['lxc', 'snapshot', '--quiet', '--', 'penguin'],
        ['lxc', 'snapshot', '--quiet', '--', 'penguin', '-x'],
        [
          ...['lxc', 'snapshot', '--quiet', '--project=other', '--'],
          ...['termina:penguin', 'before upgrade'],
        ],
        ['lxc', 'restore', '--quiet', '--', 'penguin', '--stateful'],
        ['lxc', 'restore', '--quiet', '--project=other', '--', 'termina:penguin', '$(id)'],
        ['lxc', 'delete', '--quiet', '--', 'penguin/snap0'],
        ['lxc', 'delete', '--quiet', '--project=other', '--', "termina:penguin/a'b"],
      ],
    );
    assert.ok(commands.every(({ mutates }) => mutates));
    assert.ok(commands.every(({ timeoutMs = 0 }) => timeoutMs >= 60_000));
  });

  it('name a snapshot as the source of a copy', () => {
    assert.deepEqual(snapshotAsPlace({ ...far, snapshot: 's' }), {
      instance: 'penguin/s',
      remote: 'termina',
      project: 'other',
    });
  });
});

describe('snapshotNameProblem', () => {
  const cases: readonly (readonly [string, ReturnType<typeof snapshotNameProblem>])[] = [
    ['snap0', undefined],
    ['before-upgrade_2.1:x', undefined],
    ['Übung', undefined],
    ['-x', undefined],
    ['.hidden', undefined],
    ['a$(id)b', undefined],
    ['', 'empty'],
    ['.', 'only-dots'],
    ['..', 'only-dots'],
    ['...', 'only-dots'],
    ['a b', 'bad-character'],
    ['a/b', 'bad-character'],
    ['../b', 'bad-character'],
    ['a\\b', 'bad-character'],
    ['a?b', 'bad-character'],
    ['a#b', 'bad-character'],
    ['a%b', 'bad-character'],
    ['a\nb', 'bad-character'],
    ['a\u202eb', 'bad-character'],
    ['\ud800', 'bad-character'],
    ['x'.repeat(200), undefined],
    ['x'.repeat(201), 'too-long'],
    ['é'.repeat(101), 'too-long'],
  ];
  for (const [name, problem] of cases) {
    it(`says ${problem ?? 'nothing'} of ${JSON.stringify(name.slice(0, 20))}`, () => {
      assert.equal(snapshotNameProblem(name), problem);
    });
  }

  it('lets no name through that is a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '-') }), (name) => {
        fc.pre(snapshotNameProblem(name) === undefined);
        assert.ok(!name.includes('/') && name !== '.' && name !== '..');
      }),
    );
  });
});
