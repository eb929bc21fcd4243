import assert from 'node:assert/strict';
import { holdsContainers } from '../../../../../src/core/cli/vmc/vmType';
import type { VmType } from '../../../../../src/core/model/vm';

describe('holdsContainers', () => {
  const rows: readonly (readonly [string, VmType | undefined, boolean | undefined])[] = [
    ['termina', 'crostini', true],
    ['baguette', 'crostini', true],
    ['termina', 'baguette', false],
    ['bru', 'bruschetta', false],
    ['borealis', 'borealis', false],
    ['arcvm', 'arcvm', false],
    ['PvmDefault', 'pvm', false],
    ['termina', undefined, undefined],
    ['my vm', undefined, undefined],
    ['my vm', 'unknown', undefined],
    ['arcvm', undefined, false],
    ['borealis', 'unknown', false],
    ['bru', undefined, false],
    ['baguette', undefined, false],
    ['PvmDefault', undefined, false],
    ['toString', undefined, undefined],
  ];
  for (const [name, type, expected] of rows) {
    it(`says ${String(expected)} for ${name} of type ${type ?? 'not given'}`, () => {
      const vm = { name, state: 'running' } as const;
      assert.equal(holdsContainers(type === undefined ? vm : { ...vm, type }), expected);
    });
  }
});
