type Stop = () => Promise<void>;

const running = new Set<Stop>();
let listening = false;
let stopping = false;

/**
 * Runs `stop` when this process is told to end (SIGINT, SIGTERM, SIGHUP), and then ends it. Returns a function
 * that takes the registration back.
 */
export function stopOnSignal(stop: Stop): () => void {
  running.add(stop);
  if (!listening) {
    listening = true;
    process.once('SIGINT', () => void stopAll(130));
    process.once('SIGTERM', () => void stopAll(143));
    process.once('SIGHUP', () => void stopAll(129));
  }
  return () => running.delete(stop);
}

/** Stops everything registered, whatever fails on the way, and ends this process. A second call changes nothing. */
export async function stopAll(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.allSettled([...running].map(async (stop) => stop()));
  process.exit(exitCode);
}
