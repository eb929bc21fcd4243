import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutLinks } from '../../../../src/core/text/withoutLinks';
import { hostileText } from './hostileText';

/** What VS Code's notifications take for a link (`linkedText.ts`). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('withoutLinks', () => {
  it('leaves no link, of whatever kind', () => {
    for (const address of ['https://e.org', 'command:workbench.action.quit', 'file:///etc']) {
      const text = `Start [box](${address}) and [x](${address} "title")?`;
      assert.match(text, LINK);
      assert.doesNotMatch(withoutLinks(text), LINK);
    }
  });

  it('changes nothing that can be seen', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        assert.equal(withoutLinks(text).replaceAll('\u2060', ''), text.replaceAll('\u2060', ''));
      }),
    );
  });
});
