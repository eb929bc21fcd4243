import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { BROWSER_COMMANDS } from '../../src/ui/browser/browserCommands';
import { COMMANDS, SETTINGS_SECTION, VIEWS, LOG_LANGUAGE, CONTEXT_KEYS } from '../../src/ui/ids';
import { parseSavedInventory } from '../../src/core/config/savedInventory';

const root = path.resolve(import.meta.dirname, '../..');
const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const item = v.object({ command: v.string(), when: v.optional(v.string()) });
const MANIFEST = v.object({
  engines: v.object({ vscode: v.string() }),
  capabilities: v.object({
    untrustedWorkspaces: v.object({ restrictedConfigurations: v.array(v.string()) }),
  }),
  contributes: v.object({
    commands: v.array(
      v.object({
        command: v.string(),
        title: v.string(),
        category: v.string(),
        enablement: v.optional(v.string()),
      }),
    ),
    menus: v.record(v.string(), v.array(item)),
    views: v.record(v.string(), v.array(v.object({ id: v.string() }))),
    viewsWelcome: v.array(v.object({ view: v.string(), when: v.string() })),
    configuration: v.object({
      properties: v.record(
        v.string(),
        v.object({ scope: v.string(), markdownDescription: v.string() }),
      ),
    }),
    languages: v.array(v.object({ id: v.string(), configuration: v.string() })),
    grammars: v.array(v.object({ language: v.string(), path: v.string() })),
    snippets: v.array(v.object({ language: v.string(), path: v.string() })),
    yamlValidation: v.array(v.object({ url: v.string() })),
  }),
});
const manifest = v.parse(MANIFEST, JSON.parse(text('package.json')));
const { contributes } = manifest;
const strings = v.parse(v.record(v.string(), v.string()), JSON.parse(text('package.nls.json')));

describe('manifest', () => {
  it('declares exactly the commands that code registers', () => {
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).sort(),
      Object.values(COMMANDS).sort(),
    );
  });

  it('has every string it refers to, and refers to every string it has', () => {
    const used = [...text('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
  });

  it('switches off in a browser what starts programs, and nothing else', () => {
    const works = contributes.commands.filter(
      ({ enablement = '' }) => !enablement.split(' && ').includes(`!${CONTEXT_KEYS.inBrowser}`),
    );
    assert.deepEqual(works.map(({ command }) => command).sort(), [...BROWSER_COMMANDS].sort());
  });

  it('shows no button in the title of a view that would be switched off', () => {
    for (const { command, when = '' } of contributes.menus['view/title'] ?? []) {
      const isShown = !when.includes(`!${CONTEXT_KEYS.inBrowser}`);
      assert.equal(isShown, new Set<string>(BROWSER_COMMANDS).has(command), command);
    }
  });

  it('puts only declared commands into menus', () => {
    const declared = new Set(contributes.commands.map(({ command }) => command));
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command } of items) {
        assert.ok(declared.has(command), `${command} in ${menu}`);
      }
    }
  });

  it('declares the views and context keys that code uses', () => {
    const views: string[] = Object.values(contributes.views).flatMap((list) =>
      list.map(({ id }) => id),
    );
    assert.deepEqual(views, Object.values(VIEWS));
    for (const { view, when } of contributes.viewsWelcome) {
      assert.ok(new Set<string>(views).has(view));
      assert.ok(when.includes(CONTEXT_KEYS.ready));
    }
  });

  it('points at files that exist', () => {
    const files = [
      ...contributes.languages.map(({ configuration }) => configuration),
      ...contributes.grammars.map((grammar) => grammar.path),
      ...contributes.snippets.map((snippet) => snippet.path),
      ...contributes.yamlValidation.map(({ url }) => url),
    ];
    for (const file of files) {
      assert.ok(existsSync(path.join(root, file)), file);
    }
  });

  it('declares the language that logs are shown in', () => {
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      [LOG_LANGUAGE],
    );
  });

  it('restricts every setting that can name a program, a host or an argument', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const sensitive = Object.keys(contributes.configuration.properties).filter((key) =>
      /devices$|Path$/.test(key),
    );
    assert.deepEqual([...restrictedConfigurations].sort(), sensitive.sort());
    for (const key of sensitive) {
      assert.equal(contributes.configuration.properties[key]?.scope, 'machine-overridable', key);
    }
  });

  it('keeps every setting in one section and below twenty', () => {
    const keys = Object.keys(contributes.configuration.properties);
    assert.ok(keys.length <= 20);
    assert.ok(keys.every((key) => key.startsWith(`${SETTINGS_SECTION}.`)));
  });

  it('reads every declared setting in code, and no other one', () => {
    const code = ['settings', 'outdated/noteDocuments'].map((name) => text(`src/ui/${name}.ts`));
    const read = [
      ...code.join('').matchAll(/get<unknown>\('([\w.]+)'\)|#number\('([\w.]+)'|'(notes\.\w+)'/g),
    ].map(([, a, b, c]) => a ?? b ?? c ?? '');
    const paths = ['vmcPath', 'lxcPath', 'sshPath'];
    const declared = Object.keys(contributes.configuration.properties).map((key) =>
      key.slice(SETTINGS_SECTION.length + 1),
    );
    assert.deepEqual([...new Set([...read, ...paths])].sort(), declared.sort());
  });
});

describe('README', () => {
  const readme = text('README.md');

  it('lists every command by its title', () => {
    for (const { command } of contributes.commands) {
      const title = strings[`command.${command.slice('crostini.'.length)}`] ?? '';
      assert.ok(readme.includes(title), title);
    }
  });

  it('lists every setting', () => {
    for (const key of Object.keys(contributes.configuration.properties)) {
      assert.ok(readme.includes(`\`${key}\``), key);
    }
  });

  it('names the two commands that run and prove the project', () => {
    assert.ok(readme.includes('npm run demo'));
    assert.ok(readme.includes('npm test'));
  });
});

describe('the demo device', () => {
  it('is a valid saved inventory with a running, a stopped and a containerless VM', () => {
    const parsed = parseSavedInventory(text('media/demo/demo.crostini.yaml'));
    assert.ok(parsed.ok);
    assert.deepEqual(
      parsed.value.vms.map(({ vm }) => [vm.name, vm.state, vm.type]),
      [
        ['termina', 'running', 'crostini'],
        ['baguette', 'running', 'baguette'],
        ['old-projects', 'stopped', 'crostini'],
      ],
    );
    const [termina] = parsed.value.vms;
    assert.deepEqual(
      termina?.instances.map(({ name, state }) => [name, state]),
      [
        ['penguin', 'running'],
        ['arch', 'stopped'],
      ],
    );
    assert.equal(termina.instances[0]?.snapshots?.length, 1);
  });
});
