import assert from 'node:assert/strict';
import { useRunnerBench } from './runnerBench';
import { errorOf, isRunning, outputOf, posixIt, runOptions, until } from './support';

describe('SpawnRunner', function () {
  this.timeout(30_000);

  const { newRunner, textOf, pidFrom, node, sh, gated, started, openGate, run, log } =
    useRunnerBench();

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

    posixIt('goes on for the others when one caller cancels', async () => {
      const runner = newRunner();
      const stop = new AbortController();
      const options = runOptions({ shared: true });
      const first = runner.run(gated('a'), { ...options, signal: stop.signal });
      const second = runner.run(gated('a'), options);
      await until('it has started', () => started() === 1);
      stop.abort();
      assert.deepEqual(errorOf(await first), { kind: 'cancelled' });
      openGate();
      assert.equal(outputOf(await second).stdout, 'a\n');
      assert.equal(started(), 1);
    });

    posixIt('ends the process when all callers have cancelled', async () => {
      const runner = newRunner();
      const stops = [new AbortController(), new AbortController()];
      const read = sh('echo $$ > "$FOLDER/child"; exec sleep 300');
      const results = stops.map(({ signal }) =>
        runner.run(read, runOptions({ shared: true, signal })),
      );
      const pid = await pidFrom('child');
      for (const stop of stops) {
        stop.abort();
      }
      for (const result of await Promise.all(results)) {
        assert.deepEqual(errorOf(result), { kind: 'cancelled' });
      }
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
      const slow = runner.run(sh('sleep 1.2'), runOptions());
      const waits = runner.run(sh('echo quick'), runOptions({ timeoutMs: 1100 }));
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
      const lines = log().lines.filter((line) => line.startsWith('debug: > '));
      assert.equal(lines.length, 1);
      assert.match(
        lines[0] ?? '',
        /-e "console\.log\(1\)" -- "a\\nb" "\\u001b\[31m" \[\d+ ms\] exit 0$/,
      );
      const all = log().lines.join('\n');
      assert.doesNotMatch(all, /hush/);
      assert.match(all, /^trace: .* wrote 2 \+ 0 bytes \(stdout \+ stderr\)$/m);
    });

    it('never writes output, and warns of a time-out', async () => {
      const script =
        'console.log("priv" + "ate"); console.error("priv" + "ate"); setInterval(() => 0, 9)';
      await run(node(script), { timeoutMs: 400 });
      assert.equal(
        log().lines.filter((line) => /^warn: .* timed out after 400 ms/.test(line)).length,
        1,
      );
      assert.doesNotMatch(log().lines.join('\n'), /private/);
    });
  });
});
