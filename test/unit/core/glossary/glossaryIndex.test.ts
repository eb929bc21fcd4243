import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BEST_COMPANY } from '../../../../src/core/glossary/company';
import { formsOf } from '../../../../src/core/glossary/forms';
import {
  buildGlossaryIndex,
  findEntry,
  findTermAt,
  findTerms,
  type MatchOptions,
} from '../../../../src/core/glossary/glossaryIndex';
import { parseGlossary } from '../../../../src/core/glossary/schema';
import { loadIndex } from './loadGlossary';

const index = loadIndex();
const ABOUT_TOPIC = { topic: true, boards: false };

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
  // Half a path, half a list
  ['platform2/vm_tools/garcon'],
  ['notes on garcon/sommelier', 'garcon', 'sommelier'],
  ['Linux/ChromeOS', 'ChromeOS'],
  ['"$HOME/crosvm/x"'],
  ['rsync a nas:penguin/'],
  ['sed -i s/crosh/vsh/ notes', 'crosh', 'vsh'],
  ['http://penguin.linux.test:80/x', 'penguin.linux.test'],
  ['see crbug.com/1', 'crbug.com'],
  // People, tags, mail
  ['@crosvm, #crosvm, crosvm@example.org, me@penguin', 'penguin'],
  ['a #crostini report', '#crostini'],
  // Units, compounds of other languages, other joints
  ['sommelier.service failed', 'sommelier'],
  ['sommelier.service.d'],
  ['LXD-Profile und vsh-Fenster', 'LXD', 'vsh'],
  ['vmc-Backup.tgz'],
  ['emerge-crosvm', 'crosvm'],
  ['vm-concierge, vm concierge', 'vm-concierge = vm_concierge', 'vm concierge = vm_concierge'],
  ['virtio_net', 'virtio_net = virtio-net'],
  // The name of one thing has no plural
  ['penguins, baguettes and sommeliers'],
  // Markdown that is not read
  ['[about vmc](crosh.md "crosvm") end', 'vmc'],
  ['[about vmc][crosvm] and [LXD]', 'vmc', 'LXD'],
  ['[crosvm]: https://example.org/ "crosvm"'],
  ['[^1]: on crosvm', 'crosvm'],
  ['![crosvm](crosvm.png)', 'crosvm'],
  ['<!-- crosvm --> crosh <!-- vmc', 'crosh'],
  ['<a href="crosh" title="vmc">crosvm</a> <crosh>', 'crosvm', 'crosh'],
  ['`[crosvm](crosh)`', 'crosvm', 'crosh'],
];

/** Likewise, where nothing is known of the lines around. */
const ROWS_ALONE: readonly (readonly [line: string, ...terms: string[]])[] = [
  ['a container of water'],
  ['a container in LXD', 'container', 'LXD'],
  ['open the Terminal'],
  ['the Terminal of Crostini', 'Terminal', 'Crostini'],
  ['a baguette from the garcon'],
  ['vm_concierge, not a concierge', 'vm_concierge', 'concierge = vm_concierge'],
  ['docker run --privileged'],
  ['vmc container --privileged', 'vmc container', '--privileged'],
  ['normal mode and dev mode'],
  ['return NOT_ALLOWED'],
  ['images: [a.png]'],
  ['lxc launch images:debian/12', 'lxc launch', 'images: = images.linuxcontainers.org'],
  ['host=x ssh me@host crosh', 'crosh'],
  ['a remote board'],
  ['a link to Termina', 'Termina'],
  ['const link = eve'],
  ['the board `link`', 'board', 'link'],
  ['the board `Link`'],
  ['--board=eve emerge-kip', 'eve', 'kip'],
  ['apt install nano'],
];

describe('findTerms', () => {
  for (const [line, ...terms] of ROWS) {
    it(`finds ${terms.join(', ') || 'nothing'} in ${JSON.stringify(line)}`, () => {
      assert.deepEqual(namesIn(line, { company: () => ABOUT_TOPIC }), terms);
    });
  }

  for (const [line, ...terms] of ROWS_ALONE) {
    it(`finds ${terms.join(', ') || 'nothing'} in ${JSON.stringify(line)} alone`, () => {
      assert.deepEqual(namesIn(line, {}), terms);
    });
  }

  it('does not read Markdown in code', () => {
    assert.deepEqual(namesIn('[x](crosh) <!-- vmc', { inCode: true }), ['crosh', 'vmc']);
  });

  it('does not read the end of a comment', () => {
    assert.deepEqual(namesIn('crosh --> vmc', { hiddenUntil: 9 }), ['vmc']);
  });

  it('takes variables in code and boards in code for terms only where the lines around speak of such', () => {
    const around = (topic: boolean, boards: boolean) => () => ({ topic, boards });
    const names = (line: string, topic: boolean, boards: boolean) =>
      namesIn(line, { inCode: true, company: around(topic, boards) });
    assert.deepEqual(names('make eve; echo $BROWSER', false, true), []);
    assert.deepEqual(names('make eve; echo $BROWSER', true, false), ['BROWSER']);
    assert.deepEqual(names('make eve', true, true), ['eve']);
  });

  it('asks for the company only where it matters, and once', () => {
    let asked = 0;
    const company = () => {
      asked++;
      return ABOUT_TOPIC;
    };
    for (const line of ['nothing here', 'crosvm', 'penguin in crosvm']) {
      findTerms(index, line, { company });
    }
    assert.equal(asked, 0);
    findTerms(index, 'penguin, sommelier and garcon', { company });
    assert.equal(asked, 1);
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

  it('agree about any place of a short line', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 60 }), fc.boolean(), (line, column, topic) => {
        const options = { company: () => ({ topic, boards: topic }) };
        const short = line.slice(0, 400);
        const found = findTerms(index, short, options);
        const there = found.find(({ start, end }) => start <= column && column < end);
        const before = found.find(({ end }) => end === column);
        assert.deepEqual(findTermAt(index, short, column, options), there ?? before);
      }),
    );
  });

  it('find at least as much in company', () => {
    fc.assert(
      fc.property(text, (line) => {
        const alone = findTerms(index, line);
        const inCompany = findTerms(index, line, { company: () => BEST_COMPANY });
        for (const { start } of alone) {
          assert.ok(inCompany.some((match) => match.start <= start && start < match.end));
        }
      }),
    );
  });

  for (const piece of [
    'x',
    'x ',
    '`',
    '`` ',
    '[a](',
    '](',
    '<',
    '<a =',
    '<!--',
    '/',
    'a/',
    'a.b/',
    'a@',
    'a-',
    '_',
    'vmc ',
    'penguin ',
    'x:',
    '](x)',
  ]) {
    it(`take time in proportion to a line of ${JSON.stringify(piece)}`, () => {
      const time = (chars: number) => {
        const line = piece.repeat(Math.ceil(chars / piece.length));
        return Math.min(...Array.from({ length: 3 }, () => usedMs(() => findTerms(index, line))));
      };
      time(1000);
      // A fourth of a second is what a line that grows by the square would need a hundred times over.
      assert.ok(time(40_000) <= Math.max(3 * time(20_000), 60));
    });
  }

  it('find each form that stands alone in code among terms', () => {
    for (const { text: form, entry } of forms) {
      const found = findTermAt(index, `crosh \`${form}\``, 7, {
        company: () => BEST_COMPANY,
      })?.entry;
      assert.equal(found?.term, entry.term, form);
    }
  });
});

/** Time of the processor, which other programs do not lengthen. */
function usedMs(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  return process.cpuUsage(begin).user / 1000;
}

function namesIn(line: string, options: MatchOptions): readonly string[] {
  return findTerms(index, line, options).map(({ text, entry }) =>
    text === entry.term ? text : `${text} = ${entry.term}`,
  );
}

/** Without what the matcher takes as equal. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('\\_', '_')
    .replaceAll('’', "'")
    .replace(/[\s\u2010\u2011-]+/g, ' ');
}
