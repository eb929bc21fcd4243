import assert from 'node:assert/strict';
import vm from 'node:vm';
import { COMMANDS } from '../../src/ui/ids';
import { bundleForWeb, type WebBundle } from '../tools/webBundle';

/** Above it, a first hover on a slow line is slow. */
const MAX_HOVER_BYTES = 200_000;
/** What the editor waits for when a note is opened. */
const MAX_ACTIVATION_BYTES = 30_000;

const ENTRY = 'dist/extension.web.js';
/** What the extension host of a browser hands to it. */
const GIVEN = ['module', 'exports', 'require'];
/** What of the editor is called at activation. */
const API = ['window', 'languages', 'l10n', 'EventEmitter', 'Disposable'];

describe('the bundle for a browser', () => {
  let bundle: WebBundle;

  before(async () => {
    bundle = await bundleForWeb(false);
  });

  it('is within its budgets', () => {
    const { activationBytes, hoverBytes } = bundle;
    assert.ok(activationBytes <= MAX_ACTIVATION_BYTES, `${activationBytes} bytes at activation`);
    assert.ok(hoverBytes <= MAX_HOVER_BYTES, `${hoverBytes} bytes until a term is explained`);
  });

  it('has nothing in it that starts programs or touches files', () => {
    const platform = bundle.sources.filter((file) => file.startsWith('src/platform/')).sort();
    assert.deepEqual(platform, ['src/platform/partLoader.ts', 'src/platform/vscodeLog.ts']);
    const desktop = ['src/crostini.ts', 'src/extension.ts'];
    assert.deepEqual(
      desktop.filter((file) => bundle.sources.includes(file)),
      [],
    );
  });

  it('requires nothing but vscode and files of its own', () => {
    const names = new Set([...bundle.files.keys()].map((file) => file.replace(/^.*\//, './')));
    for (const [file, code] of bundle.files) {
      const required = [...code.matchAll(/\b(?:require|__load)\("([^"]+)"\)/g)].map(
        ([, name = '']) => name,
      );
      const foreign = required.filter((name) => name !== 'vscode' && !names.has(name));
      assert.deepEqual(foreign, [], file);
      assert.doesNotMatch(code, /\bimport\(|\b__(?:dir|file)name\b/, file);
    }
  });

  it('starts as the extension host of a browser starts it', async () => {
    const read: string[] = [];
    const registered: unknown[] = [];
    const vscode = {
      ...Object.fromEntries(API.map((name) => [name, anything()])),
      commands: {
        executeCommand: () => Promise.resolve(),
        registerCommand: (id: unknown) => registered.push(id),
      },
      Uri: { joinPath: (base: string, ...parts: readonly string[]) => [base, ...parts].join('/') },
      workspace: anything({
        fs: {
          readFile: (file: string) => {
            read.push(file);
            return Promise.resolve(
              new TextEncoder().encode(bundle.files.get(file.slice('x/'.length))),
            );
          },
        },
      }),
    };
    const module = { exports: {} as Readonly<Record<string, unknown>> };
    const program = vm.compileFunction(bundle.files.get(ENTRY) ?? '', GIVEN) as (
      ...given: readonly unknown[]
    ) => void;
    program(module, module.exports, (name: string) => (name === 'vscode' ? vscode : undefined));
    const activate = module.exports['activate'] as (context: object) => Promise<void>;
    await activate({ extensionUri: 'x', subscriptions: [] });
    assert.ok(read.includes('x/dist/web/crostiniInBrowser.js'), read.join());
    assert.deepEqual(registered.sort(), Object.values(COMMANDS).sort());
  });
});

/** Something that may be called, made and asked for anything; but for `own` it gives itself. */
function anything(own: Readonly<Record<string, unknown>> = {}): object {
  const target = function (): void {
    // Only a function can be called or made.
  };
  const stand: object = new Proxy(target, {
    get: (_, name): unknown => (typeof name === 'string' && name in own ? own[name] : stand),
    apply: () => stand,
    construct: () => stand,
  });
  return stand;
}
