/** A failure the person at the terminal can act on: its message is printed without a stack. */
export class Failure extends Error {}

/** Runs a script's main function; a `Failure` ends it with its message alone, a bug with its stack. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof Failure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
