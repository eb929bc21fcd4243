import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ProcessOutput, RunError } from '../../../src/app/ports';
import { err, ok, type Result } from '../../../src/core/result';
import { describeInvocation, describeOutcome } from '../../../src/platform/logLine';

// Any UTF-16 units, lone surrogates included; about half of them below U+0100.
const unit = fc.oneof(fc.nat({ max: 0xff }), fc.nat({ max: 0xffff }));
const word = fc.array(unit).map((units) => String.fromCharCode(...units));

describe('describeInvocation', () => {
  const rows: readonly [args: readonly string[], expected: string][] = [
    [[], 'lxc'],
    [['list', '--format=json', '-c', 'ns4'], 'lxc list --format=json -c ns4'],
    [['exec', 'a b', ''], 'lxc exec "a b" ""'],
    [["it's", '$(x)', 'a\nb'], `lxc "it's" "$(x)" "a\\nb"`],
    [
      ['\u001b[31m', '\u009b', '\u2028', '\u202egnp'],
      String.raw`lxc "\u001b[31m" "\u009b" "\u2028" "\u202egnp"`,
    ],
    [['größe 🐧'], 'lxc "größe 🐧"'],
  ];
  for (const [args, expected] of rows) {
    it(`writes ${JSON.stringify(args)} as ${expected}`, () => {
      assert.equal(describeInvocation({ file: 'lxc', args }), expected);
    });
  }

  it('is one line of limited length without control characters, whatever the arguments', () => {
    fc.assert(
      fc.property(fc.array(word), (args) => {
        const line = describeInvocation({ file: 'lxc', args });
        assert.doesNotMatch(line, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    const line = describeInvocation({ file: 'sh', args: ['-c', 'x'.repeat(9000)] });
    assert.equal(line.length, 2001);
    assert.ok(line.endsWith('…'));
  });
});

describe('describeOutcome', () => {
  const output = { stdout: 'private', stderr: 'private', durationMs: 1 };
  const rows: readonly [result: Result<ProcessOutput, RunError>, expected: string][] = [
    [ok({ ...output, exitCode: 4 }), 'exit 4'],
    [err({ kind: 'not-found', file: 'lxc' }), 'not found'],
    [err({ kind: 'not-permitted', file: 'lxc' }), 'not permitted'],
    [err({ kind: 'failed-to-start', file: 'lxc', message: 'E2BIG' }), 'failed to start: E2BIG'],
    [err({ kind: 'timed-out', timeoutMs: 5, stderr: 'private' }), 'timed out after 5 ms'],
    [err({ kind: 'cancelled' }), 'cancelled'],
    [err({ kind: 'signalled', signal: 'SIGSEGV', stderr: 'private' }), 'ended by SIGSEGV'],
    [
      err({ kind: 'too-much-output', maxOutputBytes: 9 }),
      'ended after more than 9 bytes of output',
    ],
  ];
  for (const [result, expected] of rows) {
    it(`says '${expected}'`, () => {
      assert.equal(describeOutcome(result), expected);
    });
  }
});
