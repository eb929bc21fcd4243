import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseVmcList, type VmListVariant } from '../../../../../src/core/cli/vmc/list';
import { printVmcList } from '../../../../../src/core/cli/vmc/listPrint';
import { DISK_IMAGE_TYPES, VM_TYPES, type Vm } from '../../../../../src/core/model/vm';
import { hostileText, visibleText } from '../../text/hostileText';
import { cleanData } from '../lxc/fixture';
import { vmcSample } from './fixture';

const SIZE = fc.integer({ min: 0, max: 2 ** 45 });

/** Names as `vmc list` can print them on one line; hostile in all other ways. */
const name = fc
  .oneof(
    hostileText(),
    visibleText(),
    fc.constantFrom(
      'x (12 bytes)',
      'Total Size (bytes): 5',
      'a (1 bytes, raw)  running',
      ' ',
      '-rf',
    ),
  )
  .map((text) => text.replace(/[\r\n]/g, ''))
  .filter((text) => text !== '' && !text.startsWith('\u001B[?'));

const vm: fc.Arbitrary<Vm> = fc
  .record({
    name,
    running: fc.constantFrom('running', 'starting', 'stopped'),
    sizeBytes: SIZE,
    minSizeBytes: SIZE,
    imageType: fc.constantFrom(...DISK_IMAGE_TYPES),
    sparse: fc.boolean(),
    type: fc.option(fc.constantFrom(...VM_TYPES), { nil: undefined }),
  })
  .map(({ running, minSizeBytes, sparse, type, ...rest }) => ({
    ...rest,
    state: running,
    ...(running === 'running' ? { minSizeBytes } : {}),
    ...(sparse ? { sparse } : {}),
    ...(type === undefined ? {} : { type }),
  }));

/** What is left of a VM in a listing of that variant. */
function seenIn(
  variant: VmListVariant,
  { type, state, minSizeBytes, imageType, sparse, ...rest }: Vm,
): Vm {
  const words = variant === 'E' || variant === 'F';
  const proved = minSizeBytes === undefined ? 'unknown' : 'running';
  return {
    name: rest.name,
    state: words ? state : variant === 'B' ? 'unknown' : proved,
    ...(rest.sizeBytes === undefined ? {} : { sizeBytes: rest.sizeBytes }),
    ...(minSizeBytes === undefined || variant === 'B' ? {} : { minSizeBytes }),
    ...(imageType === undefined || variant === 'B' || variant === 'C' ? {} : { imageType }),
    ...(sparse === undefined || variant === 'B' || variant === 'C' ? {} : { sparse }),
    ...(type === undefined || variant !== 'F' ? {} : { type }),
  };
}

describe('printVmcList', () => {
  it('prints what each age of vmc prints', () => {
    const disk: Vm = {
      name: 'termina',
      state: 'running',
      sizeBytes: 10_737_422_336,
      minSizeBytes: 1_769_996_288,
      imageType: 'raw',
      type: 'crostini',
    };
    const { minSizeBytes, ...rest } = disk;
    assert.ok(minSizeBytes !== undefined);
    const stopped: Vm = { ...rest, state: 'stopped' };
    const rows: readonly (readonly [VmListVariant, readonly Vm[], string])[] = [
      ['0/A', [disk], 'list-A-one-running'],
      ['B', [disk], 'list-B-one-running'],
      ['C', [disk], 'list-C-one-running'],
      ['C', [stopped], 'list-C-one-stopped'],
      ['D', [disk], 'list-D-one-running'],
      ['D', [stopped], 'list-D-one-stopped'],
      ['E', [disk], 'list-E-one-running'],
      ['E', [stopped], 'list-E-one-stopped'],
      ['F', [disk], 'list-F-one-running'],
      ['F', [], 'list-F-empty'],
    ];
    for (const [variant, vms, sample] of rows) {
      const expected = vmcSample(sample);
      // A and B print the size of the disk in the total alone or in the row alone.
      assert.equal(printVmcList(vms, variant), expected, `${variant} ${sample}`);
    }
  });

  it('leaves the blank behind a stopped VM, and two before the word of a running one', () => {
    const print = (state: Vm['state']): string | undefined =>
      printVmcList([{ name: 'a', state, type: 'baguette' }], 'F').split('\n')[0];
    assert.equal(print('stopped'), 'a (0 bytes, raw) (on disk VM type: baguette) ');
    assert.equal(print('starting'), 'a (0 bytes, raw) (on disk VM type: baguette)  starting');
  });

  for (const variant of ['B', 'C', 'D', 'E', 'F'] as const) {
    it(`is read back with all that variant ${variant} holds, whatever the names`, () => {
      fc.assert(
        fc.property(fc.array(vm, { minLength: 1, maxLength: 5 }), (vms) => {
          // An E needs a state word to be told from a D.
          const marked: readonly Vm[] =
            variant === 'E'
              ? [...vms, { name: 'z', state: 'starting', sizeBytes: 1, imageType: 'raw' }]
              : vms;
          const listing = cleanData(parseVmcList(printVmcList(marked, variant)));
          assert.deepEqual(
            listing.vms,
            marked.map((each) => seenIn(variant, each)),
          );
          assert.equal(
            listing.totalBytes,
            marked.reduce((sum, { sizeBytes = 0 }) => sum + sizeBytes, 0),
          );
        }),
      );
    });
  }

  it('is read back as bare names, unless they all look like rows with sizes', () => {
    const bare = name.filter((text) => !/ \(\d+ bytes/.test(text));
    fc.assert(
      fc.property(fc.array(bare, { minLength: 1, maxLength: 5 }), (names) => {
        const vms = names.map((each): Vm => ({ name: each, state: 'unknown' }));
        assert.deepEqual(cleanData(parseVmcList(printVmcList(vms, '0/A'))).vms, vms);
      }),
    );
  });
});
