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
  nextStep: 'Next step',
  messages: 'What it looks like',
  resultNumber: 'Number',
  otherWords: 'In other words',
  about: 'About',
  questions: 'Questions',
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

  it('lists all questions about an entry, and leads from a question to what it is about', () => {
    const asked = ['Why?', 'How?', 'When?', 'Where?'].map((term) =>
      completeEntry({ term, aliases: [], summary: 'So.' }),
    );
    const linkTo = (term: string): string => `${encodeURIComponent(term)}.md`;
    const page = entryPage(entryCalled('penguin'), { labels: LABELS, linkTo, questions: asked });
    assert.match(page, /\n## Questions\n\n(?:- \[\w+\\\?\]\(\w+%3F\.md\)\n){3}- /);
    const question = entryPage(entryCalled('Can I use IPv6?'), { labels: LABELS, linkTo });
    assert.match(question, /\n## About\n\n- \[IPv6\]\(IPv6\.md\)/);
    assert.match(question, /\*\*In other words:\*\* IPv6 support/);
    assert.doesNotMatch(question, /Also called/);
  });

  it('shows what an error looks like, what to do, and its number', () => {
    const linkTo = (): undefined => undefined;
    const page = entryPage(entryCalled('VM_STATUS_FAILURE'), { labels: LABELS, linkTo });
    assert.match(page, /\*\*Next step:\*\* Read the reason/);
    assert.match(page, /## What it looks like\n\n- bad VM status\\: …\\: …\n/);
    const result = entryPage(entryCalled('START_LXD_FAILED'), { labels: LABELS, linkTo });
    assert.match(result, /\*\*Number:\*\* 51\n/);
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
    assert.equal(definitionText({ ...bare, kind: 'question' }), String.raw`**a\_b** s`);
  });
});
