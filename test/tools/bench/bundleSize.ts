import { buildExtension } from '../bundle';
import type { BenchLine } from './line';

/** Size of both bundles together as they are shipped, built anew. */
export async function benchBundleSize(): Promise<readonly BenchLine[]> {
  const { files } = await buildExtension();
  return [
    {
      kind: 'measured',
      what: 'desktop bundles together, minified',
      runs: 1,
      measured: files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
      unit: 'KB',
      budget: { kind: 'at-most', value: 250 },
    },
  ];
}
