import assert from 'node:assert/strict';
import {
  failReading,
  finishReading,
  newDeviceState,
  startReading,
  type DeviceState,
  type Section,
} from '../../../../src/app/inventory/deviceState';
import { holdBack } from '../../../../src/app/inventory/holdBack';
import type { Instance } from '../../../../src/core/model/instance';
import { mayBeBlip, mayPass } from '../../../../src/core/problem/passing';
import type { Problem } from '../../../../src/core/problem/problem';
import { HERE } from '../readings';

const BLIP: Problem = {
  kind: 'lxc',
  failure: { kind: 'connection-lost', message: '', exitCode: 1 },
};
const REFUSAL: Problem = {
  kind: 'lxc',
  failure: { kind: 'permission-denied', message: '', exitCode: 1 },
};
const TIMED_OUT: Problem = { kind: 'timed-out', tool: 'lxc', timeoutMs: 5 };
const READ = finishReading<Instance>([], [], 1);

function device(instances: Section<Instance>, more: Partial<DeviceState> = {}): DeviceState {
  return { ...newDeviceState(HERE), instances, ...more };
}

function told({ problem, doubt }: { problem?: Problem; doubt?: Problem } = {}): string {
  return `problem ${problem?.kind ?? 'none'}, doubt ${doubt?.kind ?? 'none'}`;
}

describe('holdBack', () => {
  it('keeps a first failure that may be over in a moment as a doubt', () => {
    const after = holdBack(device(READ), device(failReading(READ, BLIP)));
    assert.equal(told(after.instances), 'problem none, doubt lxc');
    assert.equal(after.instances?.data, READ.data);
  });

  it('tells the second failure in a row', () => {
    const doubtful = { ...READ, doubt: BLIP };
    const after = holdBack(device(doubtful), device(failReading(doubtful, BLIP)));
    assert.equal(told(after.instances), 'problem lxc, doubt none');
  });

  it('keeps a problem that was told already', () => {
    const failed = failReading(READ, BLIP);
    assert.equal(
      told(holdBack(device(failed), device(failed)).instances),
      'problem lxc, doubt none',
    );
  });

  it('keeps a doubt while the next reading is under way, and when that is called off', () => {
    const before = device({ ...READ, doubt: BLIP });
    const reading = startReading(before.instances);
    assert.equal(told(holdBack(before, device(reading)).instances), 'problem none, doubt lxc');
    const ended = failReading(reading, { kind: 'cancelled' });
    assert.equal(told(holdBack(before, device(ended)).instances), 'problem none, doubt lxc');
  });

  for (const problem of [REFUSAL, TIMED_OUT]) {
    it(`tells at once what will not be over in a moment: ${problem.kind}`, () => {
      const after = holdBack(device(READ), device(failReading(READ, problem)));
      assert.deepEqual(after.instances?.problem, problem);
    });
  }

  it('tells at once when there is nothing else to show', () => {
    const nothing: Section<Instance> = { warnings: [], reading: false };
    const after = holdBack(device(nothing), device(failReading(nothing, BLIP), { problem: BLIP }));
    assert.equal(told(after.instances), 'problem lxc, doubt none');
    assert.equal(told(after), 'problem lxc, doubt none');
  });

  it('does the same for the device, its VMs and the containers in each of them', () => {
    const failed = failReading(READ, BLIP);
    const state = (section: Section<never>, problem?: Problem): DeviceState =>
      device(section, {
        vms: section,
        contents: new Map([['termina', { containerless: false, instances: section }]]),
        ...(problem === undefined ? {} : { problem }),
      });
    const none = finishReading<never>([], [], 1);
    const after = holdBack(state(none), state({ ...failed, data: [] }, BLIP));
    const all = [after, after.vms, after.instances, after.contents.get('termina')?.instances];
    assert.deepEqual(all.map(told), Array(4).fill('problem none, doubt lxc'));
  });
});

describe('mayPass and mayBeBlip', () => {
  const ssh = (kind: 'closed' | 'timed-out' | 'auth'): Problem => ({
    kind: 'ssh',
    failure: { kind, line: '' },
    host: 'dut',
  });
  const rows: readonly (readonly [string, Problem, boolean, boolean])[] = [
    ['a daemon that ended', BLIP, true, true],
    ['no permission', REFUSAL, false, false],
    ['no answer in time', TIMED_OUT, true, false],
    ['a closed connection', ssh('closed'), true, true],
    ['no connection in time', ssh('timed-out'), true, false],
    ['a key that is not accepted', ssh('auth'), false, false],
    [
      'a lost VM',
      { kind: 'vsh', failure: { kind: 'connection-lost', line: '' }, vm: 'v' },
      true,
      true,
    ],
    [
      'a VM that does not run',
      { kind: 'vsh', failure: { kind: 'vm-not-running', line: '' }, vm: 'v' },
      false,
      false,
    ],
    ['no concierge', { kind: 'vmc', failure: { kind: 'concierge-down', line: '' } }, true, true],
    ['a missing tool', { kind: 'tool-missing', tool: 'lxc', place: 'vm' }, false, false],
  ];
  for (const [what, problem, passes, isBlip] of rows) {
    it(`know ${what}`, () => {
      assert.deepEqual([mayPass(problem), mayBeBlip(problem)], [passes, isBlip]);
    });
  }
});
