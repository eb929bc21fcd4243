// The frame of every stand-in: record the call, apply a fault, run, exit.
import { err } from './output.mjs';
import { applyFault } from './faults.mjs';
import { recordCall } from './state.mjs';

/** What a tool says before it exits with 1; `Error: ` is put in front where the real tool does so. */
export class ToolError extends Error {}

/**
 * Runs `body(argv)`, which gives the exit code (undefined = 0). `words` picks the words of argv that
 * name the fault; by default all.
 */
export async function runTool(tool, body, words = (argv) => argv) {
  const argv = process.argv.slice(2);
  // The reader went away (head, a killed client): nothing is left to be said.
  process.stdout.on('error', () => process.exit(141));
  process.stderr.on('error', () => process.exit(141));
  recordCall(tool, argv);
  const code = (await applyFault([tool, ...words(argv)])) ?? (await runBody(body, argv));
  process.exit(code);
}

async function runBody(body, argv) {
  try {
    return (await body(argv)) ?? 0;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    await err(`Error: ${error.message}\n`);
    return 1;
  }
}
