import assert from 'node:assert/strict';
import { entryPage, type PageLabels } from '../../../../src/core/glossary/entryPage';
import { definitionText, linkText } from '../../../../src/core/glossary/noteText';
import { completeEntry } from '../../../../src/core/glossary/schema';
import { loadGlossary } from './loadGlossary';

const LABELS: PageLabels = {
  whereItRuns: 'Where it runs',
  alsoCalled: 'Also called',
  oftenMisspelled: 'Often misspelled',
  talksTo: 'Talks to',
  logs: 'Logs',
  source: 'Source',
  ebuild: 'Ebuild',
  notToBeConfusedWith: 'Not to be confused with',
  changed: 'Changed',
  related: 'Related',
  readMore: 'Read more',
  examples: 'Examples',
  ownTerm: 'Your own term',
  standsInFrontOf: 'What the extension says',
};

const entries = loadGlossary();
const entryCalled = (term: string) => {
  const found = entries.find((entry) => entry.term === term);
  assert.ok(found, term);
  return found;
};

describe('entryPage', () => {
  it('leads from a daemon to whom it talks to, and to its code', () => {
    const page = entryPage(entryCalled('vm_concierge'), {
      labels: LABELS,
      linkTo: (term) => `${encodeURIComponent(term)}.md`,
    });
    assert.match(page, /^# vm\\_concierge\n/);
    assert.match(page, /- \[maitred\]\(maitred\.md\)/);
    assert.match(page, /codesearch\/\+\/main:src\/platform2\/vm_tools\/concierge\)/);
  });

  it('names what has no entry without a link', () => {
    const page = entryPage(entryCalled('vm_concierge'), {
      labels: LABELS,
      linkTo: () => undefined,
    });
    assert.doesNotMatch(page, /\]\((?!https:)/);
  });

  it('shows where an own term is written down and what it stands in front of', () => {
    const entry = completeEntry({ term: 'penguin', aliases: [], summary: 'Ours.' });
    const page = entryPage(entry, {
      labels: LABELS,
      linkTo: () => undefined,
      own: {
        entry,
        file: 'team.glossary.yml',
        lineNumber: 7,
        context: 'Lab',
        examples: ['Restart penguin.'],
        meta: [{ key: 'Owner', value: 'Kim' }],
      },
      overridden: entryCalled('penguin'),
    });
    assert.match(page, /Your own term · Lab · team\\\.glossary\\\.yml\\:7/);
    assert.match(page, /- Restart penguin\\\./);
    assert.match(page, /\*\*Owner:\*\* Kim/);
    assert.match(page, /## What the extension says/);
  });

  it('keeps hostile text as text', () => {
    const entry = completeEntry({
      term: '[x](command:evil) <b>',
      aliases: ['# y'],
      summary: '![z](http://evil) $(alert)',
    });
    const page = entryPage(entry, { labels: LABELS, linkTo: () => undefined });
    assert.doesNotMatch(page, /\]\(command:|<b>|!\[z\]\(|\$\(/);
  });
});

describe('linkText and definitionText', () => {
  it('link to the first source, else to the code, else to nothing', () => {
    const bare = completeEntry({ term: 'a_b', aliases: [], summary: 's' });
    assert.equal(linkText(bare), String.raw`a\_b`);
    assert.match(linkText({ ...bare, source: 'src/platform2/x' }), /main:src\/platform2\/x\)$/);
    assert.equal(
      linkText({ ...bare, sources: ['https://e.org/'] }),
      String.raw`[a\_b](https://e.org/)`,
    );
    assert.equal(definitionText(bare), String.raw`**a\_b**: s`);
  });
});
