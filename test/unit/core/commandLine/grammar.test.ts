import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type {
  CommandGrammar,
  OptionGrammar,
} from '../../../../src/core/commandLine/grammar/grammar';
import { TOOLS } from '../../../../src/core/commandLine/grammar/allTools';
import { readCommand } from '../../../../src/core/commandLine/readCommand';
import { argumentsOf, optionsOf } from '../../../../src/core/commandLine/signature';
import { mayHoldCommand } from '../../../../src/core/commandLine/toolNames';
import { wordsOf } from '../../../../src/core/commandLine/words';
import { rootFolder } from '../../../tools/paths';

/** Every command of the grammar with its full name. */
function allCommands(): readonly (readonly [string, CommandGrammar])[] {
  const below = (name: string, grammar: CommandGrammar): [string, CommandGrammar][] => [
    [name, grammar],
    ...Object.entries(grammar.subcommands ?? {}).flatMap(([key, child]) =>
      below(`${name} ${key.split(' ')[0] ?? ''}`, child),
    ),
  ];
  return TOOLS.flatMap((tool) => below(tool.names[0] ?? '', tool));
}

function termsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(rootFolder, 'src/core/glossary/terms', file), 'utf8');
  return (parse(text) as readonly { readonly term: string; readonly kind: string }[])
    .filter(({ kind }) => ['tool', 'command', 'flag'].includes(kind))
    .map(({ term }) => term);
}

/** Tools of the glossary that are no command to be typed in a note, with the reason. */
const NO_COMMAND: Readonly<Record<string, string>> = {
  Firecracker: 'is named for comparison only',
  gedit: 'is an ordinary program with a window',
  losetup: 'is a tool of every Linux that the glossary explains',
  'mount -o loop': 'is a tool of every Linux that the glossary explains',
  nsenter: 'is a tool of every Linux that the glossary explains',
  kvmtool: 'is named for comparison only',
  QEMU: 'has commands of many names, of which none is special to Crostini',
  'qemu-user': 'runs by itself for programs of another processor',
  'Secure Shell': 'is an extension of Chrome',
  WINE: 'is a way to run Windows programs, not a step of Crostini',
};

describe('the grammar of commands', () => {
  it('explains everything in a sentence of its own', () => {
    for (const [name, grammar] of allCommands()) {
      const options = optionsOf([grammar]);
      for (const text of [grammar.does, ...options.map(({ does }) => does)]) {
        assert.match(text, /^[A-Z\d"].*\.$/s, `${name}: ${text}`);
      }
      for (const { name: argument, is } of argumentsOf(grammar)) {
        assert.match(argument, /^[A-Z][A-Z:=-]*$/, `${name}: ${argument}`);
        assert.match(is, /^\S.*[^.]$/, `${name}: ${is}`);
      }
    }
  });

  it('has keys of options in the form names=VALUE', () => {
    for (const [name, grammar] of allCommands()) {
      for (const { names, value } of optionsOf([grammar])) {
        for (const option of names)
          assert.match(option, /^--?[A-Za-z][\w-]*$/, `${name}: ${option}`);
        if (value !== undefined) assert.match(value, /^[A-Z][A-Z=-]*$/, `${name}: ${value}`);
      }
    }
  });

  it('has no option twice in one command', () => {
    for (const [name, grammar] of allCommands()) {
      const names = optionsOf([grammar]).flatMap((option) => option.names);
      assert.deepEqual(new Set(names).size, names.length, name);
    }
  });

  it('says where each tool is typed', () => {
    for (const { names, typedIn } of TOOLS) assert.ok(typedIn.length > 0, names[0]);
  });

  it('warns of whatever destroys or makes something on a slip of the finger', () => {
    const quiet = allCommands()
      .filter(([name]) => /^(?:vmc|lxc) \w+$/.test(name))
      .filter(([, { effect, warns }]) => effect === 'destroys' && warns === undefined);
    assert.deepEqual(quiet, []);
    const vmc = allCommands().filter(([name]) => /^vmc (?:start|create|container)$/.test(name));
    assert.equal(vmc.filter(([, { warns }]) => warns !== undefined).length, 3);
  });

  it('is loaded for exactly the names that it has', () => {
    for (const { names, misspellings = [] } of TOOLS) {
      for (const name of [...names, ...misspellings]) {
        assert.ok(mayHoldCommand(`x ${name.replace('*', 'x')} y`), name);
      }
    }
    assert.ok(mayHoldCommand('See vmc.'));
    for (const line of [
      '',
      'An ordinary line of a note.',
      '12 34',
      'vmcx xvmc lxcfs',
      '- [ ] todo',
    ]) {
      assert.ok(!mayHoldCommand(line), line);
    }
  });

  it('knows every tool and command of the glossary, or has a reason not to', () => {
    const unknown = termsOf('commands.yaml').filter((term) => {
      if (term in NO_COMMAND) return false;
      const [command] = wordsOf(`crosh> ${term}`).commands;
      const read =
        command === undefined ? undefined : readCommand(command, { atCroshPrompt: true });
      const asVmc = wordsOf(`vmc ${term}`).commands[0];
      const found = read ?? (asVmc === undefined ? undefined : readCommand(asVmc));
      return found?.parts.some(({ kind }) => kind === 'unknown-command') !== false;
    });
    assert.deepEqual(unknown, []);
  });

  it('knows every option of the glossary', () => {
    const known = new Set(
      allCommands().flatMap(([, grammar]) => optionsOf([grammar]).flatMap(({ names }) => names)),
    );
    assert.deepEqual(
      termsOf('flags.yaml').filter((term) => term.startsWith('--') && !known.has(term)),
      [],
    );
  });

  it('names dates as months, so that they read well in a sentence', () => {
    const dated = allCommands().flatMap(([name, grammar]): [string, OptionGrammar][] => [
      [name, grammar],
      ...optionsOf([grammar]).map((option): [string, OptionGrammar] => [name, option]),
    ]);
    for (const [name, { since, until }] of dated) {
      if (since !== undefined) assert.match(since, /^[A-Z][a-z]+ 20\d\d$/, name);
      if (until !== undefined)
        assert.match(until, /^(?:[A-Z][a-z]+ 20\d\d|newer versions.*)$/, name);
    }
  });
});
