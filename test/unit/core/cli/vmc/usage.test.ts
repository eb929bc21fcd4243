import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knows, parseVmcUsage, vmcUsageCommand } from '../../../../../src/core/cli/vmc/usage';
import { hostileText } from '../../text/hostileText';
import { cleanData, failureOf } from '../lxc/fixture';
import { vmcSample } from './fixture';

const usageOf = (age: string) => cleanData(parseVmcUsage(vmcSample(age)));
const AGES = ['usage-2020-10', 'usage-2022-10', 'verbatim-usage-2026-03'] as const;

describe('parseVmcUsage', () => {
  const rows: readonly (readonly [
    subcommand: string,
    option: string | undefined,
    known: readonly [boolean, boolean, boolean],
  ])[] = [
    ['list', undefined, [true, true, true]],
    ['create', undefined, [true, true, true]],
    ['create', '--size', [false, true, true]],
    ['create', '--vm-type', [false, false, true]],
    ['create-extra-disk', '--size', [true, true, true]],
    ['destroy', '-y', [false, true, true]],
    ['export', '-d', [true, true, true]],
    ['export', '-f', [false, true, true]],
    ['import', '--vm-type', [false, false, true]],
    ['logs', undefined, [false, true, true]],
    ['inspect-backup', undefined, [false, false, true]],
    ['start', '--enable-gpu', [true, true, true]],
    ['start', '--kernel-param', [false, true, true]],
    ['start', '--dlc-id', [false, false, true]],
    ['start', '--dlc', [false, false, false]],
    ['start', '--user-groups', [false, false, true]],
    ['container', '--privileged', [true, true, true]],
    ['frobnicate', undefined, [false, false, false]],
  ];
  for (const [subcommand, option, known] of rows) {
    it(`tells in which age there is ${subcommand} ${option ?? ''}`, () => {
      assert.deepEqual(
        AGES.map((age) => knows(usageOf(age), subcommand, option)),
        known,
      );
    });
  }

  it('finds every subcommand and nothing else', () => {
    assert.deepEqual(
      AGES.map((age) => usageOf(age).size),
      [17, 21, 23],
    );
    assert.deepEqual([...usageOf('usage-2020-10').keys()].slice(0, 4), [
      ...['start', 'stop', 'create', 'create-extra-disk'],
    ]);
  });

  it('reads it as it comes out of a terminal', () => {
    const text = vmcSample('usage-2022-10').replaceAll('\n', '\r\n');
    assert.deepEqual(cleanData(parseVmcUsage(`\u001B[0m${text}`)), usageOf('usage-2022-10'));
  });

  for (const text of ['', 'sh: 1: vmc: not found\n', 'Error: no such subcommand: `--help`\n']) {
    it(`fails on ${JSON.stringify(text)}`, () => {
      assert.equal(failureOf(parseVmcUsage(text)).expected, 'the usage text of vmc');
    });
  }

  it('never throws', () => {
    fc.assert(fc.property(hostileText(300), (text) => void parseVmcUsage(text)));
  });
});

describe('vmcUsageCommand', () => {
  it('reads standard error, where the usage goes', () => {
    const { tool, args, reads, mutates } = vmcUsageCommand();
    assert.deepEqual([tool, args, reads, mutates], ['vmc', ['--help'], 'stderr', false]);
  });
});
