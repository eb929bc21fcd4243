import type { Tool } from '../cli/command';
import type { LxcFailure } from '../cli/lxc/failure';
import type { SnapshotNameProblem } from '../cli/lxc/snapshotName';
import type { ParseFailure } from '../cli/parse';
import type { SshFailure } from '../cli/ssh/failure';
import type { DiskFileProblem } from '../cli/vmc/diskFile';
import type { VmcFailure } from '../cli/vmc/failure';
import type { SharePathProblem } from '../cli/vmc/sharePath';
import type { VshFailure } from '../cli/vsh/failure';
import type { FileFailureKind } from '../files/fileFailure';
import type { DeviceConfigFault } from '../model/device';

/** Which layer of a reach a missing program was looked for in. */
export type Place = 'this-machine' | 'device' | 'vm' | 'instance';

/**
 * Why something could not be read or done, by cause. The user interface has words and a next step
 * for each; `line` is the decisive line of the tool's own message.
 */
export type Problem =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'tool-missing'; readonly tool: string; readonly place: Place }
  | { readonly kind: 'tool-not-permitted'; readonly tool: string }
  | { readonly kind: 'timed-out'; readonly tool: Tool | 'ssh'; readonly timeoutMs: number }
  | { readonly kind: 'ended-by-signal'; readonly tool: Tool | 'ssh'; readonly signal: string }
  | { readonly kind: 'too-much-output'; readonly tool: Tool; readonly maxOutputBytes: number }
  | { readonly kind: 'unreadable-output'; readonly tool: Tool; readonly failure: ParseFailure }
  | { readonly kind: 'vmc'; readonly failure: VmcFailure }
  | { readonly kind: 'vsh'; readonly failure: VshFailure; readonly vm: string }
  | { readonly kind: 'lxc'; readonly failure: LxcFailure }
  | { readonly kind: 'ssh'; readonly failure: SshFailure; readonly host: string }
  | { readonly kind: 'exit'; readonly tool: Tool; readonly exitCode: number; readonly line: string }
  | { readonly kind: 'no-owner-hash' }
  | { readonly kind: 'no-tools' }
  | { readonly kind: 'bad-vm-name'; readonly name: string; readonly reason: string }
  | { readonly kind: 'bad-instance-name'; readonly name: string; readonly reason: string }
  | { readonly kind: 'vm-gone'; readonly vm: string }
  | { readonly kind: 'vm-did-not-start'; readonly vm: string }
  | { readonly kind: 'vm-exists'; readonly vm: string }
  | { readonly kind: 'vm-not-created'; readonly vm: string }
  | { readonly kind: 'vm-not-destroyed'; readonly vm: string }
  | { readonly kind: 'vmc-too-old'; readonly command: string }
  | { readonly kind: 'bad-disk-file'; readonly path: string; readonly reason: DiskFileProblem }
  | {
      readonly kind: 'size-below-minimum';
      readonly sizeBytes: number;
      readonly minSizeBytes: number;
    }
  | { readonly kind: 'vm-did-not-stop'; readonly vm: string }
  | { readonly kind: 'instance-gone'; readonly instance: string }
  | {
      readonly kind: 'bad-snapshot-name';
      readonly name: string;
      readonly reason: SnapshotNameProblem;
    }
  | {
      readonly kind: 'snapshot-gone' | 'snapshot-exists';
      readonly instance: string;
      readonly snapshot: string;
    }
  | { readonly kind: 'bad-profile-name'; readonly name: string; readonly reason: string }
  | { readonly kind: 'profile-gone'; readonly profile: string }
  | { readonly kind: 'instance-exists'; readonly instance: string }
  | { readonly kind: 'instance-not-made'; readonly instance: string }
  | { readonly kind: 'instance-not-started'; readonly instance: string }
  | { readonly kind: 'instance-still-there'; readonly instance: string }
  | { readonly kind: 'alias-taken'; readonly alias: string }
  | { readonly kind: 'bad-image-alias'; readonly alias: string }
  | { readonly kind: 'bad-remote'; readonly name: string; readonly address: string }
  | { readonly kind: 'remote-asks-for-project'; readonly remote: string }
  | { readonly kind: 'already-under-way'; readonly name: string }
  | { readonly kind: 'not-reachable-kind'; readonly name: string }
  | { readonly kind: 'bad-share-path'; readonly path: string; readonly reason: SharePathProblem }
  | { readonly kind: 'bad-config'; readonly fault: DeviceConfigFault }
  | {
      readonly kind: 'guest-file';
      readonly reason: FileFailureKind;
      /** Inside the container or VM. */
      readonly path: string;
    }
  | { readonly kind: 'file-missing'; readonly path: string }
  | { readonly kind: 'file-unreadable'; readonly path: string; readonly message: string }
  | {
      readonly kind: 'file-invalid';
      readonly path: string;
      readonly lineNumber: number;
      readonly message: string;
    };
