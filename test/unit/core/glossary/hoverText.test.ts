import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENGLISH_HOVER_LABELS as labels } from '../../../../src/core/glossary/hoverLabels';
import { hoverMarkdown } from '../../../../src/core/glossary/hoverText';
import {
  completeEntry,
  parseGlossary,
  type GlossaryEntry,
} from '../../../../src/core/glossary/schema';
import { loadGlossary } from './loadGlossary';

function entryOf(fields: object): GlossaryEntry {
  const parsed = parseGlossary([
    { term: 'crosvm', kind: 'daemon', summary: 'Runs VMs.', ...fields },
  ]);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const [entry] = parsed.value;
  assert.ok(entry);
  return entry;
}

/** What a reader sees, without the backslashes and entities. */
function shown(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
}

describe('hoverMarkdown', () => {
  it('puts name, layer and sentence first, then the rest in order', () => {
    const entry = entryOf({
      runsIn: ['crosvm', 'container'],
      detail: 'More.',
      talksTo: [{ to: 'KVM', over: 'ioctl' }],
      logs: 'vmc logs',
      source: 'src/platform/crosvm',
      ebuild: ['chromeos-base/crosvm'],
      confusedWith: [{ term: 'crosh', difference: 'a shell' }],
      changed: 'Since 2018.',
      related: ['KVM', 'virtio'],
      sources: ['https://crosvm.dev/book/'],
    });
    assert.equal(
      shown(hoverMarkdown(entry, undefined, { labels })),
      [
        '**crosvm**  \nChromeOS › crosvm  \nChromeOS › crosvm › Termina › LXD › penguin',
        'Runs VMs.',
        'More.',
        'Changed: Since 2018.',
        'Talks to: KVM (ioctl)',
        'Logs: vmc logs',
        'Source: [src/platform/crosvm](https://source.chromium.org/chromiumos/chromiumos/codesearch/+/main:src/platform/crosvm), chromeos-base/crosvm',
        'Not to be confused with: crosh: a shell',
        'Related: KVM, virtio',
        'Read more: [crosvm.dev/book](https://crosvm.dev/book/)',
      ].join('\n\n'),
    );
  });

  it('shows three questions about it, with a way to the page and to the rest', () => {
    const questions = ['Why?', 'How?', 'When?', 'Where?'].map((term) => entryOf({ term }));
    const text = hoverMarkdown(entryOf({ sources: ['https://crosvm.dev/'] }), undefined, {
      labels,
      questions,
      linkTo: (term) => `command:explain?${encodeURIComponent(term)}`,
    });
    assert.equal(
      shown(text),
      [
        '**crosvm**',
        'Runs VMs.',
        'Questions: [Why?](command:explain?Why%3F) · [How?](command:explain?How%3F) · [When?](command:explain?When%3F)',
        'Read more: [Open the page](command:explain?crosvm), [crosvm.dev](https://crosvm.dev/)',
      ].join('\n\n'),
    );
  });

  it('says of an error what to do, and where its number is from', () => {
    const text = shown(
      hoverMarkdown(entryOf({ kind: 'error', nextStep: 'Wait.', resultNumber: 51 }), undefined, {
        labels,
      }),
    );
    assert.match(text, /\n\nNext step: Wait\.\n\nChrome shows it as number 51\./);
  });

  it('is short, however much there is to say', () => {
    const sentence = 'A sentence of some length that says something about it. ';
    const related = Array.from({ length: 30 }, (_, at) => `term ${at}`);
    const text = hoverMarkdown(
      entryOf({
        detail: sentence.repeat(20).trim(),
        related,
        talksTo: related.map((to) => ({ to, over: 'x' })),
        confusedWith: related.map((term) => ({ term, difference: 'x' })),
      }),
      undefined,
      { labels },
    );
    const paragraphs = shown(text).split('\n\n');
    assert.ok(paragraphs.length <= 12);
    assert.equal(paragraphs[2], `${sentence.repeat(5).trim()} …`);
    assert.ok(paragraphs.every((paragraph) => paragraph.length < 400));
    const word = shown(
      hoverMarkdown(entryOf({ detail: 'word '.repeat(200) }), undefined, { labels }),
    );
    assert.match(word, /word word …$/);
  });

  it('leaves out what an entry does not have', () => {
    assert.equal(
      shown(hoverMarkdown(entryOf({}), undefined, { labels })),
      '**crosvm**\n\nRuns VMs.',
    );
  });

  it('names the right spelling, when another was written', () => {
    const entry = entryOf({});
    const note = (text: string, matchedAs: 'term' | 'alias' | 'misspelling') =>
      shown(hoverMarkdown(entry, { text, matchedAs }, { labels })).split('\n\n')[1];
    assert.equal(note('crossvm', 'misspelling'), 'crossvm is usually spelled crosvm.');
    assert.equal(note('VMM', 'alias'), 'VMM is another name for crosvm.');
    assert.equal(note('Crosvm', 'term'), 'Runs VMs.');
  });

  it('follows the word order of a translation', () => {
    const turned = { ...labels, misspelling: '{1} ← {0}' };
    const match = { text: 'crossvm', matchedAs: 'misspelling' } as const;
    const text = shown(hoverMarkdown(entryOf({}), match, { labels: turned }));
    assert.equal(text.split('\n\n')[1], 'crosvm ← crossvm');
  });

  it('lets no link, image, HTML or icon come out of the data', () => {
    const hostile = '[x](command:evil) ![i](http://e) <img src=x> $(alert) `a` **b** | c';
    const entry = entryOf({
      term: hostile,
      summary: hostile,
      detail: hostile,
      logs: hostile,
      changed: hostile,
      talksTo: [{ to: hostile, over: hostile }],
      confusedWith: [{ term: hostile, difference: hostile }],
      related: [hostile],
    });
    const markdown = hoverMarkdown(entry, { text: hostile, matchedAs: 'alias' }, { labels });
    assert.doesNotMatch(
      markdown.replace(/\\[!-/:-@[-`{-~]/g, ''),
      /[[\]`<>]|\$\(|\*\*.*\*\*.*\*\*/,
    );
  });

  it('contains only links to code search and to sources of the entry, for every shipped term', () => {
    for (const entry of loadGlossary()) {
      const markdown = hoverMarkdown(entry, undefined, { labels });
      const targets = Array.from(markdown.matchAll(/\]\(([^)]*)\)/g), ([, target = '']) => target);
      for (const target of targets) {
        const isOwn = entry.sources.includes(target);
        assert.ok(isOwn || target.startsWith('https://source.chromium.org/'), target);
      }
      assert.doesNotMatch(markdown, /undefined|\p{Extended_Pictographic}/u);
    }
  });

  it('never throws, whatever was written', () => {
    const entry = entryOf({});
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const markdown = hoverMarkdown(entry, { text, matchedAs: 'alias' }, { labels });
        assert.ok(markdown.endsWith(String.raw`Runs VMs\.`));
      }),
    );
  }).timeout(20_000);
});

describe("the hover of a person's own term", () => {
  const entry = completeEntry({ term: 'penguin', aliases: [], summary: 'Our fork.' });
  const own = {
    entry,
    file: 'file:///home/kim/team.glossary.yml',
    lineNumber: 12,
    context: 'Lab',
    examples: ['Ask *penguin* first.'],
    meta: [{ key: 'Owner', value: '[Kim](command:evil)' }],
  };

  it('says where it is written down and what it stands in front of', () => {
    const overridden = completeEntry({ term: 'penguin', aliases: [], summary: 'Built in.' });
    const text = hoverMarkdown(entry, undefined, {
      labels,
      own,
      overridden,
    });
    assert.match(text, /Your own term\\: team\\\.glossary\\\.yml\\:12 · Lab/);
    assert.match(text, /It stands in front of what the extension says/);
    assert.match(text, /Example: Ask \\\*penguin\\\* first/);
    assert.doesNotMatch(text, /\]\(command:/);
  });

  it('links only names that the caller has an address for', () => {
    const related = { ...entry, related: ['termina', 'nowhere'] };
    const text = hoverMarkdown(related, undefined, {
      labels,
      linkTo: (term) => (term === 'termina' ? 'command:x' : undefined),
    });
    assert.match(text, /Related: \[termina\]\(command:x\), nowhere/);
  });
});
