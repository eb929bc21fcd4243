import os from 'node:os';

/** What must be known to judge the numbers, as a paragraph below the table. */
export function benchFootnote(): string {
  const load = (os.loadavg()[0] ?? 0).toFixed(1);
  return [
    `Measured with Node ${process.versions.node} on ${os.availableParallelism()} cores at a load of ${load}.`,
    'What is measured and what it is measured against run in turns; both are medians.',
    'Not built yet, so not in the table: log filters, logs of 1 GiB.',
  ].join('\n');
}
