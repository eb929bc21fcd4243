import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLiveNameAt, type LiveNameOptions } from '../../../../src/core/liveNames/findLiveName';
import { buildLiveNameIndex } from '../../../../src/core/liveNames/liveNameIndex';
import { container, device, IPV4, IPV6, vm } from './things';

const penguin = container('penguin', { addresses: [IPV4, IPV6] }, { vm: 'termina' });
const INDEX = buildLiveNameIndex([
  device('Demo Chromebook'),
  vm('termina'),
  vm('old-projects', 'stopped'),
  penguin,
  container('web-1'),
  container('web'),
  container('test'),
]);

/** `line` has `«` and `»` around what is to be found when the cursor is anywhere in it. */
function findAll(marked: string, options?: LiveNameOptions): void {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const line = marked.replace(/[«»]/g, '');
  for (let column = start; column <= end; column++) {
    const match = findLiveNameAt(line, column, INDEX, options);
    assert.deepEqual([match?.start, match?.end], [start, end], `${line} at ${column}`);
  }
}

function findNothing(line: string, options?: LiveNameOptions): void {
  for (let column = 0; column <= line.length; column++) {
    const match = findLiveNameAt(line, column, INDEX, options);
    assert.equal(match?.text, undefined, `${line} at ${column}`);
  }
}

describe('findLiveNameAt', () => {
  describe('finds', () => {
    for (const line of [
      'Then «penguin» starts.',
      '«penguin»',
      'Stop «penguin».',
      "«penguin»'s disk",
      '(«penguin»)',
      '[«penguin»](note.md)',
      'me@«penguin»:~$ ls',
      'lxc file pull «penguin»/etc/hosts .',
      'lxc copy termina:«penguin» x',
      'vsh --vm_name=«termina» --',
      'the «old-projects» VM',
      'and «web-1», too',
      'On the «Demo Chromebook» it works.',
      '«penguin.linux.test»',
      'Open http://«penguin.linux.test»:8080/x?y',
      'Open «PENGUIN.linux.test».',
      'ssh me@«penguin.termina.linux.test»',
      'http://me:pw@«penguin.linux.test»/',
      'http://«100.115.92.204»:80/',
      'ping «100.115.92.204».',
      'route «100.115.92.204»/28',
      'at «fd42:5c7a::1e6c»: up',
      'http://[«FD42:5C7A::1E6C»]:8080/',
      'İİ «penguin.linux.test»',
      'the «test» container',
      'the container «test»',
      'a container called «test»',
      'VM «test»',
      'run «web»? no: lxc exec «web»'.replace('«web»', 'web'),
      'lxc start «web»',
      'lxc config device add «web» eth0 nic',
      '$ vsh termina «web»',
      'lxc exec -T "«web»" -- ls',
      'root@«web»:/#',
      'the `«web»` one',
      'called "«test»"',
      'called “«test»”',
    ]) {
      it(line, () => findAll(line));
    }
  });

  describe('finds nothing in', () => {
    for (const line of [
      'Penguin is another case',
      'penguins and xpenguin',
      'my-penguin penguin-2 penguin_2',
      'penguin.img or penguin.md',
      '/var/lib/lxd/penguin',
      'C:\\penguin ~penguin #penguin',
      'https://example.com/penguin',
      'https://example.com/penguin.linux.test',
      'https://example.com/?host=penguin&ip=100.115.92.204',
      'https://example.com/@penguin',
      'penguin@example.com',
      'xpenguin.linux.test penguin.linux.testing penguin.linux.test.example',
      '1100.115.92.204 100.115.92.2044 100.115.92.204.5 5.100.115.92.204',
      '1:fd42:5c7a::1e6c fd42:5c7a::1e6c1 fd42:5c7a::1e6c:2',
      'test the web with a test, and test(web)',
      'We test the VM.',
      'All test containers, and containers test each other.',
      'lxc is what you test first',
      'lxc list shows you all that a web has',
      'test-drive web/index.html',
      '',
    ]) {
      it(JSON.stringify(line), () => findNothing(line));
    }
  });

  it('takes common words for names in code', () => {
    findAll('stop «web»', { isCode: () => true });
    findNothing('open web/index.html', { isCode: () => true });
  });

  it('asks whether a line is code only where that makes a difference', () => {
    const isCode = (): boolean => assert.fail('asked');
    findAll('stop «penguin»', { isCode });
    findNothing('stop it', { isCode });
  });

  it('gives all that have the same name', () => {
    const one = container('build-1');
    const other = container('build-1', { state: 'stopped' }, { vm: 'termina' });
    const match = findLiveNameAt('build-1', 3, buildLiveNameIndex([one, other]));
    assert.deepEqual(match?.things, [one, other]);
  });

  it('takes the longer of two names that fit', () => {
    const long = device('Demo Chromebook of old-projects');
    const index = buildLiveNameIndex([vm('old-projects'), long]);
    assert.deepEqual(findLiveNameAt(long.source.name, 25, index)?.things, [long]);
  });

  it('finds a name far into a line of 10 MB in no time', () => {
    const line = `${'x '.repeat(5_000_000)}penguin${' x'.repeat(100)}`;
    const started = performance.now();
    assert.equal(findLiveNameAt(line, 10_000_003, INDEX)?.start, 10_000_000);
    assert.ok(performance.now() - started < 100);
  });

  it('is not slowed down by names made for it', () => {
    const names = Array.from({ length: 253 }, (_, length) => container('a'.repeat(length + 1)));
    const dashed = Array.from({ length: 120 }, (_, length) => container('a-'.repeat(length + 1)));
    const index = buildLiveNameIndex([...names, ...dashed]);
    const started = performance.now();
    for (const line of [
      'a'.repeat(5000),
      'a-'.repeat(2500),
      '`a'.repeat(2500),
      'vsh a'.repeat(1000),
    ]) {
      findLiveNameAt(line, 2500, index);
    }
    assert.ok(performance.now() - started < 500, `${performance.now() - started} ms`);
  });

  it('never throws, and gives what stands in the line at the column', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'penguin',
        '.linux.test',
        'web',
        '/',
        '://',
        '`',
        '"',
        'lxc start ',
        '@',
        ':',
        ' ',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), (pieces, place) => {
        const line = pieces.join('');
        const column = place % (line.length + 1);
        const match = findLiveNameAt(line, column, INDEX);
        if (match !== undefined) {
          assert.equal(line.slice(match.start, match.end), match.text);
          assert.ok(match.start <= column && column <= match.end);
          assert.ok(match.things.length > 0);
        }
      }),
    );
  });
});
