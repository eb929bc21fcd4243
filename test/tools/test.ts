import { spawnSync } from 'node:child_process';
import { runScript } from './failure';
import { hostUnavailable } from './hostTier';
import { labUnavailable } from './labTier';
import { localProgram } from './localProgram';
import { runTier, skipTier, type Counts, type Tier } from './mochaTier';
import { rootFolder } from './paths';
import { lintSteps, typeStep } from './staticSteps';
import { buildTestPackage } from './testPackage';

const USAGE = `usage: npm test [-- static|unit|host|lab …]
  without names: all tiers. The lab tier also needs CROSTINI_LAB=1.`;

const UNIT: Tier = {
  name: 'unit',
  files: ['test/unit/**/*.test.ts', 'test/manifest/**/*.test.ts'],
  timeoutMs: 20_000,
  wrap: [
    localProgram('c8', 'c8'),
    ...['--include', 'src/core/**', '--reporter', 'text-summary', '--check-coverage'],
    ...['--lines', '95', process.execPath],
  ],
};
const HOST: Tier = {
  name: 'host',
  files: ['test/host/*.test.ts'],
  timeoutMs: 180_000,
  isByFile: true,
};
const LAB: Tier = {
  name: 'lab',
  files: ['test/lab/*.test.ts'],
  timeoutMs: 300_000,
  isByFile: true,
};

const TIERS: Readonly<Record<string, () => Promise<Counts>>> = {
  static: () => Promise.resolve(runStatic()),
  unit: () => runTier(UNIT),
  host: async () => runOrSkip(HOST, await hostUnavailable()),
  lab: async () => runOrSkip(LAB, await labUnavailable()),
};

void runScript(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in TIERS));
  if (unknown !== undefined) {
    process.stderr.write(`There is no tier "${unknown}".\n${USAGE}\n`);
    process.exit(2);
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  const repeated: string[] = [];
  for (const [name, run] of Object.entries(TIERS)) {
    if (asked.length === 0 || asked.includes(name)) {
      process.stdout.write(`\n== ${name}\n`);
      const counts = await run();
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
      repeated.push(...counts.repeated);
    }
  }
  process.exitCode = total.failed > 0 ? 1 : 0;
  const { passed, failed, skipped } = total;
  for (const file of repeated) process.stdout.write(`  run twice: ${file}\n`);
  process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
});

function runStatic(): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0, repeated: [] };
  for (const { name, program } of [typeStep, ...lintSteps]) {
    const [file = '', ...args] = program;
    const { status } = spawnSync(file, args, { cwd: rootFolder, stdio: 'inherit' });
    process.stdout.write(`  ${status === 0 ? '✔' : '✘'} ${name}\n`);
    counts[status === 0 ? 'passed' : 'failed']++;
  }
  return counts;
}

async function runOrSkip(tier: Tier, reason: string | undefined): Promise<Counts> {
  if (reason !== undefined) {
    return skipTier(tier, reason);
  }
  await buildTestPackage();
  return runTier(tier);
}
