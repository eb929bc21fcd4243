import { localProgram } from './localProgram';

/** A check that is one program: it passes when the program exits with 0. */
export interface StaticStep {
  readonly name: string;
  readonly program: readonly string[];
}

const node = process.execPath;

export const typeStep: StaticStep = {
  name: 'type check (tsc)',
  program: [node, localProgram('typescript', 'tsc'), '--noEmit'],
};

export const lintSteps: readonly StaticStep[] = [
  {
    name: 'lint (eslint)',
    program: [node, localProgram('eslint', 'eslint'), '.', '--max-warnings', '0'],
  },
  {
    name: 'format (prettier)',
    program: [node, localProgram('prettier', 'prettier'), '--check', '--log-level', 'warn', '.'],
  },
  { name: 'unused code and packages (knip)', program: [node, localProgram('knip', 'knip')] },
];
