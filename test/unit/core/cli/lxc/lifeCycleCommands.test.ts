import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  copyInstanceCommand,
  deleteInstanceCommand,
  renameInstanceCommand,
} from '../../../../../src/core/cli/lxc/changeCommands';
import { createInstanceCommand, imageWord } from '../../../../../src/core/cli/lxc/createCommands';
import { freeName } from '../../../../../src/core/cli/lxc/freeName';
import { instanceNameProblem } from '../../../../../src/core/cli/lxc/instanceName';
import {
  exportInstanceCommand,
  importInstanceCommand,
  publishInstanceCommand,
  standardStreams,
} from '../../../../../src/core/cli/lxc/transferCommands';

const HOSTILE = `it's $(touch x) "<b>" --force`;
const there = { instance: 'box', remote: 'termina', project: 'other' };

describe('commands that make, change and move instances', () => {
  const rows = [
    [
      createInstanceCommand({ instance: 'box', image: 'debian/12', start: false }),
      ['init', '--', 'debian/12', 'box'],
    ],
    [
      createInstanceCommand({
        ...there,
        image: HOSTILE,
        profiles: ['default', HOSTILE],
        config: { 'user.note': HOSTILE },
        start: true,
      }),
      [
        ...['launch', '--project=other', '--profile=default', `--profile=${HOSTILE}`],
        ...[`--config=user.note=${HOSTILE}`, '--', HOSTILE, 'termina:box'],
      ],
    ],
    [
      createInstanceCommand({ instance: 'box', image: '-x', profiles: [], start: false }),
      ['init', '--no-profiles', '--', '-x', 'box'],
    ],
    [deleteInstanceCommand({ instance: 'box', force: false }), ['delete', '--quiet', '--', 'box']],
    [
      deleteInstanceCommand({ ...there, force: true }),
      ['delete', '--quiet', '--project=other', '--force', '--', 'termina:box'],
    ],
    [
      renameInstanceCommand(there, 'fox'),
      ['rename', '--quiet', '--project=other', '--', 'termina:box', 'fox'],
    ],
    [
      copyInstanceCommand({ source: { instance: 'box' }, name: 'fox', withSnapshots: true }),
      ['copy', '--stateless', '--', 'box', 'fox'],
    ],
    [
      copyInstanceCommand({ source: there, name: 'fox', remote: 'big', withSnapshots: false }),
      ['copy', '--project=other', '--stateless', '--instance-only', '--', 'termina:box', 'big:fox'],
    ],
    [
      exportInstanceCommand({
        instance: 'box',
        file: HOSTILE,
        output: '-',
        withSnapshots: true,
        optimized: false,
      }),
      ['export', '--quiet', '--', 'box', '-'],
    ],
    [
      exportInstanceCommand({
        ...there,
        file: '/tmp/x',
        output: '/dev/stdout',
        withSnapshots: false,
        optimized: true,
      }),
      [
        ...['export', '--quiet', '--project=other', '--instance-only', '--optimized-storage', '--'],
        ...['termina:box', '/dev/stdout'],
      ],
    ],
    [
      importInstanceCommand({ file: HOSTILE, input: '-', name: 'box' }),
      ['import', '--', '-', 'box'],
    ],
    [
      importInstanceCommand({
        ...{ file: '/tmp/x', input: '/dev/stdin', name: 'box' },
        ...{ remote: 'termina', project: 'other' },
      }),
      ['import', '--project=other', '--', 'termina:', '/dev/stdin', 'box'],
    ],
    [
      publishInstanceCommand({ instance: 'box', alias: HOSTILE, force: false }),
      ['publish', `--alias=${HOSTILE}`, '--', 'box'],
    ],
    [
      publishInstanceCommand({ ...there, alias: '-x', force: true }),
      ['publish', '--project=other', '--alias=-x', '--force', '--', 'termina:box', 'termina:'],
    ],
  ] as const;
  for (const [command, args] of rows) {
    it(`runs lxc ${args.join(' ')}`, () => {
      assert.equal(command.tool, 'lxc');
      assert.deepEqual(command.args, args);
      assert.equal(command.mutates, true);
      assert.ok(command.parse('\rRetrieving image: 4%\r').ok);
    });
  }

  it('gives lxc init an input that ends, and files to what moves them', () => {
    const [[create]] = rows;
    assert.equal(create.input, '');
    const exported = exportInstanceCommand({
      instance: 'box',
      file: '/tmp/a b',
      output: '-',
      withSnapshots: true,
      optimized: false,
    });
    assert.equal(exported.outputFile, '/tmp/a b');
    assert.equal(
      importInstanceCommand({ file: '/tmp/a b', input: '-', name: 'box' }).inputFile,
      '/tmp/a b',
    );
  });
});

describe('standardStreams', () => {
  const special = { output: '/dev/stdout', input: '/dev/stdin' };
  const dash = { output: '-', input: '-' };
  const rows = [
    ['3.0.4', special],
    ['4.0.7', special],
    ['5.0.2', dash],
    ['5.21.3 LTS', dash],
    ['7.0', dash],
    ['gremlins', dash],
  ] as const;
  for (const [client, streams] of rows) {
    it(`gives lxc ${client} ${streams.output}`, () => {
      assert.deepEqual(standardStreams({ client, server: undefined }), streams);
    });
  }
});

describe('imageWord', () => {
  const fingerprint = 'ab'.repeat(32);
  const rows = [
    [['debian/12', 'debian/bookworm'], undefined, 'debian/12'],
    [['debian/12'], 'images', 'images:debian/12'],
    [[HOSTILE, 'plain'], 'images', 'images:plain'],
    [['a:b'], 'local', `local:${fingerprint}`],
    [['-x'], undefined, fingerprint],
    [[], undefined, fingerprint],
  ] as const;
  for (const [aliases, remote, word] of rows) {
    it(`makes ${word} of ${JSON.stringify(aliases)}`, () => {
      assert.equal(imageWord({ aliases, fingerprint }, remote), word);
    });
  }
});

describe('freeName', () => {
  const rows = [
    ['Debian', [], 'debian'],
    ['Debian', ['debian'], 'debian-2'],
    ['debian', ['debian', 'debian-2'], 'debian-3'],
    ['12 monkeys!', [], 'monkeys'],
    ['', ['container'], 'container-2'],
    ['🐧', [], 'container'],
  ] as const;
  for (const [wish, taken, name] of rows) {
    it(`makes ${name} of ${JSON.stringify(wish)} beside ${JSON.stringify(taken)}`, () => {
      assert.equal(freeName(wish, new Set(taken)), name);
    });
  }

  it('is valid and free for any wish', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (wish, names) => {
        const taken = new Set([...names, freeName(wish, new Set())]);
        const name = freeName(wish, taken);
        assert.equal(instanceNameProblem(name), undefined);
        assert.ok(!taken.has(name));
      }),
    );
  });
});
