import { spawnSync } from 'node:child_process';
import { localProgram } from './localProgram';

process.exitCode =
  spawnSync(process.execPath, [localProgram('prettier', 'prettier'), '--write', '.'], {
    stdio: 'inherit',
  }).status ?? 1;
