import { spawnSync } from 'node:child_process';
import { lintSteps } from './staticSteps';

for (const { name, program } of lintSteps) {
  process.stdout.write(`${name}\n`);
  const [file = '', ...args] = program;
  if (spawnSync(file, args, { stdio: 'inherit' }).status !== 0) {
    process.exitCode = 1;
  }
}
