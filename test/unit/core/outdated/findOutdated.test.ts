import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { findOutdated, type Finding } from '../../../../src/core/outdated/findOutdated';
import { certainChanges, changeFor } from '../../../../src/core/outdated/fixText';
import { ALL_STATEMENTS } from '../../../../src/core/outdated/statements/allStatements';
import { findIn, findInNote, idsIn } from './note';

const file = path.resolve(import.meta.dirname, '../../../fixtures/outdated/seedErrors.yaml');
const notes = (parse(readFileSync(file, 'utf8')) as readonly { readonly note?: string }[]).flatMap(
  ({ note }) => (note === undefined ? [] : [note]),
);

function applied(line: string, finding: Finding, fix: string): string {
  const { start, end, text } = changeFor(finding, fix, line);
  return line.slice(0, start) + text + line.slice(end);
}

describe('findOutdated', () => {
  it('says what is wrong, where, and what to write instead', () => {
    assert.deepEqual(findInNote('Type `vmc create lab` there.'), [
      {
        id: 'vmc-create-without-type',
        lineIndex: 1,
        start: 6,
        end: 16,
        text: 'vmc create',
        message:
          'vmc create needs the type of the VM since August 2025: --vm-type BAGUETTE for the design without containers, --vm-type CROSTINI for Termina with LXD.',
        fixes: ['vmc create --vm-type BAGUETTE', 'vmc create --vm-type CROSTINI'],
        term: 'vmc create',
        source: 'https://chromium.googlesource.com/chromiumos/platform2/+/HEAD/vm_tools/vmc/vmc.rs',
        harmful: false,
        inCodeBlock: false,
      },
    ]);
  });

  it('counts bytes for vmc resize and makes vmc container of run_container.sh', () => {
    assert.deepEqual(findInNote('`vmc resize termina 20G`')[0]?.fixes, ['21474836480']);
    assert.deepEqual(findInNote('`run_container.sh --user=me --container_name=a-b`')[0]?.fixes, [
      'vmc container termina a-b',
    ]);
    assert.deepEqual(findInNote('`run_container.sh --shell`')[0]?.fixes, []);
  });

  it('marks only harmful statements as harmful', () => {
    assert.deepEqual(
      ALL_STATEMENTS.filter(({ harmful }) => harmful === true).map(({ id }) => id),
      ['ssh-testing-key', 'ssh-root-login'],
    );
  });

  it('finds nothing in a text about something else', () => {
    assert.deepEqual(findIn('`lxc launch images:debian/12 x`\nFUSE is not supported.'), []);
  });

  const places: readonly (readonly [name: string, text: string, ids: readonly string[]])[] = [
    ['a fenced block', '```sh\nvmc create lab\n```', ['vmc-create-without-type']],
    ['a block behind a tilde fence', '~~~\nvmc create lab\n~~~', ['vmc-create-without-type']],
    ['a block that never ends', '```\nvmc create lab', ['vmc-create-without-type']],
    ['the border of a block', '```vmc create lab\n```', []],
    ['prose behind a block', '```\nls\n```\nvmc create lab works', []],
    ['a prompt', 'crosh> vmc create lab', ['vmc-create-without-type']],
    ['a prompt of Termina', '(termina) chronos@localhost ~ $ vsh baguette', ['vsh-baguette']],
    ['a command behind another', '`vmc list; vmc create lab`', ['vmc-create-without-type']],
    ['a flag of another command', '`vmc start termina; pip --dlc x`', []],
    ['a marked line', '`vmc create lab` <!-- crostini-ignore -->', []],
    ['a marked line of a block', '```\nvmc create lab # crostini-ignore\n```', []],
    ['the line below a mark', '<!-- crostini-ignore -->\n`vmc create lab`', []],
    [
      'two lines below a mark',
      '<!-- crostini-ignore -->\n\n`vmc create lab`',
      ['vmc-create-without-type'],
    ],
    ['a sentence about the past', 'Until 2025 `vmc create lab` was right.', []],
    ['a sentence wrapped from above', 'In older releases\n`vmc create lab` was right.', []],
    ['a sentence that goes on below', '`vmc create lab`\nis no longer enough.', []],
    [
      'another sentence about the past',
      'It was so. Type `vmc create lab`.',
      ['vmc-create-without-type'],
    ],
    ['a list item below the past', '- it was\n- `vmc create lab`', ['vmc-create-without-type']],
    ['a line about spelling', 'crossvm is misspelled.', []],
    ['two on one line', 'crossvm has `vmc create lab`', ['misspelling', 'vmc-create-without-type']],
    ['overlapping ones', '`lxc launch images:centos/7 x`', ['image-centos-7']],
  ];
  for (const [name, text, ids] of places) {
    it(`knows ${name}`, () => assert.deepEqual(idsIn(text), ids));
  }

  it('leaves front matter alone', () => {
    assert.deepEqual(findIn('---\ntitle: crossvm of Crostini\n---\n'), []);
    assert.equal(findIn('# Crostini\n---\ntitle: crossvm\n---\n').length, 1);
  });

  it('takes every line of a script for code and every other text as it is', () => {
    assert.deepEqual(idsIn('vmc create lab', 'code'), ['vmc-create-without-type']);
    assert.deepEqual(idsIn('vmc create lab', 'text'), []);
    assert.deepEqual(idsIn('```\nvmc create lab', 'text'), []);
  });

  it('judges only the lines that are asked for, but knows the block above', () => {
    const lines = ['Crostini', '```', 'vmc create a', 'vmc create b', 'vmc create c', '```'];
    const found = findOutdated(lines, {
      kind: 'markdown',
      statements: ALL_STATEMENTS,
      ranges: [{ from: 3, to: 4 }],
    });
    assert.deepEqual(
      found.map(({ lineIndex }) => lineIndex),
      [3],
    );
  });

  it('finds at most 500, and nothing in long lines', () => {
    assert.equal(findInNote('crossvm\n'.repeat(600)).length, 500);
    assert.deepEqual(idsIn('crossvm '.repeat(3_000)), []);
  });

  it('reads a line of 10 MB in no time', () => {
    const line = 'vmc create images: crossvm --dlc `'.repeat(300_000);
    const start = performance.now();
    assert.deepEqual(findInNote(line), []);
    assert.ok(performance.now() - start < 1_000);
  });

  it('takes time in proportion to a line of 20 000 characters', () => {
    for (const piece of [
      'vmc ',
      '`',
      '--',
      'lxc remote add ',
      'vsh a ',
      'Debian 9 default ',
      '<!--',
      '/+/',
    ]) {
      const line = piece.repeat(Math.floor(19_000 / piece.length));
      const start = performance.now();
      findInNote(line);
      assert.ok(performance.now() - start < 1_500, piece);
    }
  });

  it('is content with its own corrections', () => {
    for (const note of notes) {
      for (const finding of findInNote(note).filter(({ lineIndex }) => lineIndex === 1)) {
        for (const fix of finding.fixes) {
          const after = findInNote(applied(note, finding, fix));
          const count = (all: readonly Finding[]): number =>
            all.filter(({ id }) => id === finding.id).length;
          assert.ok(count(after) < count(findInNote(note)), `${note} with '${fix}'`);
        }
      }
    }
  });

  it('has nothing left that needs no choice once all of that is applied', () => {
    const anyNotes = fc.array(fc.constantFrom(...notes), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyNotes, (lines) => {
        let text = ['# Crostini', ...lines]
          .map((line) => `${line}\n`)
          .join('')
          .split('\n');
        for (let round = 0; round < 4; round++) {
          const changes = certainChanges(findIn(text.join('\n')), text);
          if (changes.length === 0) return;
          text = text.map((line, lineIndex) =>
            changes
              .filter((change) => change.lineIndex === lineIndex)
              .reduceRight(
                (done, { start, end, text: to }) => done.slice(0, start) + to + done.slice(end),
                line,
              ),
          );
        }
        assert.fail(text.join('\n'));
      }),
      { numRuns: 100 },
    );
  });

  it('never throws, and names what stands there', () => {
    const words = fc.constantFrom(
      'vmc',
      'create',
      ' ',
      '`',
      '\n',
      '```',
      '-p',
      'images:',
      'crossvm',
      '---',
      '#',
      'lab',
      'é',
      '\u{1F427}',
      '\\',
    );
    const anyText = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom('markdown', 'code', 'text'), (text, kind) => {
        const lines = `# Crostini\n${text}`.split('\n');
        for (const finding of findInNote(text, kind)) {
          const { lineIndex, start, end } = finding;
          assert.equal(lines[lineIndex]?.slice(start, end), finding.text);
          assert.notEqual(finding.text, '');
        }
      }),
    );
  });
});
