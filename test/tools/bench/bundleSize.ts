import { buildExtension } from '../bundle';
import type { BenchLine } from './line';

/** Sizes of the code as it is shipped, built anew. */
export async function benchBundleSize(): Promise<readonly BenchLine[]> {
  const { treeBytes, totalBytes, web } = await buildExtension();
  return [
    {
      kind: 'measured',
      what: 'desktop bundle, minified: loaded until the devices are on screen',
      runs: 1,
      measured: treeBytes / 1000,
      unit: 'KB',
      budget: { kind: 'at-most', value: 250 },
    },
    {
      kind: 'measured',
      what: 'all code for the desktop, minified, with what single actions load when used',
      runs: 1,
      measured: totalBytes / 1000,
      unit: 'KB',
      budget: { kind: 'none' },
    },
    {
      kind: 'measured',
      what: 'web bundle, minified: loaded until a term is explained, with an own glossary',
      runs: 1,
      measured: web.hoverBytes / 1000,
      unit: 'KB',
      budget: { kind: 'at-most', value: 200 },
    },
    {
      kind: 'measured',
      what: 'all code for a browser, minified',
      runs: 1,
      measured: web.totalBytes / 1000,
      unit: 'KB',
      budget: { kind: 'none' },
    },
  ];
}
