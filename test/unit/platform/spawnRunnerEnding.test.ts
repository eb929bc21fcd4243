import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { useRunnerBench } from './runnerBench';
import { errorOf, isRunning, outputOf, posixIt, runOptions, until } from './support';

describe('SpawnRunner', function () {
  this.timeout(30_000);

  const { newRunner, inFolder, textOf, pidFrom, node, sh, gated, started, openGate, run } =
    useRunnerBench();

  describe('ends processes', () => {
    posixIt('ends the whole group at a time-out and gives what stderr said', async () => {
      const began = performance.now();
      const result = await run(
        sh('echo waiting >&2; sleep 300 & echo $! > "$FOLDER/grandchild"; wait'),
        { timeoutMs: 1000 },
      );
      assert.deepEqual(errorOf(result), {
        kind: 'timed-out',
        timeoutMs: 1000,
        stderr: 'waiting\n',
      });
      assert.ok(performance.now() - began >= 1000);
      assert.equal(isRunning(await pidFrom('grandchild')), false);
    });

    posixIt(
      'ends a group that is deaf to SIGTERM, though its leader has gone and its pipes too',
      async () => {
        const result = await run(
          sh(`(trap '' TERM; echo $(exec sh -c 'echo $PPID') > "$FOLDER/deaf"; while :; do sleep 0.1; done) >/dev/null 2>&1 &
            wait`),
          { timeoutMs: 1000 },
        );
        assert.equal(errorOf(result).kind, 'timed-out');
        assert.equal(isRunning(await pidFrom('deaf')), false);
      },
    );

    posixIt('lets a process clean up within the grace', async () => {
      const runner = newRunner({ graceMs: 10_000 });
      const result = await runner.run(
        sh(`trap 'echo cleaned > "$FOLDER/cleaned"; exit 0' TERM; while :; do sleep 0.02; done`),
        runOptions({ timeoutMs: 1000 }),
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
