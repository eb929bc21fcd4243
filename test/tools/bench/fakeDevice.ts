import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { printVmcList } from '../../../src/core/cli/vmc/listPrint';
import { rootFolder } from '../paths';
import type { FakeAnswer } from './fakeTool';

/** How long each tool of a made-up device takes. */
export interface FakeDelays {
  readonly vmcListMs: number;
  readonly lxcListMs: number;
  readonly lxcListFastMs: number;
  readonly ownerHashMs: number;
}

export const OWNER_HASH = '0123456789abcdef0123456789abcdef01234567';

/** Forms of `dbus-send --print-reply`; only the two strings are read. */
const SESSION = `method return time=1.0 sender=:1.9 -> destination=:1.99 serial=9 reply_serial=2
   string "user@example.com"
   string "${OWNER_HASH}"
`;

/**
 * Answers of a device with one VM, to be given by a fake `vmc`, `vsh`, `dbus-send`, `lxc`, or by an `ssh`
 * that passes all of them on. The containers, copies of one recorded from a real LXD, are in the VM that
 * runs, or else in the device's own LXD; `--fast` gets the same text sooner.
 */
export async function fakeDeviceAnswers(options: {
  readonly containers: number;
  readonly vm: 'running' | 'stopped';
  readonly delays: FakeDelays;
  /** Completes a pattern by what tells this device from others of the same tool. */
  readonly placed?: (words: string) => string;
}): Promise<readonly FakeAnswer[]> {
  const { containers, vm, delays, placed = (words: string) => words } = options;
  const instances = await copiesOfPenguin(containers);
  const answer = (words: string, delayMs: number, text: string): FakeAnswer => ({
    when: placed(words),
    delayMs,
    text,
  });
  const inVm = vm === 'running' ? '*--owner_id=*' : '*';
  return [
    answer(`${inVm}list*--fast*`, delays.lxcListFastMs, instances),
    answer(`${inVm}list*json*`, delays.lxcListMs, instances),
    answer('*RetrievePrimarySession*', delays.ownerHashMs, SESSION),
    answer('*list', delays.vmcListMs, vmcList(vm)),
  ];
}

function vmcList(state: 'running' | 'stopped'): string {
  const sizes = { sizeBytes: 10_737_422_336, minSizeBytes: 1_769_996_288 };
  const termina = { name: 'termina', state, ...sizes, imageType: 'raw', type: 'crostini' } as const;
  return printVmcList([termina], 'F');
}

async function copiesOfPenguin(count: number): Promise<string> {
  const file = path.join(rootFolder, 'test/fixtures/lxc/list-json.txt');
  // Recorded from `lxc list`, which gives each instance a name.
  const recorded = JSON.parse(await readFile(file, 'utf8')) as readonly { readonly name: string }[];
  const penguin = recorded.find(({ name }) => name === 'penguin');
  return JSON.stringify(
    Array.from({ length: count }, (_, index) => ({ ...penguin, name: `penguin-${index}` })),
  );
}
