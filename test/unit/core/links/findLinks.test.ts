import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLinks } from '../../../../src/core/links/findLinks';

const SEARCH = 'https://source.chromium.org/chromiumos/chromiumos/codesearch/+/main:';

describe('findLinks', () => {
  const rows: readonly (readonly [line: string, text: string, address: string])[] = [
    ['see crbug/829934.', 'crbug/829934', 'https://crbug.com/829934'],
    ['(crbug.com/829934#c3)', 'crbug.com/829934#c3', 'https://crbug.com/829934'],
    ['crbug.com/chromium/829934', 'crbug.com/chromium/829934', 'https://crbug.com/chromium/829934'],
    ['BUG=chromium:829934', 'chromium:829934', 'https://crbug.com/829934'],
    ['TODO(b/277003404)', 'b/277003404', 'https://issuetracker.google.com/277003404'],
    ['see b:277003404', 'b:277003404', 'https://issuetracker.google.com/277003404'],
    ['crrev.com/c/1234567', 'crrev.com/c/1234567', 'https://crrev.com/c/1234567'],
    ['crrev/c/1234567,', 'crrev/c/1234567', 'https://crrev.com/c/1234567'],
    ['crrev.com/i/1234567', 'crrev.com/i/1234567', 'https://crrev.com/i/1234567'],
    ['crrev.com/1234567', 'crrev.com/1234567', 'https://crrev.com/1234567'],
    ['after CL:1234567', 'CL:1234567', 'https://crrev.com/c/1234567'],
    ['after CL:*1234567', 'CL:*1234567', 'https://crrev.com/i/1234567'],
    [
      '`src/platform2/vm_tools/vmc/vmc.rs`',
      'src/platform2/vm_tools/vmc/vmc.rs',
      `${SEARCH}src/platform2/vm_tools/vmc/vmc.rs`,
    ],
    [
      'platform2/vm_tools/garcon.',
      'platform2/vm_tools/garcon',
      `${SEARCH}src/platform2/vm_tools/garcon`,
    ],
    ['//platform2/vm_tools/...', '//platform2/vm_tools', `${SEARCH}src/platform2/vm_tools`],
    [
      'platform2/vm_tools/vmc/vmc.rs:193 says',
      'platform2/vm_tools/vmc/vmc.rs:193',
      `${SEARCH}src/platform2/vm_tools/vmc/vmc.rs;l=193`,
    ],
    [
      'chromiumos-overlay/chromeos-base/termina-dlc/termina-dlc-9999.ebuild',
      'chromiumos-overlay/chromeos-base/termina-dlc/termina-dlc-9999.ebuild',
      `${SEARCH}src/third_party/chromiumos-overlay/chromeos-base/termina-dlc/termina-dlc-9999.ebuild`,
    ],
    [
      'src/platform/tremplin/README.md',
      'src/platform/tremplin/README.md',
      `${SEARCH}src/platform/tremplin/README.md`,
    ],
  ];
  for (const [line, text, address] of rows) {
    it(`finds ${text}`, () => {
      const links = findLinks(line);
      assert.deepEqual(
        links.map((link) => [line.slice(link.start, link.end), link.address]),
        [[text, address]],
      );
    });
  }

  const nothing: readonly string[] = [
    'https://crbug.com/829934',
    '[the bug](crbug.com/829934)',
    '[crbug.com/829934](https://example.com)',
    '[crbug.com/829934][bug]',
    '[bug]: crbug.com/829934',
    '<a href="crbug/829934">',
    'docker pull chromium:120',
    'a/b/123456',
    'sub/123456',
    'b/12',
    'b/1234567890123',
    'notcrbug/829934',
    'go/termina-rpc',
    'https://chromium.googlesource.com/chromiumos/platform2/vm_tools',
    '~/chromiumos/src/platform2/vm_tools',
    'my-platform2/vm_tools',
    'platform2/../../etc/passwd',
    'src/platform/commandRunner.ts',
    'https://example.com/?q=CL:1234567',
    'CL:1234567x',
  ];
  for (const line of nothing) {
    it(`finds nothing in ${line}`, () => assert.deepEqual(findLinks(line), []));
  }

  it('finds several on a line, in order', () => {
    const names = findLinks('b/123456, then CL:7654321 in platform2/crosh.').map(
      ({ name }) => name,
    );
    assert.deepEqual(names, ['123456', '7654321', 'src/platform2/crosh']);
  });

  it('reads a line of 10 MB in no time, and one of 20 000 characters quickly', () => {
    const start = performance.now();
    assert.deepEqual(findLinks('b/123456 '.repeat(1_200_000)), []);
    for (const piece of ['b/', 'platform2/', '[', '](', 'crbug/', '//', 'a/b/']) {
      findLinks(`123 ${piece.repeat(Math.floor(19_000 / piece.length))}`);
    }
    assert.ok(performance.now() - start < 1_000);
  });

  it('gives well-formed https addresses only, for what stands there', () => {
    const words = fc.constantFrom(
      'b/',
      'crbug/',
      '123456',
      'CL:',
      'platform2/',
      'a',
      '.',
      '%',
      '"',
      ' ',
      '[',
      '](',
      'é',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const line = parts.join('');
        let end = 0;
        for (const link of findLinks(line)) {
          assert.equal(new URL(link.address).protocol, 'https:');
          assert.equal(encodeURI(decodeURI(link.address)), link.address);
          assert.ok(link.start >= end && link.end > link.start && link.end <= line.length);
          ({ end } = link);
        }
      }),
    );
  });
});
