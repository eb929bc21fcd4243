import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainOutput, placeOf } from '../../../../src/core/problem/explainOutput';
import type { Tool } from '../../../../src/core/cli/command';
import type { Reach } from '../../../../src/core/reach/reach';

const local: Reach = { kind: 'local', programs: {} };
const ssh: Reach = {
  kind: 'ssh',
  host: 'dut',
  options: [],
  program: 'ssh',
  connectTimeoutSeconds: 10,
};
const vm = (via: Reach): Reach => ({ kind: 'vm', via, vm: 'termina', ownerHash: 'a' });
const instance = (via: Reach): Reach => ({ kind: 'instance', via, instance: 'penguin' });

const DENIED = 'Permission denied (publickey).\n';
const GONE = 'ERROR vsh: [vsh.cc:122] Failed to get VM info for termina\n';
const NO_INSTANCE = 'Error: Instance not found\n';
const MISSING = (tool: string) => `sh: 1: ${tool}: not found\n`;

/** `kind failure`, `tool-missing TOOL PLACE`, or the kind alone. */
function explained(reach: Reach, tool: Tool, exitCode: number, stderr: string): string {
  const problem = explainOutput(reach, tool, { stderr, exitCode });
  if (problem.kind === 'tool-missing') {
    return `tool-missing ${problem.tool} ${problem.place}`;
  }
  return 'failure' in problem && 'kind' in problem.failure
    ? `${problem.kind} ${problem.failure.kind}`
    : problem.kind;
}

describe('explainOutput', () => {
  const rows: readonly (readonly [string, Reach, Tool, number, string, string])[] = [
    ['vmc here', local, 'vmc', 1, 'Error: no such subcommand: `x`\n', 'vmc no-such-subcommand'],
    ['vmc here, silent', local, 'vmc', 1, '', 'vmc other'],
    ['lxc here', local, 'lxc', 1, NO_INSTANCE, 'lxc instance-not-found'],
    ['another tool here', local, 'ls', 2, 'ls: cannot access\n', 'exit'],
    ['255 here is the tool’s own', local, 'lxc', 255, NO_INSTANCE, 'lxc instance-not-found'],
    [
      'a wrapper without its program',
      local,
      'vmc',
      127,
      MISSING('vmc'),
      'tool-missing vmc this-machine',
    ],
    ['ssh itself', ssh, 'vmc', 255, DENIED, 'ssh auth'],
    ['ssh itself under a VM', vm(ssh), 'lxc', 255, DENIED, 'ssh auth'],
    ['ssh itself under an instance', instance(vm(ssh)), 'journalctl', 255, DENIED, 'ssh auth'],
    ['255 of lxc behind ssh', ssh, 'lxc', 255, NO_INSTANCE, 'lxc instance-not-found'],
    ['no tool behind ssh', ssh, 'vmc', 127, MISSING('vmc'), 'tool-missing vmc device'],
    [
      'no permission behind ssh',
      ssh,
      'vmc',
      126,
      'sh: vmc: Permission denied\n',
      'tool-not-permitted',
    ],
    ['vmc behind ssh', ssh, 'vmc', 1, 'Error: expected <name>\n', 'vmc bad-arguments'],
    ['no vsh behind ssh', vm(ssh), 'lxc', 127, MISSING('vsh'), 'tool-missing vsh device'],
    [
      'no vsh behind ssh, by env',
      vm(ssh),
      'lxc',
      127,
      'env: ‘vsh’: No such file or directory\n',
      'tool-missing vsh device',
    ],
    ['a VM that is gone', vm(local), 'lxc', 1, GONE, 'vsh vm-not-running'],
    ['a VM that is gone, behind ssh', vm(ssh), 'lxc', 1, GONE, 'vsh vm-not-running'],
    ['a broken line to the VM', vm(local), 'lxc', 123, '', 'vsh connection-lost'],
    ['no lxc in the VM', vm(local), 'lxc', 127, MISSING('lxc'), 'tool-missing lxc vm'],
    ['lxc in the VM', vm(local), 'lxc', 1, NO_INSTANCE, 'lxc instance-not-found'],
    ['a silent program in the VM', vm(local), 'true', 1, '', 'exit'],
    [
      'an instance that is gone',
      instance(local),
      'journalctl',
      1,
      NO_INSTANCE,
      'lxc instance-not-found',
    ],
    [
      'an instance in a VM that is gone',
      instance(vm(local)),
      'journalctl',
      1,
      GONE,
      'vsh vm-not-running',
    ],
    [
      'no journalctl in the instance',
      instance(vm(ssh)),
      'journalctl',
      127,
      'Error: Command not found\n',
      'tool-missing journalctl instance',
    ],
    [
      'no lxc before the instance',
      instance(vm(local)),
      'journalctl',
      127,
      MISSING('lxc'),
      'tool-missing lxc vm',
    ],
    ['journalctl itself', instance(local), 'journalctl', 1, 'Failed to open journal\n', 'exit'],
  ];
  for (const [what, reach, tool, exitCode, stderr, expected] of rows) {
    it(`${what}: ${expected}`, () => {
      assert.equal(explained(reach, tool, exitCode, stderr), expected);
    });
  }

  it('keeps the last line of a tool that nobody knows, and its exit code', () => {
    const output = { stderr: 'warning\nls: cannot access\r\n\n', exitCode: 2 };
    assert.deepEqual(explainOutput(local, 'ls', output), {
      kind: 'exit',
      tool: 'ls',
      exitCode: 2,
      line: 'ls: cannot access',
    });
  });

  it('never throws, whatever was said', () => {
    const reaches = [local, ssh, vm(local), vm(ssh), instance(local), instance(vm(ssh))];
    fc.assert(
      fc.property(
        fc.constantFrom(...reaches),
        fc.constantFrom<Tool>('vmc', 'vsh', 'lxc', 'journalctl', 'ls'),
        fc.oneof(fc.integer({ min: 1, max: 255 }), fc.constantFrom(1, 123, 126, 127, 255)),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(GONE, NO_INSTANCE, DENIED)),
        (reach, tool, exitCode, stderr) => {
          assert.equal(typeof explainOutput(reach, tool, { stderr, exitCode }).kind, 'string');
        },
      ),
    );
  });
});

describe('placeOf', () => {
  it('names where commands run in the end', () => {
    assert.deepEqual([local, ssh, vm(ssh), instance(vm(ssh))].map(placeOf), [
      ...['this-machine', 'device', 'vm', 'instance'],
    ]);
  });
});
