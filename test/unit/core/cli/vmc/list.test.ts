import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseVmcList } from '../../../../../src/core/cli/vmc/list';
import type { Vm } from '../../../../../src/core/model/vm';
import { hostileText } from '../../text/hostileText';
import { cleanData, codes, failureOf, parsed } from '../lxc/fixture';
import { vmcSample, vmcSampleNames } from './fixture';

const vmsOf = (stdout: string): readonly Vm[] => parsed(parseVmcList(stdout)).data.vms;
const statesOf = (stdout: string): readonly string[] => vmsOf(stdout).map(({ state }) => state);
const TERMINA_F =
  'termina (10737422336 bytes, min shrinkable size 1769996288 bytes, raw) (on disk VM type: crostini)  running\n';

describe('parseVmcList', () => {
  const samples: readonly (readonly [string, string, readonly string[], number | undefined])[] = [
    ['list-A-empty', 'empty', [], 0],
    ['list-B-empty', 'empty', [], 0],
    ['list-C-empty', 'empty', [], 0],
    ['list-D-empty', 'empty', [], 0],
    ['list-E-empty', 'empty', [], 0],
    ['list-F-empty', 'empty', [], 0],
    ['list-A-one-running', '0/A', ['termina unknown'], 10_737_422_336],
    ['list-A-one-stopped', '0/A', ['termina unknown'], 10_737_422_336],
    ['list-B-one-running', 'B', ['termina unknown'], 10_737_422_336],
    ['list-B-one-stopped', 'B', ['termina unknown'], 10_737_422_336],
    ['list-C-one-running', 'C', ['termina running'], 10_737_422_336],
    // Without a least size a C looks like a B.
    ['list-C-one-stopped', 'B', ['termina unknown'], 10_737_422_336],
    ['list-D-one-running', 'D', ['termina running'], 10_737_422_336],
    ['list-D-one-stopped', 'D', ['termina unknown'], 10_737_422_336],
    ['list-E-one-running', 'E', ['termina running'], 10_737_422_336],
    // Nothing in it tells that it is an E.
    ['list-E-one-stopped', 'D', ['termina unknown'], 10_737_422_336],
    ['list-F-one-running', 'F', ['termina running'], 10_737_422_336],
  ];
  for (const [name, variant, vms, totalBytes] of samples) {
    it(`reads ${name} as ${variant}`, () => {
      const listing = cleanData(parseVmcList(vmcSample(name)));
      assert.equal(listing.variant, variant);
      assert.deepEqual(
        listing.vms.map((vm) => `${vm.name} ${vm.state}`),
        vms,
      );
      assert.equal(listing.totalBytes, totalBytes);
    });
  }

  it('reads every sample, however old', () => {
    for (const name of vmcSampleNames(/list-[0A-F]/)) {
      assert.ok(parseVmcList(vmcSample(name)).ok, name);
    }
  });

  it('reads everything a line of 2025 tells', () => {
    const stdout = `${TERMINA_F}my vm (old), v2 (5 bytes, qcow2, sparse) (on disk VM type not specified) \nTotal Size (bytes): 12\n`;
    assert.deepEqual(cleanData(parseVmcList(stdout)), {
      variant: 'F',
      totalBytes: 12,
      vms: [
        {
          name: 'termina',
          state: 'running',
          sizeBytes: 10_737_422_336,
          minSizeBytes: 1_769_996_288,
          imageType: 'raw',
          type: 'crostini',
        },
        {
          name: 'my vm (old), v2',
          state: 'stopped',
          sizeBytes: 5,
          imageType: 'qcow2',
          sparse: true,
        },
      ],
    });
  });

  it('reads names with blanks and brackets in each form', () => {
    for (const name of ['list-A-many', 'list-C-many']) {
      assert.deepEqual(
        vmsOf(vmcSample(name)).map((vm) => vm.name),
        ['termina', 'dev', 'baguette', 'bru', 'arcvm', 'PvmDefault', 'my vm (old), v2'],
      );
    }
  });

  it('takes every unmarked line for stopped once one line has a state word', () => {
    const stdout =
      'a (1 bytes, raw)\nb (2 bytes, raw) starting\nc (3 bytes, raw, sparse)\nTotal Size (bytes): 6\n';
    assert.deepEqual(statesOf(stdout), ['stopped', 'starting', 'stopped']);
  });

  it('takes a least size for a proof of running only where no state is printed', () => {
    const least = 'a (9 bytes, min shrinkable size 3 bytes, raw)';
    const total = 'Total Size (bytes): 9\n';
    assert.deepEqual(statesOf(`${least}\nb (1 bytes, raw)\n${total}`), ['running', 'unknown']);
    assert.deepEqual(statesOf(`${least} (on disk VM type: crostini) \n${total}`), ['stopped']);
  });

  it('reads names that look like the rest of a line', () => {
    const names = [
      'x (12 bytes)',
      'x (5 bytes, raw) (on disk VM type: arcvm)  running',
      'a  running',
    ];
    const stdout = names.map(
      (name) => `${name} (7 bytes, raw) (on disk VM type: borealis)  running\n`,
    );
    const listing = cleanData(parseVmcList(`${stdout.join('')}Total Size (bytes): 21\n`));
    assert.deepEqual(
      listing.vms.map((vm) => vm.name),
      names,
    );
  });

  it('takes the last total for the total, so that a VM can be called like one', () => {
    const name = 'Total Size (bytes): 5';
    const listing = cleanData(parseVmcList(`${name}\ntermina\nTotal Size (bytes): 7\n`));
    assert.deepEqual(
      [listing.vms.map((vm) => vm.name), listing.totalBytes],
      [[name, 'termina'], 7],
    );
  });

  it('reads CR LF and empty lines like plain ones', () => {
    for (const name of vmcSampleNames(/list-[A-F]/)) {
      const text = vmcSample(name);
      const plain = parsed(parseVmcList(text));
      assert.deepEqual(parsed(parseVmcList(text.replaceAll('\n', '\r\n'))), plain, name);
      assert.deepEqual(parsed(parseVmcList(`\n${text}\n`)).data, plain.data, name);
    }
  });

  it('reads lines that a terminal coloured', () => {
    const coloured = `\u001B[?2004l\r\u001B[1m${TERMINA_F.trimEnd()}\u001B[0m\r\nTotal Size (bytes): 1\r\n`;
    assert.deepEqual(
      vmsOf(coloured).map(({ name, state }) => [name, state]),
      [['termina', 'running']],
    );
  });

  it('keeps an escape character in a name, which without it would be another VM', () => {
    assert.equal(
      vmsOf(`\u001B[31m${TERMINA_F}Total Size (bytes): 1\n`)[0]?.name,
      '\u001B[31mtermina',
    );
  });

  it('says which text around a pasted listing it passed over', () => {
    const pasted = `${vmcSample('verbatim-list-D-2021-12')}crosh> \n`;
    const result = parseVmcList(pasted);
    assert.deepEqual(codes(result), ['trailing-text@1', 'trailing-text@4']);
    assert.deepEqual(
      parsed(result).data.vms.map(({ name, state }) => [name, state]),
      [['termina', 'running']],
    );
    assert.deepEqual(codes(parseVmcList(vmcSample('verbatim-list-0-2018-04'))), [
      'trailing-text@1',
      'missing-total@2',
    ]);
  });

  it('warns when the total is missing, which half a listing looks like', () => {
    const result = parseVmcList(TERMINA_F);
    assert.deepEqual(codes(result), ['missing-total@1']);
    assert.equal(parsed(result).data.totalBytes, undefined);
    assert.deepEqual(codes(parseVmcList(vmcSample('list-0-crosh-shell-2018-03'))), [
      'missing-total@2',
    ]);
  });

  const cuts: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['in a size', ['a'], ['truncated@2', 'missing-total@2']],
    ['in the type', ['a'], ['truncated@2', 'missing-total@2']],
    ['before the state word', ['a', 'termina'], ['truncated@2', 'missing-total@2']],
    [
      'in the state word',
      ['a', 'termina'],
      ['unreadable-field@2', 'truncated@2', 'missing-total@2'],
    ],
  ];
  const cutAt = ['termina (1073', 'VM type: cro', 'crostini) ', 'crostini)  runn'];
  for (const [index, [where, names, warnings]] of cuts.entries()) {
    it(`warns and reads no state when the last line breaks off ${where}`, () => {
      const end = cutAt[index] ?? '';
      const last = TERMINA_F.slice(0, TERMINA_F.indexOf(end) + end.length);
      const result = parseVmcList(`a (1 bytes, raw) (on disk VM type: crostini) \n${last}`);
      assert.deepEqual(
        parsed(result).data.vms.map(({ name }) => name),
        names,
      );
      assert.deepEqual(
        parsed(result)
          .data.vms.map(({ state }) => state)
          .slice(1),
        names.slice(1).map(() => 'unknown'),
      );
      assert.deepEqual([...codes(result)].sort(), [...warnings].sort());
    });
  }

  it('keeps a VM whose details it does not know, with a warning for each', () => {
    const stdout =
      'a (1 bytes, vhdx, sparse) (on disk VM type: steam)  paused\nTotal Size (bytes): 1\n';
    const result = parseVmcList(stdout);
    assert.deepEqual(vmsOf(stdout), [{ name: 'a', state: 'unknown', sizeBytes: 1, sparse: true }]);
    assert.deepEqual(
      parsed(result).warnings.map(({ code, text }) => `${code} ${text}`),
      ['unreadable-field vhdx', 'unreadable-field steam', 'unreadable-field paused'],
    );
  });

  it('leaves out a size that no number can hold', () => {
    const result = parseVmcList('a (99999999999999999999 bytes)\nTotal Size (bytes): 5\n');
    assert.deepEqual(parsed(result).data.vms, [{ name: 'a', state: 'unknown' }]);
    assert.deepEqual(codes(result), ['unreadable-field@1']);
  });

  it('passes over a line without a size among lines that have one, with a warning', () => {
    const result = parseVmcList(`some noise\n${TERMINA_F}Total Size (bytes): 1\n`);
    assert.deepEqual(codes(result), ['unreadable-row@1']);
    assert.equal(parsed(result).data.vms.length, 1);
  });

  const garbage: readonly (readonly [string, string, number])[] = [
    ['nothing', '', 1],
    ['empty lines', '\n\r\n\n', 1],
    ['a page of HTML', '<!DOCTYPE html>\n<html></html>\n', 1],
    ['an error', 'Error: operation `disk_list` failed: timeout while waiting for a signal\n', 1],
    ['a sentence after a word', 'termina\nPermission denied, please try again.\n', 2],
    ['bytes', '\u0000\u0001\uFFFD\uFFFD\u001B\u0007', 1],
    ['JSON', '[{"name":"penguin"}]\n', 1],
    ['a table', '+------+\n| NAME |\n+------+\n', 1],
    ['an option', '--help\n', 1],
    ['a word that is longer than a name may be', `${'x'.repeat(61)}\n`, 1],
    ['the prompt alone', 'crosh> vmc list\n', 1],
  ];
  for (const [what, stdout, lineNumber] of garbage) {
    it(`refuses ${what} with its line`, () => {
      const failure = failureOf(parseVmcList(stdout));
      assert.equal(failure.expected, 'the output of vmc list');
      assert.equal(failure.lineNumber, lineNumber);
      assert.ok((stdout.split(/\r?\n/)[lineNumber - 1] ?? '').startsWith(failure.text));
    });
  }

  it('never throws, and accounts for every line that holds something', () => {
    const line = fc.oneof(
      hostileText(),
      fc.constantFrom(TERMINA_F.trimEnd(), 'a (1 bytes)', 'Total Size (bytes): 3', 'termina', ''),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.boolean(), (lines, ended) => {
        const stdout = lines.join('\n') + (ended ? '\n' : '');
        const result = parseVmcList(stdout);
        if (!result.ok) {
          assert.ok(result.error.lineNumber <= stdout.split('\n').length);
          return;
        }
        const { data, warnings } = result.value;
        const passedOver = warnings.filter(({ code }) => code !== 'unreadable-field');
        const held = stdout.split('\n').filter((text) => text !== '' && text !== '\r');
        const accounted =
          data.vms.length + passedOver.length + (data.totalBytes === undefined ? 0 : 1);
        assert.ok(
          accounted >= held.length - 1,
          `${accounted} of ${held.length}: ${JSON.stringify(stdout)}`,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('takes linear time on lines made to be slow', () => {
    const lines = [
      `a (1 bytes)${' '.repeat(100_000)}!`,
      'a (1 bytes'.repeat(20_000),
      `a (1 bytes${', x'.repeat(50_000)}`,
      ` (${'9'.repeat(100_000)}`,
      `a (1 bytes) (on disk VM type: ${'x'.repeat(100_000)}`,
    ];
    assert.deepEqual(
      vmsOf(lines.join('\n')).map(({ name }) => name),
      ['a'],
    );
  });
});
