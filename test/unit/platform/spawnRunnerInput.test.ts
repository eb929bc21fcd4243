import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { useRunnerBench } from './runnerBench';
import { errorOf, outputOf, posixIt, runOptions, until } from './support';

describe('SpawnRunner', function () {
  this.timeout(30_000);

  const { newRunner, inFolder, pidFrom, node, sh, run } = useRunnerBench();
  const COUNT = `let bytes = 0; process.stdin.on('data', (b) => (bytes += b.length)).on('end', () => console.log(bytes))`;

  describe('gives a process its input', () => {
    it('without one: the end of file at once', async () => {
      assert.equal(outputOf(await run(node(COUNT))).stdout, '0\n');
    });

    it('as text, of any size', async () => {
      const text = 'ä'.repeat(1_000_000);
      const input = { kind: 'text', text } as const;
      assert.equal(outputOf(await run(node(COUNT), { input })).stdout, '2000000\n');
    });

    it('as a file', async () => {
      writeFileSync(inFolder('input'), 'one\ntwo\n');
      const input = { kind: 'file', path: inFolder('input') } as const;
      assert.equal(outputOf(await run(node(COUNT), { input })).stdout, '8\n');
    });

    it('and is content with one that does not read it', async () => {
      const input = { kind: 'text', text: 'x'.repeat(1_000_000) } as const;
      assert.equal(outputOf(await run(node('process.exitCode = 3'), { input })).exitCode, 3);
    });

    it('or says that the file cannot be read, and starts nothing', async () => {
      const input = { kind: 'file', path: inFolder('missing') } as const;
      const script = `require('fs').writeFileSync(process.env.FOLDER + '/started', '')`;
      const error = errorOf(await run(node(script), { input, outputFile: inFolder('output') }));
      assert.equal(error.kind === 'file-failed' && error.path, inFolder('missing'));
      assert.equal(existsSync(inFolder('started')), false);
      assert.equal(existsSync(inFolder('output.part')), false);
    });
  });

  describe('writes output into a file', () => {
    const write = (script: string, options = {}) =>
      run(node(script), { outputFile: inFolder('output'), ...options });
    const left = (): readonly boolean[] =>
      ['output', 'output.part'].map((name) => existsSync(inFolder(name)));

    it('which gets its name after exit code 0 only, byte by byte', async () => {
      const script = `
        const fs = require('fs');
        fs.writeFileSync(process.env.FOLDER + '/seen', String(fs.existsSync(process.env.FOLDER + '/output')));
        fs.writeSync(1, Buffer.from([0, 255, 10]));`;
      const output = outputOf(await write(script));
      assert.equal(output.stdout, '');
      assert.deepEqual([...readFileSync(inFolder('output'))], [0, 255, 10]);
      assert.equal(readFileSync(inFolder('seen'), 'utf8'), 'false');
      assert.deepEqual(left(), [true, false]);
    });

    it('of a size beyond the bound for kept output', async () => {
      const script = `require('fs').writeSync(1, Buffer.alloc(50_000))`;
      outputOf(await write(script, { maxOutputBytes: 1000 }));
      assert.equal(readFileSync(inFolder('output')).length, 50_000);
    });

    it('in place of an older one', async () => {
      writeFileSync(inFolder('output'), 'older and longer');
      outputOf(await write(`require('fs').writeSync(1, 'new')`));
      assert.equal(readFileSync(inFolder('output'), 'utf8'), 'new');
    });

    it('which another exit code removes, and an older file stays', async () => {
      writeFileSync(inFolder('output'), 'older');
      const output = outputOf(
        await write(`require('fs').writeSync(1, 'half'); process.exitCode = 1`),
      );
      assert.equal(output.exitCode, 1);
      assert.equal(readFileSync(inFolder('output'), 'utf8'), 'older');
      assert.deepEqual(left(), [true, false]);
    });

    posixIt('which a time-out removes', async () => {
      const result = await run(sh('echo half; exec sleep 300'), {
        timeoutMs: 500,
        outputFile: inFolder('output'),
      });
      assert.equal(errorOf(result).kind, 'timed-out');
      assert.deepEqual(left(), [false, false]);
    });

    posixIt('which a cancel removes', async () => {
      const stop = new AbortController();
      const runner = newRunner();
      const result = runner.run(
        sh('echo half; echo $$ > "$FOLDER/child"; exec sleep 300'),
        runOptions({ signal: stop.signal, outputFile: inFolder('output') }),
      );
      await pidFrom('child');
      stop.abort();
      assert.equal(errorOf(await result).kind, 'cancelled');
      await until('the half file is gone', () => !existsSync(inFolder('output.part')));
      assert.deepEqual(left(), [false, false]);
    });

    it('or says that it cannot be written, and starts nothing', async () => {
      const outputFile = inFolder('no such folder/output');
      const error = errorOf(await write('', { outputFile }));
      assert.equal(error.kind === 'file-failed' && error.path, `${outputFile}.part`);
    });

    it('or says that it cannot get its name', async () => {
      const script = `require('fs').mkdirSync(process.env.FOLDER + '/output/x', { recursive: true })`;
      const error = errorOf(await write(script));
      assert.equal(error.kind === 'file-failed' && error.path, inFolder('output'));
      assert.equal(existsSync(inFolder('output.part')), false);
    });
  });

  it('gives output as bytes where it is asked to', async () => {
    const script = `process.stdout.write(Buffer.from([0xc3, 0x28, 0xff, 0x00]))`;
    const bytes = outputOf(await run(node(script), { output: 'bytes' })).stdout;
    assert.deepEqual(
      Array.from(bytes, (character) => character.charCodeAt(0)),
      [0xc3, 0x28, 0xff, 0x00],
    );
  });

  describe('hands output on as it arrives', () => {
    it('and gives all of it in the end, too', async () => {
      const pieces: string[] = [];
      const script = `
        process.stdout.write('first\\n');
        const isHeard = () => require('fs').existsSync(process.env.FOLDER + '/heard');
        setInterval(() => isHeard() && process.exit(0), 10);`;
      const result = run(node(script), {
        onOutput: (text) => {
          pieces.push(text);
          writeFileSync(inFolder('heard'), '');
        },
      });
      assert.equal(outputOf(await result).stdout, 'first\n');
      assert.deepEqual(pieces, ['first\n']);
    });

    it('and never half a character', async () => {
      const pieces: string[] = [];
      const script = `
        const bytes = Buffer.from('🐧é');
        let at = 0;
        const next = () => at < bytes.length
          ? process.stdout.write(bytes.subarray(at, ++at), () => setTimeout(next, 20))
          : process.stdout.write(Buffer.from([0xf0, 0x9f]));
        next();`;
      await run(node(script), { onOutput: (text) => pieces.push(text) });
      assert.equal(pieces.join(''), '🐧é\uFFFD');
      assert.ok(
        pieces.every((piece) => ['🐧', 'é', '🐧é', '\uFFFD'].includes(piece)),
        JSON.stringify(pieces),
      );
    });
  });
});
