import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  developerSwitchCommand,
  parseChromeOsRelease,
} from '../../../../../src/core/cli/chromeOs/release';
import { hostileText } from '../../text/hostileText';

describe('parseChromeOsRelease', () => {
  it('reads what ChromeOS says of its build', () => {
    const text = [
      'CHROMEOS_RELEASE_NAME=Chromium OS',
      'CHROMEOS_RELEASE_BOARD=octopus',
      'CHROMEOS_RELEASE_CHROME_MILESTONE=143',
      'CHROMEOS_RELEASE_TRACK=testimage-channel',
      'CHROMEOS_RELEASE_VERSION=16463.0.0',
      'GOOGLE_RELEASE=16463.0.0',
      '',
    ].join('\n');
    assert.deepEqual(parseChromeOsRelease(text), {
      milestone: '143',
      version: '16463.0.0',
      board: 'octopus',
      track: 'testimage-channel',
    });
  });

  it('takes the file of another system for what it is', () => {
    assert.equal(parseChromeOsRelease('DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=24.04\n'), undefined);
    assert.equal(parseChromeOsRelease(''), undefined);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(hostileText(200), (text) => {
        const release = parseChromeOsRelease(`CHROMEOS_RELEASE_VERSION=${text}`);
        assert.ok(release === undefined || release.version?.trim() === release.version);
      }),
    );
  });
});

describe('developerSwitchCommand', () => {
  const rows: readonly (readonly [string, boolean | undefined])[] = [
    ['1', true],
    ['0\n', false],
    ['', undefined],
    ['(error)', undefined],
  ];
  for (const [stdout, expected] of rows) {
    it(`reads ${JSON.stringify(stdout)}`, () => {
      const parsed = developerSwitchCommand().parse(stdout);
      assert.equal(parsed.ok && parsed.value.data, expected);
    });
  }
});
