import type { Address, InstanceState } from '../model/instance';
import type { VmState } from '../model/vm';
import type { Problem } from '../problem/problem';
import type { LiveAction } from './liveActions';
import type { Count } from './liveThing';

/** The words of a live hover in the editor's language. All are plain text. */
export interface LiveWords {
  readonly vmState: (state: VmState) => string;
  readonly instanceState: (state: InstanceState) => string;
  readonly kind: Readonly<Record<'device' | 'vm' | 'container', string>>;
  readonly vms: (count: Count) => string;
  readonly containers: (count: Count) => string;
  readonly addresses: (addresses: readonly Address[]) => string;
  readonly image: (image: string) => string;
  readonly diskSize: (bytes: number) => string;
  readonly memory: (bytes: number) => string;
  readonly upSince: (iso: string) => string;
  readonly lastUsed: (iso: string) => string;
  readonly noContainers: string;
  /** Says that `container` cannot be seen because its VM does not run. */
  readonly hiddenContainer: (container: string, vm: string) => string;
  readonly asOf: (readAtMs: number, nowMs: number) => string;
  readonly updatesLive: string;
  readonly savedOn: (iso: string) => string;
  readonly savedSomeTime: string;
  readonly madeUp: string;
  readonly notReadAgain: (problem: Problem) => string;
  readonly more: (count: number) => string;
  readonly actions: Readonly<Record<LiveAction, string>>;
}
