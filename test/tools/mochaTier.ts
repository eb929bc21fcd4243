import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { localProgram } from './localProgram';
import { rootFolder } from './paths';

/** How many tests of a tier came to which end. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of tests that passed only when they were tried again. */
  readonly repeated: readonly string[];
}

const REPORT = v.object({
  passed: v.number(),
  failed: v.number(),
  skipped: v.number(),
  names: v.array(v.string()),
  repeated: v.array(v.string()),
});

export interface Tier {
  readonly name: string;
  /** Globs of test files, relative to the root. */
  readonly files: readonly string[];
  readonly timeoutMs: number;
  /** How often a test that failed is tried again: for tests that wait for a real window on a busy machine. */
  readonly retries?: number;
  /** Command line in front of mocha's, e.g. a coverage tool. */
  readonly wrap?: readonly string[];
}

/** Runs a tier's tests, showing each. A mocha that ends without a report counts as one failure. */
export async function runTier(tier: Tier): Promise<Counts> {
  const { report, exitCode } = await mocha(tier, []);
  if (report === undefined) {
    return { passed: 0, failed: 1, skipped: 0, repeated: [] };
  }
  const { passed, failed, skipped, repeated } = report;
  // A coverage threshold that is missed fails no test, only the exit code.
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return { passed, failed: failed + unexplained, skipped, repeated };
}

/** Names each test of a tier that cannot run here, with the reason. */
export async function skipTier(tier: Tier, reason: string): Promise<Counts> {
  const { report } = await mocha(tier, ['--dry-run'], 'ignore');
  for (const name of report?.names ?? [tier.name]) {
    process.stdout.write(`  skipped: ${name} (${reason})\n`);
  }
  return { passed: 0, failed: 0, skipped: report?.names.length ?? 1, repeated: [] };
}

async function mocha(
  { files, timeoutMs, retries = 0, wrap = [] }: Tier,
  extra: readonly string[],
  stdout: 'inherit' | 'ignore' = 'inherit',
): Promise<{ report: v.InferOutput<typeof REPORT> | undefined; exitCode: number }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-test-'));
  const countsFile = path.join(folder, 'counts.json');
  const args = [
    ...wrap,
    localProgram('mocha', 'mocha'),
    ...['--no-config', '--node-option', 'import=tsx', '--forbid-only'],
    ...['--require', 'test/tools/ownCoverageOnly.cjs'],
    ...['--timeout', String(timeoutMs), '--reporter', 'test/tools/countingReporter.cjs'],
    ...['--retries', String(retries)],
    ...extra,
    ...files,
  ];
  try {
    const exitCode = await new Promise<number>((resolve) => {
      const child = spawn(process.execPath, args, {
        cwd: rootFolder,
        stdio: ['ignore', stdout, 'inherit'],
        env: { ...process.env, CROSTINI_TEST_COUNTS: countsFile },
      });
      child.on('error', () => resolve(1));
      child.on('close', (code) => resolve(code ?? 1));
    });
    const text = await readFile(countsFile, 'utf8').catch(() => undefined);
    return { report: text === undefined ? undefined : v.parse(REPORT, JSON.parse(text)), exitCode };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
