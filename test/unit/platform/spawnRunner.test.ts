import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { useRunnerBench } from './runnerBench';
import { errorOf, outputOf, posixIt, runOptions } from './support';

describe('SpawnRunner', function () {
  this.timeout(30_000);

  const { folder, newRunner, inFolder, writeProgram, node, sh, run, log } = useRunnerBench();

  describe('starts programs', () => {
    it('hands over hostile arguments byte for byte', async () => {
      const hostile = [
        '',
        ' ',
        "it's",
        '"',
        '\\',
        '$(touch x)',
        '`touch x`',
        '; touch x',
        '| cat',
        '&& touch x',
        'a\nb',
        'a\r\nb',
        '\t',
        '*',
        '~',
        '%PATH%',
        '$HOME',
        '-rf',
        '--',
        '🐧',
        'e\u0301',
        '\u202egnp.exe',
        '\u001b[31m',
        'x'.repeat(100_000),
      ];
      const script = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
      const output = outputOf(await run(node(script, ...hostile)));
      assert.deepEqual(JSON.parse(output.stdout), hostile);
    });

    it('refuses an argument with a NUL byte, which no process can be given', async () => {
      assert.equal(errorOf(await run(node('', 'a\0b'))).kind, 'failed-to-start');
    });

    it('gives any exit code as output, and text on stderr at exit 0 is no failure', async () => {
      const failed = outputOf(await run(node('console.log("o"); process.exitCode = 3')));
      assert.deepEqual([failed.exitCode, failed.stdout], [3, 'o\n']);
      const noisy = outputOf(await run(node('console.error("careful")')));
      assert.deepEqual([noisy.exitCode, noisy.stdout, noisy.stderr], [0, '', 'careful\n']);
    });

    posixIt('gives no standard input, though this process has one: cat ends at once', () => {
      const script = `
        import { SpawnRunner } from ${JSON.stringify(path.resolve('src/platform/spawnRunner.ts'))};
        const ignore = () => undefined;
        const log = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore };
        new SpawnRunner({ log })
          .run({ file: 'cat', args: [] }, { timeoutMs: 20_000, limitKey: '', shared: false })
          .then((result) => console.log(JSON.stringify(result.value?.stdout)));`;
      writeFileSync(inFolder('outer.mts'), script);
      const args = ['--import', 'tsx', inFolder('outer.mts')];
      const outer = spawnSync(process.execPath, args, { input: 'not for cat', encoding: 'utf8' });
      assert.equal(outer.stdout, '""\n', outer.stderr);
    });

    posixIt('gives no terminal to ask for a password on', async () => {
      const output = outputOf(await run(sh('exec 3</dev/tty')));
      assert.notEqual(output.exitCode, 0);
    });

    it('sets an environment for machine reading and drops the editor’s own variables', async () => {
      const runner = newRunner({
        env: () => ({
          ...process.env,
          LC_ALL: 'de_DE.UTF-8',
          LANGUAGE: 'de',
          KEPT: 'k',
          VSCODE_IPC_HOOK: 'v',
          ELECTRON_NO_ASAR: '1',
        }),
      });
      const script = 'process.stdout.write(JSON.stringify(process.env))';
      const { stdout } = outputOf(await runner.run(node(script), runOptions()));
      const env = JSON.parse(stdout) as Record<string, string | undefined>;
      const names = [
        'LC_ALL',
        'LANG',
        'NO_COLOR',
        'TERM',
        'PAGER',
        'KEPT',
        'FOLDER',
        'LANGUAGE',
        'VSCODE_IPC_HOOK',
        'ELECTRON_NO_ASAR',
      ];
      assert.deepEqual(
        names.map((name) => env[name]),
        ['C.UTF-8', 'C.UTF-8', '1', 'dumb', 'cat', 'k', folder(), undefined, undefined, undefined],
      );
    });

    posixIt('lets the program see the name it was called by', async () => {
      const output = outputOf(await run({ file: 'sh', args: ['-c', 'no-such-program'] }));
      assert.match(output.stderr, /^sh: /);
    });
  });

  describe('finds programs', () => {
    it('tells a missing program', async () => {
      for (const file of ['no-such-program-anywhere', inFolder('missing'), '', 'a\0b']) {
        assert.deepEqual(errorOf(await run({ file, args: [] })), { kind: 'not-found', file });
      }
    });

    posixIt('tells a folder, and a file that is not executable', async () => {
      mkdirSync(inFolder('folder'));
      writeProgram('plain', '#!/bin/sh\n', 0o644);
      for (const file of [inFolder('folder'), inFolder('plain')]) {
        assert.deepEqual(errorOf(await run({ file, args: [] })), { kind: 'not-permitted', file });
      }
    });

    posixIt('tells a script whose interpreter is missing from a missing program', async () => {
      const file = writeProgram('script', '#!/no/such/interpreter\n');
      const error = errorOf(await run({ file, args: [] }));
      assert.equal(error.kind, 'failed-to-start');
      assert.match(JSON.stringify(error), /interpreter/);
    });

    posixIt('never runs what lies in the current folder', async () => {
      writeProgram('tool-of-the-folder', '#!/bin/sh\necho ran > "$0.ran"\n');
      const previous = process.cwd();
      process.chdir(folder());
      try {
        for (const folders of ['', '.', ':', './', `:/usr/bin::/bin:.`]) {
          const runner = newRunner({ env: () => ({ PATH: folders }) });
          for (const file of ['tool-of-the-folder', './tool-of-the-folder']) {
            const error = errorOf(await runner.run({ file, args: [] }, runOptions()));
            assert.deepEqual(error, { kind: 'not-found', file });
          }
        }
      } finally {
        process.chdir(previous);
      }
      assert.equal(existsSync(inFolder('tool-of-the-folder.ran')), false);
    });

    posixIt('runs when the current folder is gone, and when there is no home', async () => {
      const gone = inFolder('gone');
      mkdirSync(gone);
      const previous = process.cwd();
      const home = process.env['HOME'];
      process.chdir(gone);
      rmSync(gone, { recursive: true });
      try {
        process.env['HOME'] = gone;
        const output = outputOf(await run({ file: 'pwd', args: [] }));
        assert.deepEqual([output.stdout, output.stderr], ['/\n', '']);
      } finally {
        process.chdir(previous);
        process.env['HOME'] = home;
        if (home === undefined) {
          delete process.env['HOME'];
        }
      }
    });

    posixIt('logs where a program was found, once', async () => {
      const runner = newRunner();
      await runner.run({ file: 'true', args: [] }, runOptions());
      await runner.run({ file: 'true', args: [] }, runOptions());
      assert.equal(
        log().lines.filter((line) => /^debug: true is \/.*\/true$/.test(line)).length,
        1,
      );
    });
  });

  describe('collects output', () => {
    it('decodes characters that arrive in pieces', async () => {
      const script = `
        const bytes = Buffer.from('größe 🐧 日本');
        let index = 0;
        const next = () => {
          if (index < bytes.length) {
            process.stdout.write(bytes.subarray(index, ++index), () => setTimeout(next, 1));
          }
        };
        next();`;
      assert.equal(outputOf(await run(node(script))).stdout, 'größe 🐧 日本');
    });

    it('is complete when the process ends right after a large write', async () => {
      const script = `require('fs').writeSync(1, ''); process.stdout.write('x'.repeat(3_000_000) + 'end')`;
      const { stdout } = outputOf(await run(node(script)));
      assert.equal(stdout.length, 3_000_003);
      assert.ok(stdout.endsWith('end'));
    });

    posixIt('is complete when something in the background still writes for a moment', async () => {
      const output = outputOf(await run(sh('(sleep 0.1; echo late) & echo early')));
      assert.equal(output.stdout, 'early\nlate\n');
    });

    it('gives both streams in full up to the bound, and ends the process above it', async () => {
      const script = `
        process.stdout.write('x'.repeat(Number(process.argv[1])));
        process.stderr.write('y'.repeat(Number(process.argv[2])));`;
      const within = outputOf(await run(node(script, '1000', '1000'), { maxOutputBytes: 1000 }));
      assert.deepEqual([within.stdout.length, within.stderr.length], [1000, 1000]);
      for (const [out, error] of [
        ['1001', '0'],
        ['0', '1001'],
      ] as const) {
        const result = await run(node(script, out, error), { maxOutputBytes: 1000 });
        assert.deepEqual(errorOf(result), { kind: 'too-much-output', maxOutputBytes: 1000 });
      }
    });

    posixIt('keeps little more than the bound of a process that writes 50 MB', async () => {
      const bytesBefore = process.memoryUsage().arrayBuffers;
      let peakBytes = 0;
      const timer = setInterval(() => {
        peakBytes = Math.max(peakBytes, process.memoryUsage().arrayBuffers - bytesBefore);
      }, 1);
      // Deaf to SIGTERM and to a closed pipe, so that it goes on writing as long as it can.
      const result = await run(
        sh(`trap '' TERM PIPE; while :; do head -c 52428800 /dev/zero; done 2>/dev/null`),
        { maxOutputBytes: 1024 * 1024 },
      );
      clearInterval(timer);
      assert.deepEqual(errorOf(result), { kind: 'too-much-output', maxOutputBytes: 1024 * 1024 });
      assert.ok(peakBytes < 10 * 1024 * 1024, `${peakBytes} bytes at the peak`);
    });

    posixIt('reads 50 MB in full when the bound allows it', async () => {
      const { stdout } = outputOf(
        await run(sh(`head -c 52428800 /dev/zero | tr '\\0' x`), { maxOutputBytes: 52_428_800 }),
      );
      assert.equal(stdout.length, 52_428_800);
    });
  });
});
