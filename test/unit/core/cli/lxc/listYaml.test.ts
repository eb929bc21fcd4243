import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLxcListJson } from '../../../../../src/core/cli/lxc/listJson';
import { parseLxcListYaml } from '../../../../../src/core/cli/lxc/listYaml';
import { cleanData, codes, failureOf, parsed, sample } from './fixture';

describe('parseLxcListYaml', () => {
  for (const name of ['list', 'list-fast', 'list-empty']) {
    it(`reads ${name} as its JSON, but for what changed between the two runs`, () => {
      const stable = (instances: ReturnType<typeof cleanData<readonly object[]>>) =>
        instances.map((instance) => ({
          ...instance,
          cpuUsageSeconds: 0,
          memoryUsageBytes: 0,
          processes: 0,
        }));
      const fromYaml = cleanData(parseLxcListYaml(sample(`${name}-yaml`)));
      const fromJson = cleanData(parseLxcListJson(sample(`${name}-json`)));
      assert.deepEqual(stable(fromYaml), stable(fromJson));
    });
  }

  it('gives warnings with the line of the YAML text', () => {
    const text =
      'hint\n\n- name: a\n  status: Running\n  snapshots: []\n- 7\n- name: b\n  status: Odd\n  snapshots: []\n';
    assert.deepEqual(codes(parseLxcListYaml(text)), [
      'trailing-text@1',
      'unreadable-row@6',
      'unreadable-field@7',
    ]);
  });

  const failures = [
    ['', 1],
    ['name: penguin\n', 1],
    ['- name: a\n  status: "Run\n', 2],
    ['hint\n- name: a\n   status: b: c\n', 2],
    ['- &a [*a, *b]\n', 1],
    [`- ${'['.repeat(20_000)}\n`, 1],
  ] as const;
  for (const [text, lineNumber] of failures) {
    it(`fails from line ${lineNumber} on for ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.ok(failureOf(parseLxcListYaml(text)).lineNumber >= lineNumber);
    });
  }

  it('refuses aliases that grow without bound', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `- &l${level} [${Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*l${level - 1}`)).join(', ')}]`,
    );
    assert.equal(failureOf(parseLxcListYaml(`${levels.join('\n')}\n`)).expected, 'plain YAML');
  });

  it('warns when the last line or the last instance is not whole', () => {
    const text = '- name: a\n  status: Running\n  snapshots: []\n';
    assert.deepEqual(codes(parseLxcListYaml(text)), []);
    assert.deepEqual(codes(parseLxcListYaml(text.trimEnd())), ['truncated@3']);
    assert.deepEqual(codes(parseLxcListYaml(`${text}- name: pen\n`)), [
      'unreadable-field@4',
      'truncated@4',
    ]);
  });

  it('never throws', () => {
    const text = sample('list-yaml').slice(0, 3000);
    const mutated = fc
      .tuple(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 6 }))
      .map(([at, cut, added]) => text.slice(0, at) + added + text.slice(at + cut));
    const any = fc.oneof(
      fc.string(),
      fc.string().map((line) => `- ${line}`),
      mutated,
    );
    fc.assert(
      fc.property(any, (yaml) => {
        const result = parseLxcListYaml(yaml);
        assert.ok(!result.ok || parsed(result).data.length >= 0);
      }),
    );
  });
});
