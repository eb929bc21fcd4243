import { performance } from 'node:perf_hooks';
import { parseVmcList, type VmListVariant } from '../../../src/core/cli/vmc/list';
import { printVmcList } from '../../../src/core/cli/vmc/listPrint';
import type { Vm } from '../../../src/core/model/vm';
import type { BenchRow } from './lxcParse';

const VMS = 50_000;
const RUNS = 5;
const MIN_MEGABYTES_PER_SECOND = 20;

/** Throughput of the parser of `vmc list`, best of five, against 20 MB/s (budget: ratio ≥ 1). */
export function benchVmcParse(): readonly BenchRow[] {
  return (['0/A', 'D', 'F'] as const).map(throughputRow);
}

function throughputRow(variant: VmListVariant): BenchRow {
  const vms = Array.from({ length: VMS }, (_, index): Vm => {
    const disk = { sizeBytes: 10_737_422_336 + index, imageType: 'raw', type: 'crostini' } as const;
    return index % 2 === 0
      ? { name: `my vm (${index})`, state: 'running', minSizeBytes: 1_769_996_288, ...disk }
      : { name: `termina-${index}`, state: 'stopped', ...disk };
  });
  const text = printVmcList(vms, variant);
  const measured = text.length / 1000 / bestMs(() => readAll(text));
  return {
    name: `parse vmc list, variant ${variant}, ${(text.length / 1e6).toFixed(1)} MB`,
    measured,
    baseline: MIN_MEGABYTES_PER_SECOND,
    ratio: measured / MIN_MEGABYTES_PER_SECOND,
    unit: 'MB/s',
  };
}

function readAll(text: string): void {
  const result = parseVmcList(text);
  if (!result.ok || result.value.data.vms.length !== VMS || result.value.warnings.length > 0) {
    throw new Error("the bench's own text can not be read");
  }
}

function bestMs(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
