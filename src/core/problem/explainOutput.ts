import type { Tool } from '../cli/command';
import { classifyLxcFailure } from '../cli/lxc/failure';
import { quoted } from '../cli/parse';
import { classifySshFailure } from '../cli/ssh/failure';
import { classifyVmcFailure } from '../cli/vmc/failure';
import { classifyVshFailure } from '../cli/vsh/failure';
import { reachChain, type Reach } from '../reach/reach';
import type { Place, Problem } from './problem';

/** OpenSSH's exit code for its own failures; a remote command cannot be told from it by code alone. */
const SSH_FAILED = 255;
/** How `lxc` and `vmc` begin their own messages, and ssh none; `lxc exec` can end with 255 as well. */
const TOOL_ERROR = /^Error: /;
/** POSIX shells and `env`: the program was not found. */
const COMMAND_NOT_FOUND = 127;
/** `lxc exec`, all generations, for a program that the instance does not have. */
const INNER_NOT_FOUND = /^Error: Command not found$/m;
/** POSIX shells and `env`: it was found and may not be executed. */
const COMMAND_NOT_EXECUTABLE = 126;

/**
 * Which layer of `reach` failed, and how, when `tool` at its end left a non-zero exit code. Outer
 * layers are asked first, because an inner tool that never ran cannot have said anything.
 */
export function explainOutput(
  reach: Reach,
  tool: Tool,
  { stderr, exitCode }: { readonly stderr: string; readonly exitCode: number },
): Problem {
  for (const layer of reachChain(reach)) {
    if (layer.kind === 'ssh' && exitCode === SSH_FAILED) {
      const failure = classifySshFailure(stderr, exitCode);
      if (failure.kind !== 'other' || !TOOL_ERROR.test(failure.line)) {
        return { kind: 'ssh', failure, host: layer.host };
      }
    }
    if (layer.kind === 'vm') {
      const failure = classifyVshFailure(stderr, exitCode);
      if (failure.kind !== 'guest-exit') {
        return { kind: 'vsh', failure, vm: layer.vm };
      }
    }
    if (
      layer.kind === 'instance' &&
      exitCode === COMMAND_NOT_FOUND &&
      INNER_NOT_FOUND.test(stderr)
    ) {
      return { kind: 'tool-missing', tool, place: 'instance' };
    }
    // `lxc exec` passes the inner exit code through; only its own messages begin like this.
    if (layer.kind === 'instance' && /^Error: /m.test(stderr)) {
      return { kind: 'lxc', failure: classifyLxcFailure(stderr, exitCode) };
    }
  }
  if (exitCode === COMMAND_NOT_FOUND) {
    return missingTool(reach, tool, stderr);
  }
  if (exitCode === COMMAND_NOT_EXECUTABLE) {
    return { kind: 'tool-not-permitted', tool };
  }
  switch (tool) {
    case 'lxc':
      return { kind: 'lxc', failure: classifyLxcFailure(stderr, exitCode) };
    case 'vmc':
      return { kind: 'vmc', failure: classifyVmcFailure(stderr, exitCode) };
    default:
      return { kind: 'exit', tool, exitCode, line: lastLine(stderr) };
  }
}

/** The tool that `stderr` names, if it is one that `reach` goes through; else the one at its end. */
function missingTool(reach: Reach, tool: Tool, stderr: string): Problem {
  for (const layer of reachChain(reach)) {
    const door = layer.kind === 'vm' ? 'vsh' : layer.kind === 'instance' ? 'lxc' : undefined;
    if (door !== undefined && 'via' in layer && names(lastLine(stderr), door)) {
      return { kind: 'tool-missing', tool: door, place: placeOf(layer.via) };
    }
  }
  return { kind: 'tool-missing', tool, place: placeOf(reach) };
}

/** As sh, bash and `env` name a program that is not there: `sh: 1: vsh: not found`, `env: 'vsh': …`. */
function names(line: string, program: 'vsh' | 'lxc'): boolean {
  return new RegExp(`(?:^|[ '‘\"])${program}['’\"]?: `).test(line);
}

/** Where the innermost layer of `reach` runs its commands. */
export function placeOf(reach: Reach): Place {
  switch (reach.kind) {
    case 'local':
      return 'this-machine';
    case 'ssh':
      return 'device';
    case 'vm':
      return 'vm';
    case 'instance':
      return 'instance';
  }
}

function lastLine(text: string): string {
  return quoted(text.trimEnd().split(/\r?\n/).at(-1)?.trim() ?? '');
}
