import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { quotedYamlScalar, yamlScalar } from '../../../../../src/core/glossary/own/yamlScalar';
import { hostileText } from '../../text/hostileText';

describe('yamlScalar', () => {
  const BARE = ['kitchen box', '/dev/kvm', 'vm_concierge', 'Über uns', 'a (b) - c.'];
  const QUOTED = [
    '',
    'yes',
    'No',
    '~',
    '1.5',
    '2026-01-01',
    '- a',
    '#x',
    'a: b',
    'a #b',
    ' a',
    "it's",
  ];
  for (const text of BARE) {
    it(`leaves ${JSON.stringify(text)} bare`, () => assert.equal(yamlScalar(text), text));
  }
  for (const text of QUOTED) {
    it(`quotes ${JSON.stringify(text)}`, () =>
      assert.equal(yamlScalar(text), JSON.stringify(text)));
  }

  it('is read back as the same text, in any place, and stands on one line', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        assert.deepEqual(parse(`a: ${yamlScalar(text)}\nb: 1`), { a: text, b: 1 });
        assert.deepEqual(parse(`[${quotedYamlScalar(text)}, x]`), [text, 'x']);
        assert.ok(!/[\r\n\u0085\u2028\u2029]/.test(yamlScalar(text)));
      }),
    );
  });
});
