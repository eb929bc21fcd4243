// `lxc exec` of the stand-in: journalctl prints the instance's recorded lines, other commands print
// what the test put into the state; a shell is this machine's own.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { edit, find } from './lxcActions.mjs';
import { err, out } from './output.mjs';
import { ToolError } from './tool.mjs';

export async function exec(name, command, project, lxd) {
  const instance = find(lxd, name, project);
  if (instance === undefined) throw new ToolError('Instance not found');
  if (instance.stopsWhenEntered) {
    edit(name, project, (target) => {
      target.status = 'Stopped';
      delete target.stopsWhenEntered;
    });
    throw new ToolError('Instance is not running');
  }
  if (instance.status === 'Frozen') throw new ToolError('Instance is frozen');
  if (instance.status !== 'Running') throw new ToolError('Instance is not running');
  const reply = instance.commands?.[command.join(' ')] ?? instance.commands?.[command[0]];
  if (reply !== undefined) return say(reply);
  if (command[0] === 'journalctl' && instance.journal !== undefined)
    return journal(instance, command);
  if (['sh', 'bash', 'su', 'true', 'false'].includes(command[0])) return run(command);
  await err('Error: Command not found\n');
  return 127;
}

async function say({ stdout = '', stderr = '', exitCode = 0 }) {
  await err(stderr);
  await out(stdout);
  return exitCode;
}

/** `journal` is the path of a file with one JSON object a line, as `journalctl -o json` prints them. */
async function journal(instance, command) {
  const lines = readFileSync(instance.journal, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const count = linesAsked(command);
  await out(
    lines
      .slice(-count)
      .map((line) => `${line}\n`)
      .join(''),
  );
  if (command.includes('-f') || command.includes('--follow')) {
    await new Promise(() => setInterval(() => {}, 1 << 30));
  }
  return 0;
}

// -n 50, -n50, --lines=50, --lines 50; with -f journalctl starts from the last ten.
function linesAsked(command) {
  const words = command.join(' ');
  const match = /(?:^| )(?:-n ?|--lines[= ])(\d+)/.exec(words);
  if (match !== null) return Number(match[1]);
  return / (-f|--follow)\b/.test(words) ? 10 : Infinity;
}

function run([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, program === 'su' ? [] : args, { stdio: 'inherit' });
    child.on('close', (code, signal) =>
      resolve(signal === null ? code : 128 + os.constants.signals[signal]),
    );
  });
}
