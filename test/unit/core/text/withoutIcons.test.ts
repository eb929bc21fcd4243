import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutIcons } from '../../../../src/core/text/withoutIcons';

describe('withoutIcons', () => {
  it('leaves nothing that VS Code makes an icon of, and changes nothing else', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('$(sync~spin) x', '$$((x)', '\\$(x)', '$('));
    fc.assert(
      fc.property(text, (label) => {
        assert.doesNotMatch(withoutIcons(label), /\$\(/);
        assert.equal(withoutIcons(label).replaceAll('\u2060', ''), label.replaceAll('\u2060', ''));
      }),
    );
  });
});
