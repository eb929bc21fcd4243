import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formsOf } from '../../../../src/core/glossary/forms';
import {
  buildGlossaryIndex,
  findEntry,
  findTermAt,
  findTerms,
} from '../../../../src/core/glossary/glossaryIndex';
import { parseGlossary } from '../../../../src/core/glossary/schema';
import { loadIndex } from './loadGlossary';

const index = loadIndex();

/** A line of text and the terms in it, each as `written` or, where it differs, `written = entry`. */
const ROWS: readonly (readonly [line: string, ...terms: string[]])[] = [
  // Plain words, case, plural, possessive
  ['Termina boots fast', 'Termina'],
  ['termina boots fast', 'termina = Termina'],
  ['TERMINA', 'TERMINA = Termina'],
  ['all VMs and a VM', 'VMs = VM', 'VM'],
  ['a vm'],
  ["penguin's files", 'penguin'],
  ['penguin’s files', 'penguin'],
  ['two nested containers', 'nested containers = nested container'],
  ['enterprise policies', 'enterprise policies = enterprise policy'],
  ['DLCs are signed', 'DLCs = DLC'],
  ['dlc'],
  // LXC, lxc and LXD
  ['LXC is not lxc', 'LXC', 'lxc'],
  ['Lxc'],
  ['lxd or LXD', 'lxd = LXD', 'LXD'],
  ['lxc list', 'lxc list'],
  ['lxc  list --format json', 'lxc  list = lxc list'],
  ['lxc-start is not lxc start', 'lxc-start = lxc-attach', 'lxc start'],
  ['lxc-foo'],
  ['lxc info --show-log penguin', 'lxc info --show-log = lxc info', 'penguin'],
  // Aliases, misspellings
  ['concierge', 'concierge = vm_concierge'],
  ['vm_concierge[3417]: started', 'vm_concierge'],
  ['vm\\_concierge', 'vm\\_concierge = vm_concierge'],
  ['CrossVM runs it', 'CrossVM = crosvm'],
  ['CrosVM runs it', 'CrosVM = crosvm'],
  ['maitrid', 'maitrid = maitred'],
  // Phrases: longest first, hyphen or blank
  ['vmc', 'vmc'],
  ['vmc start termina', 'vmc start', 'termina = Termina'],
  ['vmc container termina penguin', 'vmc container', 'termina = Termina', 'penguin'],
  ['vsh termina', 'vsh termina'],
  ['vsh termina penguin', 'vsh termina penguin'],
  ['vmc-start'],
  ['user-session', 'user-session = user session'],
  ['port forwarding', 'port forwarding'],
  ['Port-forwarding', 'Port-forwarding = port forwarding'],
  ['port\tforwarding', 'port\tforwarding = port forwarding'],
  ['port -- forwarding'],
  ['termina dlc', 'termina dlc = termina-dlc'],
  ['the Linux development environment', 'Linux development environment = Crostini'],
  // Compounds
  ['an LXD-managed list', 'LXD'],
  ['Termina-based', 'Termina'],
  ['a non-Crostini device', 'Crostini'],
  ['penguin-backup'],
  ['my-penguin'],
  ['terminal'],
  ['determinate Terminator'],
  ['vmcs_x vmc_start'],
  ['crosvm2'],
  // Punctuation and Markdown
  ['(Termina), "penguin"; crosh!', 'Termina', 'penguin', 'crosh'],
  ['Start Termina.', 'Termina'],
  ['Termina.Next'],
  ['**Termina** and _penguin_ and __crosh__', 'Termina', 'penguin', 'crosh'],
  ['~~Baguette~~ [Bruschetta](https://example.org/Termina)', 'Baguette', 'Bruschetta'],
  ['`vmc list` in crosh', 'vmc list', 'crosh'],
  ['- vsh\t# shell', 'vsh'],
  ['# Crostini', 'Crostini'],
  ['crosh> vmc stop termina', 'crosh', 'vmc stop', 'termina = Termina'],
  [
    '(termina) chronos@localhost ~ $ lxc exec penguin -- bash',
    'termina = Termina',
    'chronos',
    'lxc exec',
    'penguin',
  ],
  ['vmc/vsh/crosh', 'vmc', 'vsh', 'crosh'],
  ['Termina › LXD › penguin', 'Termina', 'LXD', 'penguin'],
  ['termina:penguin', 'termina = Termina', 'penguin'],
  ['sommelier@0.service', 'sommelier'],
  ['ARC++ and ARCVM', 'ARC++', 'ARCVM'],
  ['press Ctrl+Alt+T', 'Ctrl+Alt+T'],
  // Paths and file names
  ['cd /mnt/stateful', '/mnt/stateful'],
  ['/mnt/stateful/lxd/database', '/mnt/stateful/lxd'],
  ['/mnt/statefulness'],
  ['/foo/mnt/stateful'],
  ['LXD_DIR=/mnt/stateful/lxd', 'LXD_DIR', '/mnt/stateful/lxd'],
  ['"$LXD_DIR" ${LXD_CONF}', 'LXD_DIR', 'LXD_CONF'],
  ['`/mnt/chromeos`.', '/mnt/chromeos'],
  ['/usr/bin/vmc'],
  ['~/penguin/notes'],
  ['./lxd'],
  ['src/vm_tools/vmc.rs'],
  ['vmc.rs'],
  ['penguin.linux.test', 'penguin.linux.test'],
  ['penguin.example.org'],
  ['vm_tools.img', 'vm_tools.img'],
  ['/tmp/vm_tools.img', 'vm_tools.img'],
  ['/var/log/messages says', '/var/log/messages'],
  ['/dev/vda1'],
  ['/dev/vda', '/dev/vda'],
  // Flags
  [
    'vmc create --vm-type BAGUETTE --size 15G new',
    'vmc create',
    '--vm-type',
    'BAGUETTE = Baguette',
  ],
  ['--vm-type=BAGUETTE', '--vm-type', 'BAGUETTE = Baguette'],
  ['--vm-types'],
  ['---vm-type'],
  ['--no-vm'],
  // Addresses
  [
    'chrome://flags#containerless-crostini',
    'chrome://flags#containerless-crostini = containerless-crostini',
  ],
  ['see chrome://flags.', 'chrome://flags'],
  ['chrome://flags/#x', 'chrome://flags'],
  ['https://example.org/penguin?vm=Termina'],
  ['https://penguin.example'],
  ['<https://example.org/crosh>'],
  ['www.termina.example'],
  [
    'https://images.lxd.canonical.com/streams',
    'https://images.lxd.canonical.com = images.lxd.canonical.com',
  ],
  // Log lines
  ['Nov 21 10:00:00 <14>  VM(3):  tremplin[212]: Received StartContainer', 'VM', 'tremplin'],
  ['2022-01-24T11:44:50.544160Z INFO vm_cicerone[3417]: x', 'vm_cicerone'],
  ['dGVybWluYQ==.log', 'dGVybWluYQ==.log = crosvm log'],
  ['inet 100.115.92.204/28', '100.115.92'],
  ['Error 51: START_LXD_FAILED', 'START_LXD_FAILED'],
  ['CrostiniResult 51', 'CrostiniResult 51 = START_LXD_FAILED'],
  // Ordinary words
  ['a container of water'],
  ['a container in Termina', 'container', 'Termina'],
  ['open the Terminal'],
  ['the Terminal of Crostini', 'Terminal', 'Crostini'],
  ['a remote board'],
  ['a link to Termina', 'Termina'],
  ['the board `link`', 'board', 'link'],
  ['the board `Link`'],
  ['apt install gedit', 'apt', 'gedit'],
  ['apt install nano'],
];

describe('findTerms', () => {
  for (const [line, ...terms] of ROWS) {
    it(`finds ${terms.join(', ') || 'nothing'} in ${JSON.stringify(line)}`, () => {
      const found = findTerms(index, line).map(({ text, entry }) =>
        text === entry.term ? text : `${text} = ${entry.term}`,
      );
      assert.deepEqual(found, terms);
    });
  }

  it('finds code words anywhere, when the whole text is code', () => {
    assert.equal(findTerms(index, 'BOARD=link').length, 0);
    assert.equal(findTerms(index, 'BOARD=link', { inCode: true }).length, 2);
  });

  it('says how a term was recognised', () => {
    const ways = findTerms(index, 'crosvm cicerone crossvm').map(({ matchedAs }) => matchedAs);
    assert.deepEqual(ways, ['term', 'alias', 'misspelling']);
  });

  it('prefers the earlier of two entries with the same form', () => {
    const parsed = parseGlossary(
      ['first', 'second'].map((summary) => ({ term: 'twin', kind: 'concept', summary })),
    );
    assert.ok(parsed.ok);
    assert.equal(findTerms(buildGlossaryIndex(parsed.value), 'twin')[0]?.entry.summary, 'first');
  });
});

describe('findTermAt', () => {
  const line = 'In crosh, vmc start termina';

  it('gives the term under the cursor and right behind it', () => {
    assert.equal(findTermAt(index, line, 3)?.text, 'crosh');
    assert.equal(findTermAt(index, line, 8)?.text, 'crosh');
    assert.equal(findTermAt(index, line, 16)?.text, 'vmc start');
    assert.equal(findTermAt(index, line, line.length)?.text, 'termina');
  });

  it('gives nothing beside terms and outside the line', () => {
    for (const column of [0, 1, -5, 1e9]) assert.equal(findTermAt(index, line, column), undefined);
    assert.equal(findTermAt(index, '', 0), undefined);
  });

  it('works far into a long line, with places counted from its beginning', () => {
    const long = `${'x'.repeat(9)} `.repeat(20_000);
    const match = findTermAt(index, `${long}crosh ${long}`, long.length + 2);
    assert.deepEqual([match?.start, match?.end], [long.length, long.length + 5]);
  });

  it('works in a long line without blanks', () => {
    assert.equal(findTermAt(index, 'x'.repeat(50_000), 25_000), undefined);
  });
});

describe('findEntry', () => {
  it('tells names apart by case where needed', () => {
    assert.equal(findEntry(index, 'LXC')?.term, 'LXC');
    assert.equal(findEntry(index, 'lxc')?.term, 'lxc');
    assert.equal(findEntry(index, 'CROSVM')?.term, 'crosvm');
    assert.equal(findEntry(index, 'nothing of the kind'), undefined);
  });
});

describe('findTerms and findTermAt on any text', () => {
  const forms = index.entries.flatMap(formsOf);
  const known = new Set(forms.map(({ text }) => plain(text)));
  const piece = fc.oneof(
    fc.constantFrom(...forms.map(({ text }) => text)),
    fc.constantFrom(' ', '-', '`', '/', '.', '_', '://', '\\_', ':', "'s"),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('never throw, keep inside the line and find only known forms', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -2, max: 200 }), (line, column) => {
        let end = 0;
        for (const match of findTerms(index, line)) {
          assert.ok(match.start >= end && match.end > match.start && match.end <= line.length);
          assert.equal(line.slice(match.start, match.end), match.text);
          assert.ok(known.has(plain(match.text)), match.text);
          ({ end } = match);
        }
        const at = findTermAt(index, line, column);
        assert.ok(at === undefined || (at.start <= column && column <= at.end));
      }),
    );
  });

  it('find each form that stands alone in code among terms', () => {
    for (const { text: form, entry } of forms) {
      const found = findTermAt(index, `crosh \`${form}\``, 7)?.entry;
      assert.equal(found?.term, entry.term, form);
    }
  });
});

/** Without what the matcher takes as equal. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('\\_', '_')
    .replaceAll('’', "'")
    .replace(/[\s\u2010\u2011-]+/g, ' ');
}
