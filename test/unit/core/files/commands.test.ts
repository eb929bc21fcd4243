import assert from 'node:assert/strict';
import * as commands from '../../../../src/core/files/commands';
import * as lxd from '../../../../src/core/files/lxdCommands';
import { nameOfBytes } from '../../../../src/core/files/nameBytes';
import type { Command } from '../../../../src/core/cli/command';

const options = { sizeBytes: 5, mayCreate: true, mayReplace: false };
const here = { kind: 'text', text: 'hello' } as const;

describe('commands for files of a system that runs', () => {
  const rows: readonly (readonly [Command<unknown>, readonly string[], boolean])[] = [
    [commands.factsCommand('/a b'), ['facts', '/a b'], false],
    [commands.listCommand('/'), ['list', '/'], false],
    [commands.readCommand('/-rf', 10), ['read', '/-rf', '10', '.'], false],
    [commands.downloadCommand('/x', '/tmp/x'), ['read', '/x', '', ''], false],
    [commands.archiveCommand('/x', '/tmp/x.tar'), ['archive', '/x'], false],
    [commands.writeCommand('/x', here, options), ['write', '/x', '5', 'create', ''], true],
    [
      commands.writeCommand('/x', here, { ...options, mayCreate: false, mayReplace: true }),
      ['write', '/x', '5', '', 'replace'],
      true,
    ],
    [commands.makeFolderCommand('/x'), ['folder', '/x'], true],
    [commands.removeCommand('/x', false), ['remove', '/x', ''], true],
    [commands.removeCommand('/x', true), ['remove', '/x', 'all'], true],
    [commands.renameCommand('/a', '/b', true), ['rename', '/a', '/b', 'replace'], true],
    [commands.copyCommand('/a', '/b', false), ['copy', '/a', '/b', ''], true],
    [commands.homeCommand(), ['home'], false],
    [
      commands.factsCommand(nameOfBytes('/\\a\xff\n$(x)')),
      ['facts', '/\\0134a\\0377\n$(x)'],
      false,
    ],
  ];
  for (const [command, [does = '', ...words], mutates] of rows) {
    it(`runs a fixed script with ${[does, ...words].map((word) => JSON.stringify(word)).join(' ')}`, () => {
      const [flag, script, name, ...args] = command.args;
      assert.deepEqual(
        [command.tool, flag, name, args],
        ['sh', '-c', `crostini-files-${does}`, words],
      );
      assert.equal(command.mutates, mutates);
      assert.ok(
        !/\$\(x\)|rf/.test(script ?? '') || does === 'remove',
        'no name is part of the script',
      );
    });
  }

  it('hands text and files on as input, and takes output into a file', () => {
    const write = (source: commands.WriteSource) => commands.writeCommand('/x', source, options);
    assert.deepEqual([write(here).input, write(here).inputFile], ['hello', undefined]);
    const file = write({ kind: 'file', path: '/tmp/x' });
    assert.deepEqual([file.input, file.inputFile], [undefined, '/tmp/x']);
    assert.equal(commands.downloadCommand('/x', '/tmp/x').outputFile, '/tmp/x');
  });

  it('takes content only when its end is there', () => {
    const { parse } = commands.readCommand('/x', 10);
    assert.deepEqual(parse('a\0\xff.'), { ok: true, value: { data: 'a\0\xff', warnings: [] } });
    assert.deepEqual(parse('.'), { ok: true, value: { data: '', warnings: [] } });
    assert.equal(parse('cut').ok, false);
    assert.equal(parse('').ok, false);
  });

  it('takes only an absolute home', () => {
    const home = (stdout: string) => {
      const parsed = commands.homeCommand().parse(stdout);
      return parsed.ok ? parsed.value.data : undefined;
    };
    assert.deepEqual([home('/home/me'), home(''), home('x')], ['/home/me', '/', '/']);
  });
});

describe('commands for files of an instance that does not run', () => {
  const place = { instance: 'penguin' };
  const far = { instance: 'penguin', remote: 'termina', project: 'other' };
  const path = "/a b/c:d?#%'";
  const encoded = "%2Fa%20b%2Fc%3Ad%3F%23%25'";
  const rows: readonly (readonly [Command<unknown>, readonly string[]])[] = [
    [
      lxd.queryFileCommand(place, path),
      ['query', '--raw', '--', `/1.0/instances/penguin/files?path=${encoded}`],
    ],
    [
      lxd.queryFolderCommand(far, '/'),
      ['query', '--raw', '--', 'termina:/1.0/instances/penguin/files?path=%2F&project=other'],
    ],
    [lxd.pullCommand(place, path, 10), ['file', 'pull', '--quiet', '--', `penguin${path}`, '-']],
    [
      lxd.pullToFileCommand(far, '/x', '/tmp/x'),
      ['file', 'pull', '--quiet', '--project=other', '--', 'termina:penguin/x', '-'],
    ],
    [
      lxd.pullFolderCommand(place, '/x', '/tmp/in'),
      ['file', 'pull', '--quiet', '--recursive', '--', 'penguin/x', '/tmp/in'],
    ],
    [
      lxd.pushCommand(place, '/x', here, 1000),
      [
        'file',
        'push',
        '--quiet',
        '--uid=1000',
        '--gid=1000',
        '--mode=0644',
        '--',
        '-',
        'penguin/x',
      ],
    ],
    [lxd.deleteFileCommand(place, '/x'), ['file', 'delete', '--quiet', '--', 'penguin/x']],
    [
      lxd.replaceContentCommand(place, '/x', { inputFile: '/tmp/x', throughPipe: false }),
      ['file', 'edit', '--quiet', '--', 'penguin/x'],
    ],
  ];
  for (const [command, args] of rows) {
    it(`runs lxc ${args.join(' ')}`, () => {
      assert.equal(command.tool, 'lxc');
      assert.deepEqual(command.args, args);
      assert.equal(command.mutates, ['push', 'delete', 'edit'].includes(args[1] ?? ''));
    });
  }

  it('gives lxc a pipe where it would be handed a socket', () => {
    const command = lxd.replaceContentCommand(place, '/x', {
      inputFile: '/tmp/x',
      throughPipe: true,
    });
    assert.equal(command.tool, 'sh');
    assert.deepEqual(command.args, [
      '-c',
      'cat | "$@"',
      'sh',
      'lxc',
      'file',
      'edit',
      '--quiet',
      '--',
      'penguin/x',
    ]);
  });

  it('tells a folder from a file that only looks like JSON', () => {
    const kind = (stdout: string) => {
      const parsed = lxd.queryFileCommand(place, '/x').parse(stdout);
      return parsed.ok ? parsed.value.data : undefined;
    };
    const envelope = { type: 'sync', status_code: 200, metadata: ['a', 'ü'] };
    const bytes = Buffer.from(JSON.stringify(envelope)).toString('latin1');
    assert.deepEqual(kind(bytes), { kind: 'folder', names: ['a', 'ü'] });
    for (const text of [
      '',
      'text',
      '{',
      '{"a":1}',
      '["a"]',
      '{"type":"sync","status_code":200,"metadata":{}}',
    ]) {
      assert.deepEqual(kind(text), { kind: 'content', bytes: text });
    }
  });
});
