import assert from 'node:assert/strict';
import fc from 'fast-check';
import { liveMarkdown } from '../../../../src/core/liveNames/liveMarkdown';
import type { LiveThing } from '../../../../src/core/liveNames/liveThing';
import { commandLink } from '../../../../src/core/text/commandLink';
import { PLAIN_WORDS } from './plainWords';
import { container, device, IPV4, NOW_MS, source, vm } from './things';

function markdown(things: readonly LiveThing[], text = 'penguin'): string {
  return liveMarkdown(
    { text, things },
    {
      words: PLAIN_WORDS,
      nowMs: NOW_MS,
      linkTo: (action, rowId) => commandLink(`x.${action}`, rowId),
    },
  );
}

/** The lines as a reader sees them, links by their names. */
function linesOf(...things: readonly LiveThing[]): readonly string[] {
  return markdown(things)
    .replace(/\[([^\]]*)\]\(command:[^)]*\)/g, '<$1>')
    .replaceAll('\\', '')
    .split(/\n\n|  \n/);
}

describe('liveMarkdown', () => {
  it('tells state, place, facts and age, then what can be done', () => {
    const facts = {
      addresses: [IPV4],
      image: 'Debian bookworm',
      memoryUsageBytes: 7,
      startedAt: '2026-11-01',
      lastUsedAt: '2026-11-02',
    };
    assert.deepEqual(linesOf(container('penguin', facts, { vm: 'termina' })), [
      '**penguin** · running',
      'Kitchen › termina › container',
      '100.115.92.204',
      'Image Debian bookworm',
      'Memory 7',
      'Up 2026-11-01',
      'Used 2026-11-02',
      'As of 12 s',
      '<Open Shell> · <Stop> · <Show Log> · <Copy Address> · <Show in Sidebar>',
    ]);
  });

  it('leaves out what is over when a container stopped', () => {
    const stopped = { state: 'stopped', memoryUsageBytes: 7, startedAt: '2026-11-01' } as const;
    assert.deepEqual(linesOf(container('penguin', stopped)), [
      '**penguin** · stopped',
      'Kitchen › container',
      'As of 12 s',
      '<Start> · <Show in Sidebar>',
    ]);
  });

  it('tells of VMs and devices how much runs in them', () => {
    const termina = vm('termina', 'running', { containers: { all: 2, running: 1 } });
    assert.equal(linesOf(termina)[2], 'Containers 2 1');
    const baguette = vm('b', 'running', {
      containerless: true,
      containers: { all: 0, running: 0 },
    });
    assert.equal(linesOf(baguette)[2], 'No containers');
    assert.deepEqual(linesOf(device('Kitchen')).slice(0, 3), ['**Kitchen**', 'Device', 'VMs 3 2']);
  });

  it('says why penguin cannot be seen while its VM does not run', () => {
    const stopped = vm('termina', 'stopped');
    assert.match(markdown([stopped], 'penguin.linux.test'), /penguin\\.linux\\.test in termina/);
    assert.doesNotMatch(markdown([stopped], 'termina'), / in termina/);
  });

  for (const [what, change, expected] of [
    ['changes that come in by themselves', { isLive: true }, 'Now'],
    ['a failed reading', { problem: { kind: 'no-tools' } }, 'As of 12 s. Not again no-tools'],
    ['a saved file', { kind: 'saved', savedAt: '2026', isReachable: false }, 'Saved 2026'],
    ['a saved file without a date', { kind: 'saved', isReachable: false }, 'Saved'],
    [
      'what was never read',
      { readAtMs: undefined, problem: { kind: 'no-tools' } },
      'Not again no-tools',
    ],
  ] as const) {
    it(`tells how far it can be relied on after ${what}`, () => {
      const shown = linesOf(container('a', {}, { source: source(change) }));
      assert.equal(shown.at(-2), expected);
    });
  }

  it('says that a demo is one', () => {
    const shown = linesOf(container('a', {}, { source: source({ kind: 'demo' }) }));
    assert.equal(shown[1], 'Kitchen (demo) › container');
  });

  it('shows the first of many, and how many are left', () => {
    const many = Array.from({ length: 9 }, () => container('penguin'));
    const parts = markdown(many).split('\n\n---\n\n');
    assert.equal(parts.length, 7);
    assert.equal(parts.at(-1), '3 more');
  });

  it('makes nothing of hostile names but text', () => {
    for (const hostile of [
      '](command:evil)',
      'a](command:evil) [b',
      '[x](command:evil)',
      '<img src=x>',
      '![x](https://evil)',
      '$(trash)',
      'a\n\n# b',
      '**a**',
      '`a`',
      '\ud800)',
    ]) {
      const place = { vm: hostile, source: source({ name: hostile }) };
      const thing = {
        ...container(
          hostile,
          { image: hostile, addresses: [{ ...IPV4, address: hostile }] },
          place,
        ),
        rowId: hostile,
      };
      const text = markdown([thing, vm(hostile, 'stopped')], hostile);
      const links = text.match(/(?<!\\)\]\(/g) ?? [];
      const known = text.match(/(?<!\\)\]\(command:x\.[a-zA-Z]+\?[^\s()<>]*\)/g) ?? [];
      assert.equal(links.length, known.length, text);
      assert.equal(known.length, 5 + 3, text);
      assert.doesNotMatch(text, /(?<!\\)[<`]|\$\(|(?<!\\)!\[/);
    }
  });

  it('keeps links whole whatever a row is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rowId) => {
        const text = markdown([{ ...vm('a', 'stopped'), rowId }]);
        const [, given = ''] = /\(command:x\.startVm\?([^\s()<>]*)\)/.exec(text) ?? [];
        const [back]: unknown[] = JSON.parse(decodeURIComponent(given)) as unknown[];
        assert.equal(back, rowId);
      }),
    );
  });
});
