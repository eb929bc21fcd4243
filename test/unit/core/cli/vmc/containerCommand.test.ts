import assert from 'node:assert/strict';
import {
  createCrostiniContainerCommand,
  parseCrostiniImage,
} from '../../../../../src/core/cli/vmc/containerCommand';
import { invocationFor, type Reach } from '../../../../../src/core/reach/reach';

const command = createCrostiniContainerCommand({ vm: "it's", container: 'box' });

describe('createCrostiniContainerCommand', () => {
  it('names the VM, the container, and an image only where one was chosen', () => {
    assert.deepEqual(command.args, ['container', "it's", 'box']);
    const image = { server: 'https://images.example/%d', alias: 'debian/12' };
    const full = { vm: 'termina', container: 'box', image, timeoutSeconds: 900 };
    assert.deepEqual(createCrostiniContainerCommand(full).args, [
      ...['container', 'termina', 'box', 'https://images.example/%d', 'debian/12'],
      ...['--timeout', '900'],
    ]);
  });

  it('ends the input of the shell that vmc opens: a FIFO at its end', () => {
    const words = { words: [command.tool, ...command.args] };
    const local: Reach = { kind: 'local', programs: { vmc: '/opt/vmc' } };
    assert.equal(command.input, '');
    assert.deepEqual(invocationFor(local, words, 'feed'), {
      file: 'sh',
      args: ['-c', 'cat | "$@"', 'sh', '/opt/vmc', 'container', "it's", 'box'],
    });
    const ssh: Reach = {
      ...{ kind: 'ssh', host: 'dut', options: [], program: 'ssh', connectTimeoutSeconds: 5 },
    };
    assert.equal(
      invocationFor(ssh, words, 'feed').args.at(-1),
      `env 'LC_ALL=C.UTF-8' sh -c 'cat | "$@"' sh vmc container 'it'\\''s' box`,
    );
  });
});

describe('parseCrostiniImage', () => {
  const rows = [
    ['https://a.example debian/12', { server: 'https://a.example', alias: 'debian/12' }],
    ['  http://a.example/%d   x ', { server: 'http://a.example/%d', alias: 'x' }],
    ['https://a.example', undefined],
    ['https://a.example -p', undefined],
    ['/tmp/rootfs.tar /tmp/metadata.tar', undefined],
    ['https://a.example two words', undefined],
    ['', undefined],
  ] as const;
  for (const [text, image] of rows) {
    it(`takes ${JSON.stringify(text)} for ${JSON.stringify(image)}`, () => {
      assert.deepEqual(parseCrostiniImage(text), image);
    });
  }
});
