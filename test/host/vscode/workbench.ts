import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { ensureChromium } from '../../tools/codeServer/chromium';
import { openWorkbench, startBrowser } from './browser';
import { stopOnSignal } from './cleanUp';
import { startServer, type Server, type ServerOptions } from './server';
import { windowParts, type WorkbenchWindow } from './workbenchWindow';

/** What a workbench is started with. */
export interface WorkbenchOptions extends ServerOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Where `screenshot` puts its files; default `out/screenshots` of the checkout. */
  readonly screenshotFolder?: string;
}

/** A VS Code server with a browser looking at it. */
export interface Workbench extends WorkbenchWindow {
  readonly server: Server;
}

/** Starts a server and opens its workbench in a headless Chromium. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  // A browser that cannot be had is known before a server is started for it.
  await ensureChromium();
  const server = await startServer(options);
  let context: BrowserContext | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= stopBoth());
  const unregister = stopOnSignal(stop);
  async function stopBoth(): Promise<void> {
    // A browser that has already gone cannot be closed, and need not be.
    await context?.close().catch(() => undefined);
    await server.stop();
    unregister();
  }
  try {
    const browser = await startBrowser({
      profileFolder: server.folders.browserProfile,
      viewport: options.viewport,
    });
    context = browser.context;
    await openWorkbench(browser.page, addressOf(server, options));
    const parts = windowParts(browser.page, options.screenshotFolder);
    return { server, console: browser.console, stop, ...parts };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(server: Server, { workspace }: WorkbenchOptions): string {
  const url = new URL('/', server.origin);
  if (workspace === undefined) {
    url.searchParams.set('ew', 'true');
  } else {
    const kind = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
    url.searchParams.set(kind, path.resolve(workspace));
  }
  return url.href;
}
