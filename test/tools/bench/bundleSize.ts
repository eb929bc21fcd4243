import { buildExtension } from '../bundle';
import type { BenchLine } from './line';
import { inTemporaryFolder } from './temporaryFolder';

/** Size of the bundle as it is shipped, built anew. */
export async function benchBundleSize(): Promise<readonly BenchLine[]> {
  const { bundleBytes } = await inTemporaryFolder((outputFolder) =>
    buildExtension({ outputFolder }),
  );
  return [
    {
      kind: 'measured',
      what: 'desktop bundle, minified',
      runs: 1,
      measured: bundleBytes / 1000,
      unit: 'KB',
      budget: { kind: 'at-most', value: 250 },
    },
  ];
}
