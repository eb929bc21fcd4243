import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { FollowOptions } from '../../../src/app/ports';
import { invocationFor, type Reach } from '../../../src/core/reach/reach';
import { useRunnerBench } from './runnerBench';
import { errorOf, isRunning, outputOf, posixIt, until } from './support';

describe('SpawnRunner.follow', function () {
  this.timeout(30_000);

  const { newRunner, inFolder, pidFrom, node, sh } = useRunnerBench();

  function options(changes: Partial<FollowOptions> = {}): FollowOptions {
    return { onText: () => undefined, signal: new AbortController().signal, ...changes };
  }

  it('hands output on, keeps none of it, and tells how it ended', async () => {
    const pieces: string[] = [];
    const script = `
      for (let n = 0; n < 3; n++) process.stdout.write('🐧'.repeat(100_000));
      process.stderr.write('why'); process.exitCode = 3;`;
    const result = await newRunner().follow(
      node(script),
      options({ onText: (text) => pieces.push(text) }),
    );
    const { stdout, stderr, exitCode } = outputOf(result);
    assert.deepEqual([stdout, stderr, exitCode], ['', 'why', 3]);
    assert.equal(pieces.join(''), '🐧'.repeat(300_000));
  });

  posixIt('keeps its input open until it is ended', async () => {
    const stop = new AbortController();
    const heard: string[] = [];
    const result = newRunner().follow(
      sh('echo $$ > "$FOLDER/child"; echo ready; cat; echo over'),
      options({ signal: stop.signal, onText: (text) => heard.push(text) }),
    );
    const pid = await pidFrom('child');
    await until('it is ready', () => heard.length > 0);
    stop.abort();
    assert.deepEqual(errorOf(await result), { kind: 'cancelled' });
    await until('it is gone', () => !isRunning(pid));
    assert.deepEqual(heard, ['ready\n']);
  });

  posixIt('ends all that the program started, too', async () => {
    const stop = new AbortController();
    const result = newRunner().follow(
      sh('sleep 300 & echo $! > "$FOLDER/grandchild"; echo $$ > "$FOLDER/child"; wait'),
      options({ signal: stop.signal }),
    );
    const pids = [await pidFrom('grandchild'), await pidFrom('child')];
    stop.abort();
    await result;
    await until('the group is gone', () => !pids.some(isRunning));
  });

  posixIt('ends with the runner, and follows nothing after that', async () => {
    const runner = newRunner();
    const result = runner.follow(sh('echo $$ > "$FOLDER/child"; exec sleep 300'), options());
    const pid = await pidFrom('child');
    await runner.dispose();
    assert.equal(isRunning(pid), false);
    assert.deepEqual(errorOf(await result), { kind: 'cancelled' });
    assert.deepEqual(errorOf(await runner.follow(node(''), options())), { kind: 'cancelled' });
  });

  it('starts nothing for a signal that was given before', async () => {
    const script = `require('fs').writeFileSync(process.env.FOLDER + '/started', '')`;
    const result = await newRunner().follow(node(script), options({ signal: AbortSignal.abort() }));
    assert.deepEqual(errorOf(result), { kind: 'cancelled' });
    assert.equal(existsSync(inFolder('started')), false);
  });

  it('says that there is no such program', async () => {
    const result = await newRunner().follow({ file: inFolder('missing'), args: [] }, options());
    assert.equal(errorOf(result).kind, 'not-found');
  });

  posixIt('takes no place of those who run', async () => {
    const runner = newRunner({ maxTotal: 1 });
    const stop = new AbortController();
    const followed = runner.follow(sh('exec sleep 300'), options({ signal: stop.signal }));
    const output = await runner.run(node(`console.log('ran')`), {
      ...{ timeoutMs: 20_000, limitKey: 'device', shared: false },
    });
    assert.equal(outputOf(output).stdout, 'ran\n');
    stop.abort();
    await followed;
  });

  posixIt('leaves nothing behind when the program that follows is killed', async () => {
    // A process that does nothing but follow, as an extension host that crashes or is killed.
    const local: Reach = { kind: 'local', programs: {}, hasShell: true };
    const invocation = invocationFor(
      local,
      { words: ['sh', '-c', 'echo $$ > "$FOLDER/followed"; exec sleep 300'] },
      'follow',
    );
    const script = `
      const { spawn } = require('child_process');
      const { file, args } = ${JSON.stringify(invocation)};
      spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
      require('fs').writeFileSync(process.env.FOLDER + '/host', process.pid + '\\n');`;
    const host = newRunner().follow(node(script), options());
    const followed = await pidFrom('followed');
    process.kill(await pidFrom('host'), 'SIGKILL');
    assert.equal(errorOf(await host).kind, 'signalled');
    await until('what was followed is gone', () => !isRunning(followed));
  });
});
