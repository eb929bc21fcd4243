import { parseVmcList, type VmListVariant } from '../../../src/core/cli/vmc/list';
import { printVmcList } from '../../../src/core/cli/vmc/listPrint';
import type { Vm } from '../../../src/core/model/vm';
import type { BenchLine } from './line';
import { throughputLine } from './throughput';

const VMS = 50_000;
const VARIANTS: readonly VmListVariant[] = ['0/A', 'D', 'F'];

/** The parser of `vmc list` by throughput: the oldest form, one from the middle and the newest. */
export async function benchVmcParse(): Promise<readonly BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const variant of VARIANTS) {
    const text = printVmcList(
      Array.from({ length: VMS }, (_, index) => vm(index)),
      variant,
    );
    lines.push(await throughputLine(`parse \`vmc list\`, variant ${variant}`, text, readAll));
  }
  return lines;
}

function vm(index: number): Vm {
  const disk = { sizeBytes: 10_737_422_336 + index, imageType: 'raw', type: 'crostini' } as const;
  return index % 2 === 0
    ? { name: `my vm (${index})`, state: 'running', minSizeBytes: 1_769_996_288, ...disk }
    : { name: `termina-${index}`, state: 'stopped', ...disk };
}

function readAll(text: string): void {
  const result = parseVmcList(text);
  if (!result.ok || result.value.data.vms.length !== VMS || result.value.warnings.length > 0) {
    throw new Error("the bench's own text can not be read");
  }
}
