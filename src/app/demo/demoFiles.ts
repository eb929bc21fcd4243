import { SCRIPT_NAME } from '../../core/files/commands';
import { joinPath, lastName, parentPath } from '../../core/files/paths';
import type { Invocation } from '../../core/reach/invocation';
import type { Clock, ProcessOutput, RunOptions } from '../ports';
import type { DemoVms } from './demoVmDisks';

type Answer = Partial<ProcessOutput>;
/** By path. Names are plain: nobody hostile lives on the demo device. */
type Tree = Map<string, DemoFile>;
interface DemoFile {
  /** One character for each byte; `undefined` for a folder. */
  readonly content: string | undefined;
  readonly modifiedAtMs: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** What the demo device's systems hold before anybody changes it. */
const FILES: Readonly<Record<string, string>> = {
  '/etc/hostname': 'penguin\n',
  '/etc/hosts': '127.0.0.1 localhost\n127.0.1.1 penguin\n',
  '/etc/os-release': [
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"',
    'NAME="Debian GNU/Linux"',
    'VERSION_ID="12"',
    'VERSION="12 (bookworm)"',
    'ID=debian',
    '',
  ].join('\n'),
  '/home/demo/.bashrc': "alias ll='ls -l'\nexport EDITOR=vi\n",
  '/home/demo/notes.md': [
    '# Notes kept in penguin',
    '',
    'These files live in the container. The copy you see here is the demo device:',
    'edit and save as you like, it is forgotten when the window closes.',
    '',
    '- [x] share the Downloads folder',
    '- [ ] take a snapshot before the next upgrade',
    '',
  ].join('\n'),
  '/home/demo/projects/hello/hello.c': [
    '#include <stdio.h>',
    '',
    'int main(void) {',
    '  puts("Hello from penguin");',
    '  return 0;',
    '}',
    '',
  ].join('\n'),
  '/home/demo/projects/hello/Makefile': 'hello: hello.c\n\tcc -o $@ $<\n',
  '/var/log/dpkg.log': '2026-10-03 17:31:12 status installed git:amd64 1:2.39.5-0+deb12u2\n',
};

/** What LXD's own way to files asks for, in a container that does not run. */
const QUERY = /^\/1\.0\/instances\/([^/]+)\/files\?path=([^&]*)/;

/** Answers for the files of the demo device from a small tree for each of its systems. */
export class DemoFiles {
  readonly #vms: DemoVms;
  readonly #clock: Clock;
  readonly #trees = new Map<string, Tree>();

  constructor(vms: DemoVms, clock: Clock) {
    this.#vms = vms;
    this.#clock = clock;
  }

  /** `undefined` for all that is not about files. */
  run(
    { args }: Invocation,
    { input, outputFile }: Pick<RunOptions, 'input' | 'outputFile'>,
  ): Answer | undefined {
    const vm = args.find((word) => word.startsWith('--vm_name='))?.slice('--vm_name='.length) ?? '';
    const verb = args.includes('lxc') ? args[args.indexOf('lxc') + 1] : undefined;
    if (verb === 'query' || verb === 'file') {
      return this.#askLxd(vm, args);
    }
    const at = args.findIndex((word) => word.startsWith(`${SCRIPT_NAME}-`));
    if (at < 0) {
      return undefined;
    }
    // In front of the script stand `sh -c`, and in front of these the container, if any.
    const name = verb === 'exec' ? (args[at - 4] ?? '') : undefined;
    if (name !== undefined && !this.#runs(vm, name)) {
      return failure('Error: Instance is not running');
    }
    if (outputFile !== undefined || input?.kind === 'file') {
      return failure('the demo device has no way to files of this machine');
    }
    const does = (args[at] ?? '').slice(SCRIPT_NAME.length + 1);
    return this.#answer(does, args.slice(at + 1), {
      tree: this.#tree(vm, name),
      given: input?.kind === 'text' ? input.text : '',
    });
  }

  #answer(
    does: string,
    [path = '/', ...rest]: readonly string[],
    { tree, given }: { readonly tree: Tree; readonly given: string },
  ): Answer {
    switch (does) {
      case 'home':
        return { stdout: '/home/demo' };
      case 'facts':
        return withFile(tree, path, (file) => ({ stdout: `. ${line(file)}\n` }));
      case 'list':
        return withFile(tree, path, () => ({ stdout: listing(tree, path) }));
      case 'read':
        return withFile(tree, path, ({ content = '' }) => ({ stdout: content + (rest[1] ?? '') }));
      case 'write':
        return this.#put(
          tree,
          path,
          Array.from(new TextEncoder().encode(given), byteChar).join(''),
        );
      case 'folder':
        return tree.has(path) ? failure('File exists') : this.#put(tree, path, undefined);
      case 'remove':
        return withFile(tree, path, () => remove(tree, path));
      case 'rename':
        return withFile(tree, path, () => copy(tree, path, rest) ?? remove(tree, path));
      case 'copy':
        return withFile(tree, path, () => copy(tree, path, rest) ?? {});
      default:
        return failure('Not on the demo device');
    }
  }

  /** Reading is all that works in a container of the demo device that does not run. */
  #askLxd(vm: string, args: readonly string[]): Answer | undefined {
    const query = QUERY.exec(args.at(-1) ?? '');
    const pulled = /^([^/]+)(\/.*)$/.exec(args.includes('pull') ? (args.at(-2) ?? '') : '');
    const [, name = '', path = ''] = query ?? pulled ?? [];
    if (name === '') {
      return args.includes('--quiet') ? failure('Error: not on the demo device') : undefined;
    }
    const tree = this.#tree(vm, name);
    const file = tree.get(query === null ? path : decodeURIComponent(path));
    if (file === undefined) {
      return failure('Error: Not Found');
    }
    const names = namesIn(tree, decodeURIComponent(path));
    return file.content !== undefined
      ? { stdout: file.content }
      : { stdout: JSON.stringify({ type: 'sync', status_code: 200, metadata: names }) };
  }

  #runs(vm: string, name: string): boolean {
    const saved = this.#vms.all().find((one) => one.vm.name === vm);
    return saved?.instances.find((one) => one.name === name)?.state === 'running';
  }

  #tree(vm: string, name: string | undefined): Tree {
    const system = JSON.stringify([vm, name]);
    const known = this.#trees.get(system);
    if (known !== undefined) {
      return known;
    }
    const tree: Tree = new Map();
    const modifiedAtMs = this.#clock.now() - DAY_MS;
    for (const [path, content] of Object.entries(FILES)) {
      tree.set(path, { content, modifiedAtMs });
      for (let folder = path; folder !== '/';) {
        folder = parentPath(folder);
        tree.set(folder, { content: undefined, modifiedAtMs });
      }
    }
    this.#trees.set(system, tree);
    return tree;
  }

  #put(tree: Tree, path: string, content: string | undefined): Answer {
    if (!tree.has(parentPath(path))) {
      return failure('No such file or directory');
    }
    tree.set(path, { content, modifiedAtMs: this.#clock.now() });
    return {};
  }
}

function withFile(tree: Tree, path: string, use: (file: DemoFile) => Answer): Answer {
  const file = tree.get(path);
  return file === undefined ? failure('No such file or directory') : use(file);
}

function listing(tree: Tree, folder: string): string {
  return entriesIn(tree, folder)
    .map(([path, file]) => `${line(file)}\n\0.${lastName(path)}\0\0`)
    .join('');
}

function namesIn(tree: Tree, folder: string): readonly string[] {
  return entriesIn(tree, folder).map(([path]) => lastName(path));
}

function entriesIn(tree: Tree, folder: string): readonly (readonly [string, DemoFile])[] {
  return [...tree].filter(([path]) => path !== '/' && parentPath(path) === folder);
}

function remove(tree: Tree, path: string): Answer {
  for (const name of within(tree, path)) {
    tree.delete(name);
  }
  return {};
}

function copy(
  tree: Tree,
  from: string,
  [to = '/', replace]: readonly string[],
): Answer | undefined {
  if (tree.has(to) && replace !== 'replace') {
    return failure('File exists');
  }
  for (const name of within(tree, from)) {
    const file = tree.get(name);
    if (file !== undefined) {
      tree.set(name === from ? to : joinPath(to, name.slice(from.length + 1)), file);
    }
  }
  return undefined;
}

function within(tree: Tree, path: string): readonly string[] {
  return [...tree.keys()].filter((name) => name === path || name.startsWith(`${path}/`));
}

/** As `stat -c '%f %s %Y %Z %y'` prints it. */
function line({ content, modifiedAtMs }: DemoFile): string {
  const seconds = Math.floor(modifiedAtMs / 1000);
  const time = new Date(modifiedAtMs).toISOString().replace('T', ' ').replace('Z', ' +0000');
  const mode = content === undefined ? '41ed' : '81a4';
  return `${mode} ${content?.length ?? 4096} ${seconds} ${seconds} ${time}`;
}

function byteChar(byte: number): string {
  return String.fromCharCode(byte);
}

function failure(words: string): Answer {
  return { exitCode: 1, stderr: `${words}\n` };
}
