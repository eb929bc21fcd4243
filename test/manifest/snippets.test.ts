import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const folder = path.resolve(import.meta.dirname, '../../snippets');
const text = v.pipe(v.string(), v.minLength(1));
const FILE = v.record(
  text,
  v.strictObject({
    prefix: v.pipe(v.array(text), v.minLength(1)),
    description: text,
    body: v.pipe(v.array(v.string()), v.minLength(1)),
  }),
);

interface Snippet {
  readonly name: string;
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: string;
}

function readSnippets(language: string): readonly Snippet[] {
  const json: unknown = JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8'));
  return Object.entries(v.parse(FILE, json)).map(([name, snippet]) => ({
    ...snippet,
    name,
    body: snippet.body.join('\n'),
  }));
}

/** The snippet as VS Code inserts it when every place is left as it is. */
function insertedText(body: string): string {
  return body
    .replace(/(?<!\\)\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/(?<!\\)\$(?:\d+|\{\d+\})/g, '')
    .replace(/(?<!\\)\$\{CURRENT_(\w+)\}/g, '$1')
    .replace(/\\([\\$}])/g, '$1');
}

/** The numbers of the tab stops in the order they are written, each once. */
function tabStops(body: string): readonly number[] {
  const found = body.matchAll(/(?<!\\)\$\{?(\d+)/g);
  return [...new Set(Array.from(found, ([, number]) => Number(number)))];
}

function shellBlocks(markdown: string): readonly string[] {
  return Array.from(markdown.matchAll(/^```sh\n([^]*?)^```$/gm), ([, block = '']) => block);
}

function assertShell(script: string): void {
  const { status, stderr, error } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
  assert.equal(error, undefined);
  assert.equal(status, 0, `${stderr}\n${script}`);
}

const DELETES = /\b(?:destroy|delete|restore)\b(?! from)/;

for (const language of ['markdown', 'shellscript']) {
  describe(`snippets/${language}.json`, () => {
    const snippets = readSnippets(language);

    it('holds a useful number', () => {
      assert.ok(snippets.length >= 12);
    });

    it('has prefixes of one family, each once', () => {
      const prefixes = snippets.flatMap(({ prefix }) => prefix);
      assert.equal(new Set(prefixes).size, prefixes.length);
      for (const prefix of prefixes) assert.match(prefix, /^cros-[a-z]+(?:-[a-z]+)*$/);
    });

    for (const { name, body, description } of snippets) {
      it(`numbers the places of "${name}" as they are typed, the last being $0`, () => {
        const stops = tabStops(body);
        assert.equal(stops.at(-1), 0);
        const numbered = stops.slice(0, -1);
        assert.deepEqual(
          [...numbered].sort((a, b) => a - b),
          numbered.map((_, index) => index + 1),
        );
        assert.ok(description.endsWith('.'), description);
        assert.doesNotMatch(insertedText(body), /\$\{?\d|\\\$/);
      });

      if (DELETES.test(body)) {
        it(`warns of "${name}" in description and body`, () => {
          assert.match(description, /^DANGEROUS: /);
          assert.match(body, /^# DANGER: /m);
        });
      }
    }
  });
}

describe('snippets/shellscript.json', () => {
  for (const { name, body } of readSnippets('shellscript')) {
    it(`gives valid shell for "${name}" and says where to type it`, () => {
      assert.match(body, /^# Type in /);
      assertShell(insertedText(body));
    });
  }
});

describe('snippets/markdown.json', () => {
  for (const { name, body } of readSnippets('markdown')) {
    it(`closes its fences and gives valid shell in "${name}"`, () => {
      const inserted = insertedText(body);
      const fences = inserted.match(/^```/gm) ?? [];
      const blocks = shellBlocks(inserted);
      assert.equal(fences.length, blocks.length * 2);
      blocks.forEach(assertShell);
    });

    it(`says where to type the commands of "${name}"`, () => {
      const places = body.match(/^In .*:\n\n```sh$/gm) ?? [];
      assert.equal(places.length, (body.match(/^```sh$/gm) ?? []).length);
    });
  }
});
