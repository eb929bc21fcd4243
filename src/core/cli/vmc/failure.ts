import { quoted } from '../parse';
import { decisiveLine } from './failureLine';

/**
 * Why `vmc` failed. `line` is the line that says so, at most 200 characters; `reason` is what ChromeOS
 * gave as the cause, and may be empty; `operation` is the name `vmc` has for what it tried.
 */
export type VmcFailure =
  /** Before 2024-03 `vmc` has to be told whose VMs are meant. */
  | { readonly kind: 'no-user-hash'; readonly line: string }
  /** The owner hash belongs to nobody who is signed in. */
  | { readonly kind: 'wrong-user-hash'; readonly line: string }
  | { readonly kind: 'crostini-disabled'; readonly line: string; readonly reason: string }
  /** The administrator forbids the command line; only crosh asks. */
  | { readonly kind: 'policy'; readonly line: string }
  | { readonly kind: 'concierge-down'; readonly line: string }
  | { readonly kind: 'no-system-bus'; readonly line: string }
  | { readonly kind: 'vm-start-failed'; readonly line: string; readonly reason: string }
  | { readonly kind: 'disk-busy'; readonly line: string; readonly reason: string }
  | { readonly kind: 'low-disk'; readonly line: string }
  | { readonly kind: 'dlc-failed'; readonly line: string; readonly reason: string }
  | { readonly kind: 'lxd-failed'; readonly line: string; readonly reason: string }
  /** A sign of life did not come in time. What was asked for may still happen. */
  | { readonly kind: 'timed-out'; readonly line: string; readonly operation: string }
  | { readonly kind: 'vm-not-running'; readonly line: string }
  | { readonly kind: 'container-missing'; readonly line: string }
  | { readonly kind: 'container-failed'; readonly line: string; readonly reason: string }
  | { readonly kind: 'vm-stop-failed'; readonly line: string; readonly reason: string }
  | { readonly kind: 'disk-operation-failed'; readonly line: string; readonly reason: string }
  /** A VM of that name is there already. */
  | { readonly kind: 'vm-exists'; readonly line: string }
  /** A disk operation on a VM that has no disk. */
  | { readonly kind: 'vm-missing'; readonly line: string }
  /** The file to write is there already; `vmc` never overwrites. */
  | { readonly kind: 'file-exists'; readonly line: string }
  /** The file to read, or the folder to write to, is not there. */
  | { readonly kind: 'file-missing'; readonly line: string }
  /** A path with `..` in it. */
  | { readonly kind: 'bad-path'; readonly line: string }
  /** Concierge forgets a disk operation once its end has been told. */
  | { readonly kind: 'operation-unknown'; readonly line: string }
  /** What `vmc disk-op-status` calls a resize that went well. */
  | { readonly kind: 'resize-done'; readonly line: string }
  | { readonly kind: 'usb-failed'; readonly line: string; readonly reason: string }
  | { readonly kind: 'share-failed'; readonly line: string; readonly reason: string }
  /** This `vmc` is older or newer than the subcommand. */
  | { readonly kind: 'no-such-subcommand'; readonly line: string; readonly subcommand: string }
  | { readonly kind: 'unrecognized-option'; readonly line: string; readonly option: string }
  /** A missing, superfluous or unreadable argument. */
  | { readonly kind: 'bad-arguments'; readonly line: string }
  /** A subcommand of Chromeboxes only. */
  | { readonly kind: 'wrong-device'; readonly line: string }
  | { readonly kind: 'no-vm-support'; readonly line: string }
  | { readonly kind: 'permission'; readonly line: string }
  | { readonly kind: 'declined'; readonly line: string }
  | { readonly kind: 'crashed'; readonly line: string }
  | { readonly kind: 'other'; readonly line: string };

export type VmcFailureKind = VmcFailure['kind'];

type Rule = readonly [
  pattern: RegExp,
  failure: (match: RegExpExecArray, line: string) => VmcFailure,
];

/** Exit code of a Rust program that panicked, and of one that was built to abort then (SIGABRT). */
const PANIC_CODES: ReadonlySet<number> = new Set([101, 134]);

function plain(
  kind: Exclude<
    VmcFailureKind,
    'timed-out' | 'no-such-subcommand' | 'unrecognized-option' | WithReason
  >,
): Rule[1] {
  return (_match, line) => ({ kind, line });
}

type WithReason = Extract<VmcFailure, { readonly reason: string }>['kind'];

/** The first group of the pattern is the reason. */
function withReason(kind: WithReason): Rule[1] {
  return (match, line) => ({ kind, line, reason: quoted(match[1]?.trim() ?? '') });
}

/**
 * The texts of `vmc` and of what it asks, 2018 to 2026 (platform2, `vm_tools/vmc`); the first that fits
 * counts. Backticks are optional, as they get lost where people paste.
 */
const RULES: readonly Rule[] = [
  [/expected CROS_USER_ID_HASH environment variable/, plain('no-user-hash')],
  [/missing active session corresponding to \$CROS_USER_ID_HASH/, plain('wrong-user-hash')],
  [/disallowed by policy|disabled by your system administrator/, plain('policy')],
  [/VMs are not supported on this device|This command is not available\./, plain('no-vm-support')],
  [/Crostini VMs are not available(?:: (.*))?/, withReason('crostini-disabled')],
  [/neither Crostini nor (?:Parallels|Plugin) VMs are enabled()/i, withReason('crostini-disabled')],
  [/timeout while waiting for (?:a )?signal|Did not receive a reply/, timedOut],
  [
    /org\.chromium\.VmConcierge was not provided|failed to start concierge/,
    plain('concierge-down'),
  ],
  [/Rejected send message|AccessDenied|Permission denied/i, plain('permission')],
  [/^Error: D-Bus error: .*(?:connect to socket|NoServer|FileNotFound)/, plain('no-system-bus')],
  [/VM_STATUS_DISK_OP_IN_PROGRESS`?(?:: (.*))?/, withReason('disk-busy')],
  [/not enough disk space/, plain('low-disk')],
  [/DLC service failed to install module (.*)/, withReason('dlc-failed')],
  [/failed to start lxd(?:: (.*))?/, withReason('lxd-failed')],
  [/bad VM status: `?\w+`?(?:: (.*))?/, withReason('vm-start-failed')],
  [/requested VM does not exist/, plain('vm-not-running')],
  [/failed to get vm info/i, plain('vm-not-running')],
  [/failed to get list of usb devices attached to vm/, plain('vm-not-running')],
  [/requested container does not exist/, plain('container-missing')],
  [
    /failed to (?:create|start|set ?up)[^:]* container(?:[^:]*): (.*)/,
    withReason('container-failed'),
  ],
  [/failed to stop vm(?:.*?): (.*)/, withReason('vm-stop-failed')],
  [/DISK_STATUS_NOT_ENOUGH_SPACE|No space left on device/, plain('low-disk')],
  [/DISK_STATUS_EXISTS/, plain('vm-exists')],
  [/DISK_STATUS_DOES_NOT_EXIST|VM with such name does not exist/, plain('vm-missing')],
  [/DISK_STATUS_RESIZED/, plain('resize-done')],
  [/Unknown command uuid/i, plain('operation-unknown')],
  [/disk export path already exists|File exists \(os error 17\)/, plain('file-exists')],
  [
    /(?:import|source media) path does not exist|No such file or directory \(os error 2\)/,
    plain('file-missing'),
  ],
  [/(?:disk export|disk import|source media) path is invalid/, plain('bad-path')],
  [
    /^Error: (?:export|import|resize|VM creation) failed: (.*)/,
    withReason('disk-operation-failed'),
  ],
  [/bad disk image status: (.*)/, withReason('disk-operation-failed')],
  [/failed to (?:attach|detach) usb device[^:]*(?:: (.*))?/, withReason('usb-failed')],
  [/failed to register shared USB device with container(?:: (.*))?/, withReason('usb-failed')],
  [/failed to (?:request OpenPath|open) (\/dev\/bus\/usb\/.*)/, withReason('usb-failed')],
  [/failed to share path with vm(?:: (.*))?/, withReason('share-failed')],
  [
    /no such subcommand: `?(.*?)`?$/,
    (match, line) => ({ kind: 'no-such-subcommand', line, subcommand: match[1] ?? '' }),
  ],
  [
    /UnrecognizedOption\("(.*)"\)/,
    (match, line) => ({ kind: 'unrecognized-option', line, option: match[1] ?? '' }),
  ],
  [/only available on chromebox devices/, plain('wrong-device')],
  [/cancelled by user/, plain('declined')],
  [
    /(?:ArgumentMissing|OptionMissing|OptionDuplicated|UnexpectedArgument)\(/,
    plain('bad-arguments'),
  ],
  [/^Error: expected |Expected <true\/false>|ParseIntError/i, plain('bad-arguments')],
  [/Invalid VM type|VM Type information is required/, plain('bad-arguments')],
  [/panicked at /, plain('crashed')],
];

/** Why `vmc` failed, by its standard error and exit code. Total: what nobody knows is `other`. */
export function classifyVmcFailure(stderr: string, exitCode: number): VmcFailure {
  const line = decisiveLine(stderr);
  for (const [pattern, failure] of RULES) {
    const match = pattern.exec(line);
    if (match !== null) {
      return failure(match, quoted(line));
    }
  }
  return { kind: PANIC_CODES.has(exitCode) ? 'crashed' : 'other', line: quoted(line) };
}

/** Since 2021-02 `operation `NAME` failed`, before that `routine at FILE:LINE `NAME(ARGUMENTS)` failed`. */
function timedOut({ input }: RegExpExecArray, line: string): VmcFailure {
  const operation = /(?:operation |routine at \S+ )`?(\w+)/.exec(input)?.[1] ?? '';
  return { kind: 'timed-out', line, operation };
}
