import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunOptions } from '../../../src/app/ports';
import type { Invocation } from '../../../src/core/reach/invocation';
import { SpawnRunner, type SpawnRunnerOptions } from '../../../src/platform/spawnRunner';
import { errorOf, isRunning, outputOf, posixIt, RecordingLog, runOptions, until } from './support';

describe('SpawnRunner', function () {
  this.timeout(30_000);

  let folder: string;
  let log: RecordingLog;
  let runners: SpawnRunner[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'spawn-runner-'));
    log = new RecordingLog();
    runners = [];
  });

  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.dispose()));
    rmSync(folder, { recursive: true, force: true });
  });

  function newRunner(options: Partial<SpawnRunnerOptions> = {}): SpawnRunner {
    const runner = new SpawnRunner({ log, graceMs: 300, ...options });
    runners.push(runner);
    return runner;
  }

  const inFolder = (name: string): string => path.join(folder, name);
  const textOf = (name: string): string => {
    const file = inFolder(name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const pidFrom = async (name: string): Promise<number> => {
    await until(`${name} holds a process id`, () => textOf(name).endsWith('\n'));
    return Number(textOf(name));
  };
  function writeProgram(name: string, text: string, mode = 0o755): string {
    writeFileSync(inFolder(name), text);
    chmodSync(inFolder(name), mode);
    return inFolder(name);
  }
  /** `node -e script args`; the folder is in `process.env.FOLDER`. */
  const node = (script: string, ...args: string[]): Invocation => ({
    file: process.execPath,
    args: ['-e', script, '--', ...args],
    env: { FOLDER: folder },
  });
  const sh = (script: string): Invocation => ({
    file: 'sh',
    args: ['-c', script],
    env: { FOLDER: folder },
  });
  /** Runs until the file `go` stands in the folder; adds a line to `started` first. */
  const gated = (name = ''): Invocation =>
    sh(
      `echo ${name} >> "$FOLDER/started"; until [ -e "$FOLDER/go" ]; do sleep 0.02; done; echo ${name}`,
    );
  const started = (): number => textOf('started').split('\n').length - 1;
  const openGate = (): void => writeFileSync(inFolder('go'), '');
  const run = (invocation: Invocation, options: Partial<RunOptions> = {}) =>
    newRunner().run(invocation, runOptions(options));

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

    posixIt('gives no standard input: a program that reads it ends at once', async () => {
      const output = outputOf(await run({ file: 'cat', args: [] }));
      assert.deepEqual([output.exitCode, output.stdout], [0, '']);
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
        ['C.UTF-8', 'C.UTF-8', '1', 'dumb', 'cat', 'k', folder, undefined, undefined, undefined],
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
      process.chdir(folder);
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
      assert.equal(log.lines.filter((line) => /^debug: true is \/.*\/true$/.test(line)).length, 1);
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

  describe('ends processes', () => {
    posixIt('ends the whole group at a time-out and gives what stderr said', async () => {
      const began = performance.now();
      const result = await run(
        sh('echo waiting >&2; sleep 300 & echo $! > "$FOLDER/grandchild"; wait'),
        { timeoutMs: 500 },
      );
      assert.deepEqual(errorOf(result), { kind: 'timed-out', timeoutMs: 500, stderr: 'waiting\n' });
      assert.ok(performance.now() - began >= 500);
      assert.equal(isRunning(await pidFrom('grandchild')), false);
    });

    posixIt(
      'ends a group that is deaf to SIGTERM, though its leader has gone and its pipes too',
      async () => {
        const result = await run(
          sh(`(trap '' TERM; echo $(exec sh -c 'echo $PPID') > "$FOLDER/deaf"; while :; do sleep 0.1; done) >/dev/null 2>&1 &
            wait`),
          { timeoutMs: 500 },
        );
        assert.equal(errorOf(result).kind, 'timed-out');
        assert.equal(isRunning(await pidFrom('deaf')), false);
      },
    );

    posixIt('lets a process clean up within the grace', async () => {
      const result = await run(
        sh(`trap 'echo cleaned > "$FOLDER/cleaned"; exit 0' TERM; while :; do sleep 0.02; done`),
        { timeoutMs: 500 },
      );
      assert.equal(errorOf(result).kind, 'timed-out');
      assert.equal(textOf('cleaned'), 'cleaned\n');
    });

    posixIt('does not hang on a pipe that a process in the background keeps open', async () => {
      const output = outputOf(await run(sh('sleep 300 & echo $! > "$FOLDER/kept"; echo done')));
      assert.deepEqual([output.exitCode, output.stdout], [0, 'done\n']);
      const pid = await pidFrom('kept');
      await until('the process in the background is gone', () => !isRunning(pid));
    });

    posixIt('does not hang on a pipe that is kept open from outside the group', async function () {
      const result = await run(
        node(`
          const { spawn } = require('child_process');
          const kept = spawn('sleep', ['300'], { detached: true, stdio: 'inherit' });
          require('fs').writeFileSync(process.env.FOLDER + '/kept', kept.pid + '\\n');
          kept.unref();
          console.log('done');`),
      );
      const pid = await pidFrom('kept');
      try {
        assert.deepEqual(outputOf(result).stdout, 'done\n');
        assert.equal(isRunning(pid), true);
      } finally {
        process.kill(pid, 'SIGKILL');
      }
    });

    posixIt('leaves alone what a program started in the background without its pipes', async () => {
      outputOf(await run(sh('sleep 300 >/dev/null 2>&1 & echo $! > "$FOLDER/daemon"')));
      const pid = await pidFrom('daemon');
      assert.equal(isRunning(pid), true);
      process.kill(pid, 'SIGKILL');
    });

    posixIt('tells a process that a signal ended', async () => {
      const result = await run(sh('echo ouch >&2; kill -KILL $$'));
      assert.deepEqual(errorOf(result), { kind: 'signalled', signal: 'SIGKILL', stderr: 'ouch\n' });
    });

    posixIt('takes a very long time-out as it is meant', async () => {
      assert.equal(
        outputOf(await run(sh('sleep 0.1; echo done'), { timeoutMs: Infinity })).stdout,
        'done\n',
      );
    });
  });

  describe('cancels', () => {
    it('starts nothing for a signal that has aborted', async () => {
      const script = `require('fs').writeFileSync(process.env.FOLDER + '/started', '')`;
      const result = await run(node(script), { signal: AbortSignal.abort() });
      assert.deepEqual(errorOf(result), { kind: 'cancelled' });
      assert.equal(existsSync(inFolder('started')), false);
    });

    posixIt('answers at once while the process runs, and ends its group', async () => {
      const stop = new AbortController();
      const runner = newRunner({ graceMs: 60_000 });
      const result = runner.run(
        sh(`sleep 300 & echo $! > "$FOLDER/grandchild"; echo $$ > "$FOLDER/child"; wait`),
        runOptions({ signal: stop.signal }),
      );
      const pids = [await pidFrom('grandchild'), await pidFrom('child')];
      stop.abort();
      assert.deepEqual(errorOf(await result), { kind: 'cancelled' });
      await until('the group is gone', () => !pids.some(isRunning));
    });

    posixIt('leaves the queue, and the process that waited is never started', async () => {
      const runner = newRunner({ maxPerKey: 1 });
      const stop = new AbortController();
      const first = runner.run(gated('first'), runOptions());
      const second = runner.run(gated('second'), runOptions({ signal: stop.signal }));
      const third = runner.run(gated('third'), runOptions());
      await until('the first has started', () => started() === 1);
      stop.abort();
      assert.deepEqual(errorOf(await second), { kind: 'cancelled' });
      openGate();
      assert.equal(outputOf(await first).stdout, 'first\n');
      assert.equal(outputOf(await third).stdout, 'third\n');
      assert.equal(textOf('started'), 'first\nthird\n');
    });

    it('leaves no listener on the caller’s signal', async () => {
      const { signal } = new AbortController();
      let listeners = 0;
      const counted = Object.create(signal) as AbortSignal;
      Object.defineProperties(counted, {
        aborted: { value: false },
        addEventListener: { value: () => (listeners += 1) },
        removeEventListener: { value: () => (listeners -= 1) },
      });
      await run(node(''), { signal: counted });
      assert.equal(listeners, 0);
    });
  });

  describe('shares reads', () => {
    posixIt('starts one process for identical reads in flight, and another one later', async () => {
      const runner = newRunner();
      const options = runOptions({ shared: true });
      const both = [runner.run(gated('a'), options), runner.run(gated('a'), options)];
      await until('it has started', () => started() > 0);
      both.push(runner.run(gated('a'), options));
      openGate();
      const outputs = (await Promise.all(both)).map((result) => outputOf(result).stdout);
      assert.deepEqual(outputs, ['a\n', 'a\n', 'a\n']);
      assert.equal(started(), 1);
      outputOf(await runner.run(gated('a'), options));
      assert.equal(started(), 2);
    });

    posixIt(
      'tells apart what differs in arguments, environment or bound, and what is not a read',
      async () => {
        const runner = newRunner();
        const options = runOptions({ shared: true });
        const read = gated('a');
        const all = [
          runner.run(read, options),
          runner.run({ ...read, args: [...read.args, 'more'] }, options),
          runner.run({ ...read, env: { ...read.env, MORE: '1' } }, options),
          runner.run(read, { ...options, maxOutputBytes: 9 }),
          runner.run(read, { ...options, shared: false }),
        ];
        await until('all have started', () => started() === all.length);
        openGate();
        await Promise.all(all);
      },
    );

    posixIt('goes on for the others when one caller cancels, and ends when all have', async () => {
      const runner = newRunner();
      const stops = [new AbortController(), new AbortController()] as const;
      const read = sh('echo $$ > "$FOLDER/child"; exec sleep 300');
      const [first, second] = stops.map(({ signal }) =>
        runner.run(read, runOptions({ shared: true, signal })),
      );
      const pid = await pidFrom('child');
      stops[0].abort();
      assert.deepEqual(errorOf((await first) ?? assert.fail()), { kind: 'cancelled' });
      assert.equal(isRunning(pid), true);
      stops[1].abort();
      assert.deepEqual(errorOf((await second) ?? assert.fail()), { kind: 'cancelled' });
      await until('the process is gone', () => !isRunning(pid));
    });

    posixIt('does not join a read that every caller has given up', async () => {
      const runner = newRunner();
      const stop = new AbortController();
      const options = runOptions({ shared: true });
      const given = runner.run(gated('a'), { ...options, signal: stop.signal });
      await until('it has started', () => started() === 1);
      stop.abort();
      const again = runner.run(gated('a'), options);
      openGate();
      assert.deepEqual(errorOf(await given), { kind: 'cancelled' });
      assert.equal(outputOf(await again).stdout, 'a\n');
    });

    posixIt('does not join a read from before a change that has ended', async () => {
      const runner = newRunner();
      const options = runOptions({ shared: true });
      const before = runner.run(gated('a'), options);
      await until('it has started', () => started() === 1);
      outputOf(await runner.run({ file: 'true', args: [] }, runOptions()));
      const after = runner.run(gated('a'), options);
      await until('another one has started', () => started() === 2);
      openGate();
      await Promise.all([before, after]);
    });
  });

  describe('limits', () => {
    posixIt('runs at most so many with one key at once, and other keys beside them', async () => {
      const runner = newRunner({ maxPerKey: 2 });
      // Each notes how many run at the same moment, itself included.
      const counted = sh(
        `mkdir "$FOLDER/$$.on"; ls -d "$FOLDER"/*.on | wc -l >> "$FOLDER/counts"; sleep 0.1; rmdir "$FOLDER/$$.on"`,
      );
      const all = await Promise.all(
        Array.from({ length: 8 }, () => runner.run(counted, runOptions())),
      );
      assert.deepEqual(
        all.map((result) => outputOf(result).exitCode),
        Array(8).fill(0),
      );
      const counts = textOf('counts').trim().split('\n').map(Number);
      assert.deepEqual([counts.length, Math.max(...counts)], [8, 2]);
    });

    posixIt('counts the time-out from the start of the process', async () => {
      const runner = newRunner({ maxPerKey: 1 });
      const slow = runner.run(sh('sleep 0.7'), runOptions());
      const waits = runner.run(sh('echo quick'), runOptions({ timeoutMs: 600 }));
      assert.equal(outputOf(await slow).exitCode, 0);
      assert.equal(outputOf(await waits).stdout, 'quick\n');
    });

    it('gives the place back after every kind of failure', async () => {
      const runner = newRunner({ maxPerKey: 1, maxTotal: 1 });
      errorOf(await runner.run({ file: 'no-such-program', args: [] }, runOptions()));
      errorOf(await runner.run(node('', 'a\0b'), runOptions()));
      errorOf(await runner.run(node('setInterval(() => 0, 9)'), runOptions({ timeoutMs: 50 })));
      assert.equal(outputOf(await runner.run(node(''), runOptions())).exitCode, 0);
    });
  });

  describe('logs', () => {
    it('writes one line for a process, with single-line arguments and without its environment', async () => {
      const invocation = node('console.log(1)', 'a\nb', '\u001b[31m');
      await run({ ...invocation, env: { TOKEN: 'hush' } });
      const lines = log.lines.filter((line) => line.startsWith('debug: > '));
      assert.equal(lines.length, 1);
      assert.match(
        lines[0] ?? '',
        /-e "console\.log\(1\)" -- "a\\nb" "\\u001b\[31m" \[\d+ ms\] exit 0$/,
      );
      const all = log.lines.join('\n');
      assert.doesNotMatch(all, /hush/);
      assert.match(all, /^trace: .* wrote 2 \+ 0 bytes \(stdout \+ stderr\)$/m);
    });

    it('never writes output, and warns of a time-out', async () => {
      const script =
        'console.log("priv" + "ate"); console.error("priv" + "ate"); setInterval(() => 0, 9)';
      await run(node(script), { timeoutMs: 400 });
      assert.equal(
        log.lines.filter((line) => /^warn: .* timed out after 400 ms/.test(line)).length,
        1,
      );
      assert.doesNotMatch(log.lines.join('\n'), /private/);
    });
  });

  describe('dispose', () => {
    posixIt('ends what runs and what waits, and resolves when the processes are gone', async () => {
      const runner = newRunner({ maxPerKey: 1 });
      const deaf = sh(`trap '' TERM; echo $$ > "$FOLDER/child"; while :; do sleep 0.05; done`);
      const results = [runner.run(deaf, runOptions()), runner.run(gated(), runOptions())];
      const pid = await pidFrom('child');
      await runner.dispose();
      assert.equal(isRunning(pid), false);
      for (const result of await Promise.all(results)) {
        assert.deepEqual(errorOf(result), { kind: 'cancelled' });
      }
      assert.equal(started(), 0);
    });

    it('may be called twice, and a later run is cancelled', async () => {
      const runner = newRunner();
      await runner.dispose();
      await runner.dispose();
      assert.deepEqual(errorOf(await runner.run(node(''), runOptions())), { kind: 'cancelled' });
    });
  });
});
