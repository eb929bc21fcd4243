import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import * as v from 'valibot';
import { ensureChromium } from '../../tools/codeServer/chromium';
import { ensureCodeServer } from '../../tools/codeServer/install';
import { rootFolder } from '../../tools/paths';
import { testPackage } from '../../tools/testPackage';
import { packagedFiles } from '../../tools/vsix';
import { openWorkbench, startBrowser, type Browser } from './browser';
import { stopOnSignal } from './cleanUp';
import { QuickInput } from './quickInput';
import { testSettings, type Settings } from './settings';
import { serveFiles, type StaticServer } from './webOnlyServer';
import { windowParts, type WorkbenchWindow } from './workbenchWindow';

/** What a workbench without a server side is started with. */
export interface WebOnlyOptions {
  /** The workspace: texts by their paths relative to it. */
  readonly files: Readonly<Record<string, string>>;
  readonly settings?: Settings;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** VS Code in a browser without a server side. */
export interface WebOnlyWindow extends WorkbenchWindow {
  /** The files of the extension's package that were loaded so far. */
  readonly loadedFiles: () => ReadonlySet<string>;
}

const EXTENSION = '/crostini/';
/** Errors on the page's console that are told when it does not start. */
const PRINTED_LINES = 10;

/**
 * VS Code as on vscode.dev: one page and its web workers, no server that runs anything, and a workspace
 * that is not on a disk. The extension is read from the checkout, but only the files that are packaged.
 */
export async function startWebOnly(options: WebOnlyOptions): Promise<WebOnlyWindow> {
  await ensureChromium();
  const { vscodeFolder } = await ensureCodeServer();
  await testPackage();
  const packaged = await packagedFiles();
  const workbench = await workbenchWithoutServer(vscodeFolder);
  const product = await readProduct(vscodeFolder);
  const memoryFiles = await bundleMemoryFiles(options.files);
  const javascript = (text: string) =>
    ({ kind: 'text', type: 'text/javascript', text: () => text }) as const;

  const profileFolder = await mkdtemp(path.join(os.tmpdir(), 'crostini-web-'));
  let server: StaticServer | undefined;
  let browser: Browser | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= stopBoth());
  const unregister = stopOnSignal(stop);
  async function stopBoth(): Promise<void> {
    await browser?.context.close().catch(() => undefined);
    await server?.stop();
    await rm(profileFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    unregister();
  }
  try {
    server = await serveFiles({
      '/': {
        kind: 'text',
        type: 'text/html',
        text: () => page(server?.authority ?? '', product, options),
      },
      '/static/out/vs/code/browser/workbench/workbench.js': javascript(workbench),
      '/static/': { kind: 'folder', folder: vscodeFolder },
      '/memfs/package.json': {
        kind: 'text',
        type: 'application/json',
        text: () => JSON.stringify(MEMORY_FILES_MANIFEST),
      },
      '/memfs/extension.js': javascript(memoryFiles),
      [EXTENSION]: {
        kind: 'folder',
        folder: rootFolder,
        has: (file) => packaged.has(file),
      },
    });
    browser = await startBrowser({ profileFolder, viewport: options.viewport });
    await openWorkbench(browser.page, `http://${server.authority}/`);
    const { found } = server;
    const loadedFiles = (): ReadonlySet<string> =>
      new Set(
        found
          .filter((address) => address.startsWith(EXTENSION))
          .map((address) => address.slice(EXTENSION.length)),
      );
    const parts = windowParts(browser.page, undefined, new OpenFiles(browser.page));
    return { console: browser.console, stop, loadedFiles, ...parts };
  } catch (error) {
    const printed = (browser?.console ?? [])
      .filter((line) => /^(page)?error/.test(line))
      .slice(0, PRINTED_LINES)
      .join('\n');
    await stop();
    throw new Error(`no workbench without a server:\n${printed}`, { cause: error });
  }
}

/** Without a search, quick open knows no files: they are open from the start, each on its tab. */
class OpenFiles extends QuickInput {
  public override async openFile(relativePath: string): Promise<void> {
    const name = path.posix.basename(relativePath);
    const tab = this.page.locator(`.tab[data-resource-name="${name}"]`);
    await tab.click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor .view-lines').first().waitFor();
  }
}

const PRODUCT = v.object({ nameShort: v.string(), nameLong: v.string(), version: v.string() });

const MEMORY_FILES_MANIFEST = {
  name: 'memfs',
  publisher: 'crostini-tests',
  version: '1.0.0',
  engines: { vscode: '^1.93.0' },
  browser: './extension.js',
  activationEvents: ['onFileSystem:memfs'],
};

async function bundleMemoryFiles(files: Readonly<Record<string, string>>): Promise<string> {
  const inFolder = Object.entries(files).map(([file, text]) => [`/notes/${file}`, text]);
  const { outputFiles } = await build({
    entryPoints: [path.join(rootFolder, 'test/host/vscode/memoryFiles.ts')],
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
    define: { FILES: JSON.stringify(Object.fromEntries(inFolder)) },
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** code-server's workbench always asks for a server side; VS Code's own, which it was made from, does not. */
async function workbenchWithoutServer(vscodeFolder: string): Promise<string> {
  const file = path.join(vscodeFolder, 'out/vs/code/browser/workbench/workbench.js');
  let code = await readFile(file, 'utf8');
  for (const [added, own] of [
    [/,remoteAuthority:location\.host\}/, '}'],
    [
      /\.with\(\{scheme:\w+\.vscodeRemote\}\),"User"\)/,
      '.with({scheme:"vscode-userdata"}),"User")',
    ],
  ] as const) {
    if (!added.test(code)) throw new Error(`this workbench.js has no ${String(added)}`);
    code = code.replace(added, own);
  }
  return code;
}

type Product = v.InferOutput<typeof PRODUCT>;

/** What the workbench calls itself; it does not start without. */
async function readProduct(vscodeFolder: string): Promise<Product> {
  return v.parse(
    PRODUCT,
    JSON.parse(await readFile(path.join(vscodeFolder, 'product.json'), 'utf8')),
  );
}

/** The page that starts the workbench, as the product on vscode.dev is configured by its page. */
function page(authority: string, product: Product, { files, settings }: WebOnlyOptions): string {
  const uri = (address: string) => ({ scheme: 'http', authority, path: address });
  const configuration = {
    folderUri: { scheme: 'memfs', path: '/notes' },
    defaultLayout: {
      editors: Object.keys(files).map((file) => ({
        uri: { scheme: 'memfs', path: `/notes/${file}` },
        options: { pinned: true },
      })),
    },
    additionalBuiltinExtensions: [uri('/memfs'), uri(EXTENSION.slice(0, -1))],
    webviewEndpoint: `http://${authority}/static/out/vs/workbench/contrib/webview/browser/pre`,
    configurationDefaults: { ...testSettings, ...settings },
    enableWorkspaceTrust: false,
    userDataPath: '/',
    // code-server's additions; without an answer to each the workbench does not start.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    productConfiguration: {
      ...product,
      enableTelemetry: false,
      extensionsGallery: { serviceUrl: '' },
    },
  };
  const data = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${data}">
<meta id="vscode-workbench-auth-session" data-settings="">
<link rel="stylesheet" href="/static/out/vs/code/browser/workbench/workbench.css"></head>
<body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = new URL('/static/out/', location).href;</script>
<script type="module" src="/static/out/nls.messages.js"></script>
<script type="module" src="/static/out/vs/code/browser/workbench/workbench.js"></script></html>`;
}
