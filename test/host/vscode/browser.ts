import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { ensureChromium } from '../../tools/codeServer/chromium';

/** A headless Chromium with one page. */
export interface Browser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page printed to its console. */
  readonly console: readonly string[];
}

export interface BrowserOptions {
  readonly profileFolder: string;
  readonly viewport?: { readonly width: number; readonly height: number } | undefined;
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

/** Starts a browser with an empty page. */
export async function startBrowser({ profileFolder, viewport }: BrowserOptions): Promise<Browser> {
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath: await ensureChromium(),
    headless: true,
    viewport: viewport ?? { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    args: browserArguments,
    // The caller ends the browser on signals, together with its server.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(stepTimeoutMs);
  return { context, page, console: collectConsole(page) };
}

/** Opens the address of a workbench and waits until it is there. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const statusBar = page.locator('.monaco-workbench .part.statusbar');
  await statusBar.waitFor({ timeout: startTimeoutMs });
}

function collectConsole(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`pageerror: ${error.stack ?? error.message}`));
  // The question whether to leave the page; without an answer the browser does not close.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  return lines;
}
