import { spawnSync } from 'node:child_process';
import { localProgram } from './localProgram';

process.exitCode =
  spawnSync(process.execPath, [localProgram('typescript', 'tsc'), '--noEmit'], {
    stdio: 'inherit',
  }).status ?? 1;
