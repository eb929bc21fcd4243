import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageName, termOfPage } from '../../../../src/core/glossary/pageName';
import { hostileText } from '../text/hostileText';
import { loadGlossary } from './loadGlossary';

describe('pageName', () => {
  it('is readable where the term is', () => {
    assert.equal(pageName('lxc list'), 'lxc list.md');
    assert.equal(pageName('/dev/kvm'), '~2f;dev~2f;kvm.md');
  });

  it('is one path segment and leads back to the term, whatever that holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (term) => {
        const name = pageName(term);
        assert.match(name, /^[^/\\%#?]*\.md$/);
        assert.equal(termOfPage(name), term);
      }),
    );
  });

  it('differs for all entries of the glossary', () => {
    const names = loadGlossary().map(({ term }) => pageName(term));
    assert.equal(new Set(names).size, names.length);
  });
});

describe('termOfPage', () => {
  it('gives nothing for other names, and never throws', () => {
    assert.equal(termOfPage('penguin'), undefined);
    assert.equal(termOfPage('~ffffff;.md'), '~ffffff;');
    fc.assert(
      fc.property(hostileText(), (name) => {
        termOfPage(name);
      }),
    );
  });
});
