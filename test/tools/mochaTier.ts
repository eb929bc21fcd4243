import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
  /** Files in which something failed the first time. */
  readonly repeated: readonly string[];
}

const REPORT = v.object({
  passed: v.number(),
  failed: v.number(),
  skipped: v.number(),
  names: v.array(v.string()),
});

export interface Tier {
  readonly name: string;
  /** Globs of test files, relative to the root. */
  readonly files: readonly string[];
  readonly timeoutMs: number;
  /**
   * Each file has a process of its own, and is run once more when something in it failed: a real window
   * on a busy machine may be late, and what comes after in the file stands on it.
   */
  readonly isByFile?: boolean;
  /** Command line in front of mocha's, e.g. a coverage tool. */
  readonly wrap?: readonly string[];
}

/** Runs a tier's tests, showing each. A mocha that ends without a report counts as one failure. */
export async function runTier(tier: Tier): Promise<Counts> {
  if (tier.isByFile !== true) {
    return runFiles(tier, tier.files);
  }
  const total = { passed: 0, failed: 0, skipped: 0, repeated: new Array<string>() };
  for (const file of await listFiles(tier.files)) {
    let counts = await runFiles(tier, [file]);
    if (counts.failed > 0) {
      process.stdout.write(`  ${file}: ${counts.failed} failed, so it is run once more\n`);
      total.repeated.push(file);
      counts = await runFiles(tier, [file]);
    }
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

async function runFiles(tier: Tier, files: readonly string[]): Promise<Counts> {
  const { report, exitCode } = await mocha(tier, files, []);
  if (report === undefined) {
    return { passed: 0, failed: 1, skipped: 0, repeated: [] };
  }
  const { passed, failed, skipped } = report;
  // A coverage threshold that is missed fails no test, only the exit code.
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return { passed, failed: failed + unexplained, skipped, repeated: [] };
}

/** The files that globs of the form `folder/*.ending` stand for. */
async function listFiles(globs: readonly string[]): Promise<readonly string[]> {
  const lists = globs.map(async (glob) => {
    const [folder = '', ending = ''] = glob.split('/*');
    const names = await readdir(path.join(rootFolder, folder));
    return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
  });
  return (await Promise.all(lists)).flat().sort();
}

/** Names each test of a tier that cannot run here, with the reason. */
export async function skipTier(tier: Tier, reason: string): Promise<Counts> {
  const { report } = await mocha(tier, tier.files, ['--dry-run'], 'ignore');
  for (const name of report?.names ?? [tier.name]) {
    process.stdout.write(`  skipped: ${name} (${reason})\n`);
  }
  return { passed: 0, failed: 0, skipped: report?.names.length ?? 1, repeated: [] };
}

async function mocha(
  { timeoutMs, wrap = [] }: Tier,
  files: readonly string[],
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
