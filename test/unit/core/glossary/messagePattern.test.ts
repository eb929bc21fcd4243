import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchMessage, readMessagePattern } from '../../../../src/core/glossary/messagePattern';

function match(pattern: string, line: string) {
  const found = matchMessage(readMessagePattern(pattern), line);
  return (
    found && { text: line.slice(found.start, found.end), values: Object.fromEntries(found.values) }
  );
}

describe('matchMessage', () => {
  it('finds words that stand as they are', () => {
    assert.deepEqual(match('not enough', 'Error: not enough disk'), {
      text: 'not enough',
      values: {},
    });
    assert.equal(match('not enough', 'Error: Not enough disk'), undefined);
  });

  it('leaves the open parts open, the last one to the end', () => {
    assert.deepEqual(match('bad {what}: {why}', 'a bad VM: no: idea  '), {
      text: 'bad VM: no: idea',
      values: { what: 'VM', why: 'no: idea' },
    });
    assert.deepEqual(match('bad {what}.', 'bad VM. Sorry.'), {
      text: 'bad VM.',
      values: { what: 'VM' },
    });
    assert.deepEqual(match('failed: {why}', 'failed: '), { text: 'failed:', values: { why: '' } });
  });

  it('does not match when a later part is missing', () => {
    assert.equal(match('bad {what}: {why} here', 'bad VM: none'), undefined);
  });

  it('takes braces around more than a word as they are', () => {
    assert.deepEqual(match('Err { kind: X }', 'Err { kind: X }'), {
      text: 'Err { kind: X }',
      values: {},
    });
  });

  it('matches whole words only', () => {
    assert.equal(match('lxd', 'lxdbr0'), undefined);
    assert.deepEqual(match('lxd', 'xlxd, lxd'), { text: 'lxd', values: {} });
  });

  it('finds what it was made of', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(word, word, word, (before, name, after) => {
        const found = match(`${before} <{${name}}> ${after}`, `x ${before} <value> ${after}`);
        assert.deepEqual(found?.values, { [name]: 'value' });
      }),
    );
  });
});
