import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordsOf, type WordsOptions } from '../../../../src/core/commandLine/words';

/** All commands of a line in the order of their places, each as its words. */
function commandsOf(line: string, options?: WordsOptions): readonly (readonly string[])[] {
  return [...wordsOf(line, options).commands]
    .sort((a, b) => (a.words[0]?.start ?? 0) - (b.words[0]?.start ?? 0))
    .map(({ words }) => words.map(({ text }) => text));
}

describe('wordsOf', () => {
  const rows: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ['', []],
    ['   ', []],
    ['vmc list', [['vmc', 'list']]],
    ['  vmc\tlist\r', [['vmc', 'list']]],
    ['crosh> vmc list', [['vmc', 'list']]],
    ['$ lxc list', [['lxc', 'list']]],
    ['# lxc list', [['lxc', 'list']]],
    ['(termina) chronos@localhost ~ $ lxc list', [['lxc', 'list']]],
    ['user@penguin:~$ sudo apt update', [['sudo', 'apt', 'update']]],
    ['user@penguin:~/src/x$ ls', [['ls']]],
    ['[user@arch ~]$ ls', [['ls']]],
    ['(outside) $ cros deploy a b', [['cros', 'deploy', 'a', 'b']]],
    ['(outside) cros deploy a b', [['outside'], ['cros', 'deploy', 'a', 'b']]],
    [
      '(device) # stop vm_concierge && start vm_concierge',
      [
        ['stop', 'vm_concierge'],
        ['start', 'vm_concierge'],
      ],
    ],
    ['localhost ~ # vmc list', [['vmc', 'list']]],
    ['echo 5 > file', [['echo', '5']]],
    ['a | b; c & d || e', [['a'], ['b'], ['c'], ['d'], ['e']]],
    ['vmc list # all of them', [['vmc', 'list']]],
    ['echo a#b', [['echo', 'a#b']]],
    [`echo 'a b' "c d" e\\ f`, [['echo', 'a b', 'c d', 'e f']]],
    [`echo "a 'b' \\"c\\""`, [['echo', `a 'b' "c"`]]],
    [`don't stop`, [["don't", 'stop']]],
    ['echo "open', [['echo', 'open']]],
    ['A=1 B= vmc list', [['vmc', 'list']]],
    ['if vmc list; then lxc list; fi', [['vmc', 'list'], ['lxc', 'list'], ['fi']]],
    ['x 2>/dev/null >>log <in y', [['x', 'y']]],
    ['x 2>&1 y', [['x', 'y']]],
    ['x 2>&- y', [['x', 'y']]],
    ['x &>all y', [['x', 'y']]],
    ['cat <<EOF', [['cat']]],
    ['vmc destroy <vm>', [['vmc', 'destroy', '<vm>']]],
    ['vmc share <vm name> <path>', [['vmc', 'share', '<vm name>', '<path>']]],
    ['vmc start ${1:termina}', [['vmc', 'start', '${1:termina}']]],
    ['x ${1|a,b|} y', [['x', '${1|a,b|}', 'y']]],
    ['x ${1:${2:y}} z', [['x', '${1:${2:y}}', 'z']]],
    ['x ${1', [['x', '${1']]],
    ['vmc start [--enable-gpu] [name]', [['vmc', 'start', '--enable-gpu', 'name']]],
    ['vmc container a b [-p|--privileged]', [['vmc', 'container', 'a', 'b', '-p', '--privileged']]],
    ['[ -f x ] && y', [['[', '-f', 'x', ']'], ['y']]],
    ['cat /etc/*[el]*', [['cat', '/etc/*[el]*']]],
    ['x=$(vmc list | head) y', [['y'], ['vmc', 'list'], ['head']]],
    [
      'echo "$(vmc list)" z',
      [
        ['echo', '', 'z'],
        ['vmc', 'list'],
      ],
    ],
    [
      'echo `vmc list` z',
      [
        ['echo', '', 'z'],
        ['vmc', 'list'],
      ],
    ],
    ['echo $(a $(b) c', [['echo', ''], ['a', '', 'c'], ['b']]],
    [
      'diff <(a b) c',
      [
        ['diff', '', 'c'],
        ['a', 'b'],
      ],
    ],
    ['vmc start \\', [['vmc', 'start']]],
    ['vmc start \\\n  termina', [['vmc', 'start', 'termina']]],
    ['(a b)', [['a', 'b']]],
    ['a ) b', [['a'], ['b']]],
  ];
  for (const [line, expected] of rows) {
    it(`reads ${JSON.stringify(line)}`, () => {
      const sorted = [...expected].sort(
        (a, b) => line.indexOf(a[0] ?? '') - line.indexOf(b[0] ?? ''),
      );
      assert.deepEqual(
        new Set(commandsOf(line).map((words) => JSON.stringify(words))),
        new Set(sorted.map((words) => JSON.stringify(words))),
      );
      assert.equal(commandsOf(line).length, expected.length);
    });
  }

  it('takes a line with # for a comment in a script', () => {
    assert.deepEqual(commandsOf('# vmc list', { isScript: true }), []);
  });

  it('says which prompt stands in front', () => {
    assert.equal(wordsOf('crosh> vmc list').prompt?.kind, 'crosh');
    assert.equal(wordsOf('$ vmc list').prompt?.kind, 'shell');
    assert.equal(wordsOf('# vmc list').prompt?.kind, 'comment');
    assert.equal(wordsOf('> vmc list').prompt, undefined);
    assert.equal(wordsOf('vmc list').prompt, undefined);
  });

  it('knows what shows its value only when it runs', () => {
    const [command] = wordsOf('vmc start "$VM" plain').commands;
    assert.deepEqual(
      command?.words.map(({ isDynamic }) => isDynamic),
      [false, false, true, false],
    );
  });

  const shellish = fc
    .array(
      fc.oneof(
        fc.constantFrom(...'\'"`$(){}[]<>|&;#\\ \n-=~*?!'.split('')),
        fc.constantFrom('vmc', 'start', '$(', '${', '--x=', '<vm>', 'crosh> ', '2>&1'),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      { maxLength: 60 },
    )
    .map((pieces) => pieces.join(''));

  it('never throws, and finds words only within the text', () => {
    fc.assert(
      fc.property(shellish, (line) => {
        for (const { words } of wordsOf(line).commands) {
          assert.ok(words.length > 0);
          let before = -1;
          for (const { start, end } of words) {
            assert.ok(0 <= start && start < end && end <= line.length);
            assert.ok(before <= start);
            before = start;
          }
        }
      }),
    );
  });

  for (const piece of ["'", '"', '`', '$(', '${', '<a', '[a', '\\', '(', 'a ', '# ', '<(', '~/ ']) {
    it(`takes time in proportion to a line of ${JSON.stringify(piece)}`, () => {
      const timeOf = (count: number): number => {
        const line = piece.repeat(count);
        const runs = [0, 1, 2].map(() => {
          const began = performance.now();
          wordsOf(line);
          return performance.now() - began;
        });
        return Math.min(...runs);
      };
      // Eight times the text: sixty-four times the time would be out of proportion.
      assert.ok(timeOf(80_000) < Math.max(200, 30 * timeOf(10_000)));
    });
  }
});
