import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OutputCollector } from '../../../src/platform/outputCollector';

describe('OutputCollector', () => {
  it('gives the same text however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.array(fc.nat({ max: 8 })),
        (text, cuts) => {
          const collector = new OutputCollector(10_000);
          let rest = Buffer.from(text);
          for (const cut of cuts) {
            collector.add(rest.subarray(0, cut));
            rest = rest.subarray(cut);
          }
          collector.add(rest);
          assert.equal(collector.text(), text);
        },
      ),
    );
  });

  it('keeps whole chunks up to the bound and nothing after the first one beyond it', () => {
    const collector = new OutputCollector(5);
    assert.equal(collector.add(Buffer.from('abc')), true);
    assert.equal(collector.add(Buffer.from('de')), true);
    assert.equal(collector.add(Buffer.from('f')), false);
    assert.equal(collector.add(Buffer.from('')), false);
    assert.equal(collector.text(), 'abcde');
  });

  it('replaces bytes that are not UTF-8', () => {
    const collector = new OutputCollector(5);
    collector.add(Buffer.from([0x61, 0xff, 0x62]));
    assert.equal(collector.text(), 'a\ufffdb');
  });
});
