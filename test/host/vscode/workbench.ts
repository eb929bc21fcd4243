import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { ensureChromium } from '../../tools/codeServer/chromium';
import { rootFolder } from '../../tools/paths';
import { stopOnSignal } from './cleanUp';
import { Editor } from './editor';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { startServer, type Server, type ServerOptions } from './server';
import { SideBar } from './sideBar';
import { Terminal } from './terminal';
import { switchTheme, type Theme } from './themes';

/** What a workbench is started with. */
export interface WorkbenchOptions extends ServerOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Where `screenshot` puts its files; default `out/screenshots` of the checkout. */
  readonly screenshotFolder?: string;
}

/** A VS Code server with a browser looking at it. */
export interface Workbench {
  readonly server: Server;
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly sideBar: SideBar;
  readonly editor: Editor;
  readonly terminal: Terminal;
  readonly notifications: Notifications;
  /** What the page printed to its console. */
  readonly console: readonly string[];
  /** Writes `<name>-<theme>.png` (or `<name>.png` as it looks) and returns the path. */
  readonly screenshot: (name: string, theme?: Theme) => Promise<string>;
  /** Ends browser and server; a second call does nothing more. */
  readonly stop: () => Promise<void>;
}

const browserArguments = [
  // The sandbox refuses to run as root; the only page opened is our own.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const stepTimeoutMs = 20_000;
const startTimeoutMs = 60_000;

/** Starts a server and opens its workbench in a headless Chromium. */
export async function startWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const executablePath = await ensureChromium();
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
    context = await chromium.launchPersistentContext(server.folders.browserProfile, {
      executablePath,
      headless: true,
      viewport: options.viewport ?? { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
      args: browserArguments,
      // The server ends the browser on signals, together with itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const page = context.pages()[0] ?? (await context.newPage());
    const console = collectConsole(page);
    await openWorkbench(page, server, options);
    return { server, page, console, stop, ...parts(page, options) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function collectConsole(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`pageerror: ${error.message}`));
  // The question whether to leave the page; without an answer the browser does not close.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  return lines;
}

async function openWorkbench(page: Page, server: Server, options: WorkbenchOptions): Promise<void> {
  page.setDefaultTimeout(stepTimeoutMs);
  const url = new URL('/', server.origin);
  const { workspace } = options;
  if (workspace === undefined) {
    url.searchParams.set('ew', 'true');
  } else {
    const kind = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
    url.searchParams.set(kind, path.resolve(workspace));
  }
  await page.goto(url.href, { waitUntil: 'domcontentloaded' });
  const statusBar = page.locator('.monaco-workbench .part.statusbar');
  await statusBar.waitFor({ timeout: startTimeoutMs });
}

function parts(
  page: Page,
  options: WorkbenchOptions,
): Omit<Workbench, 'server' | 'page' | 'console' | 'stop'> {
  const quickInput = new QuickInput(page);
  const folder = options.screenshotFolder ?? path.join(rootFolder, 'out/screenshots');
  return {
    quickInput,
    sideBar: new SideBar(page),
    editor: new Editor(page, quickInput),
    terminal: new Terminal(page, quickInput),
    notifications: new Notifications(page, quickInput),
    screenshot: async (name, theme) => {
      if (theme !== undefined) await switchTheme(page, quickInput, theme);
      const file = path.join(folder, theme === undefined ? `${name}.png` : `${name}-${theme}.png`);
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: file });
      return file;
    },
  };
}
