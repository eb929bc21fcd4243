import assert from 'node:assert/strict';
import { startVmCommand } from '../../../../../src/core/cli/vmc/commands';
import {
  startOptionsOf,
  startOptionWords,
  startValueProblem,
} from '../../../../../src/core/cli/vmc/startOptions';
import { parseVmcUsage } from '../../../../../src/core/cli/vmc/usage';
import { cleanData } from '../lxc/fixture';
import { vmcSample } from './fixture';

const offered = (age: string) => startOptionsOf(cleanData(parseVmcUsage(vmcSample(age))));

describe('startOptionsOf', () => {
  it('offers what this vmc names, by the names that it takes', () => {
    assert.deepEqual(offered('usage-2020-10'), [
      ...['--enable-gpu', '--enable-audio-capture', '--untrusted'],
    ]);
    const today = offered('verbatim-usage-2026-03');
    assert.equal(today.length, 24);
    assert.ok(today.includes('--dlc-id') && today.includes('--user-groups'));
    assert.ok(!today.includes('--untrusted') && !today.includes('--enable-vulkan'));
  });
});

describe('startOptionWords', () => {
  it('makes each value one word with its option', () => {
    assert.deepEqual(
      startOptionWords([
        { name: '--enable-gpu', values: [] },
        { name: '--extra-disk', values: ['/media/removable/USB Drive/x.img'] },
        { name: '--kernel-param', values: ['a=b c', '-x', '$(touch y)'] },
      ]),
      [
        '--enable-gpu',
        '--extra-disk=/media/removable/USB Drive/x.img',
        ...['--kernel-param=a=b c', '--kernel-param=-x', '--kernel-param=$(touch y)'],
      ],
    );
  });
});

describe('startVmCommand with options', () => {
  it('puts them in front of the name, and never opens a shell', () => {
    const command = startVmCommand('termina', [{ name: '--vm-type', values: ['BAGUETTE'] }]);
    assert.deepEqual(command.args, ['start', '--no-shell', '--vm-type=BAGUETTE', 'termina']);
  });

  it('waits longer than the person allows vmc', () => {
    const command = startVmCommand('termina', [{ name: '--timeout', values: ['900'] }]);
    assert.ok((command.timeoutMs ?? 0) > 900_000);
    assert.equal(startVmCommand('termina').timeoutMs, 300_000);
  });
});

describe('startValueProblem', () => {
  for (const [name, value, problem] of [
    ['--timeout', '90', undefined],
    ['--timeout', '90s', 'not-a-number'],
    ['--timeout', '-1', 'not-a-number'],
    ['--user-uid', 'me', 'not-a-number'],
    ['--kernel-param', '', 'empty'],
    ['--kernel-param', 'a\nb', 'control-character'],
    ['--kernel-param', 'loglevel=7', undefined],
  ] as const) {
    it(`says ${problem ?? 'nothing'} about ${name} ${JSON.stringify(value)}`, () => {
      assert.equal(startValueProblem(name, value), problem);
    });
  }
});
