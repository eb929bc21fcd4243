import { ensureChromium } from './codeServer/chromium';
import { ensureCodeServer } from './codeServer/install';
import { Failure } from './failure';

/** Why no real VS Code can be run and watched here, or `undefined` when both are there. */
export async function hostUnavailable(): Promise<string | undefined> {
  try {
    await ensureChromium();
    await ensureCodeServer();
    return undefined;
  } catch (error) {
    if (error instanceof Failure) {
      return error.message.split('\n')[0] ?? error.message;
    }
    throw error;
  }
}
