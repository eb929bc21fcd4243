/** Types of the state file that the stand-ins in `stand-ins/` and `stand-ins-lxc/` work from. */

/** A fault takes a tool's place, or spoils what it does. Keys of {@link StandInState.faults} choose the calls. */
export interface StandInFault {
  /** Wait so long before anything else. */
  readonly delayMs?: number;
  /** Printed instead of what the tool would print. */
  readonly stdout?: string;
  readonly stderr?: string;
  /** So many bytes that are no UTF-8, with NUL and ESC among them; `true` = 4096. */
  readonly garbage?: number | true;
  /** So many bytes of plain lines. */
  readonly bytes?: number;
  /** Never end (after the output above). */
  readonly hang?: true;
  /** With `hang`: take no notice of SIGTERM. */
  readonly ignoresTerm?: true;
  /** Die by this signal. */
  readonly signal?: NodeJS.Signals;
  readonly exitCode?: number;
  /** The tool works, but only the first bytes of its standard output come through. */
  readonly truncateAfterBytes?: number;
  /** Only the first calls meet the fault. */
  readonly times?: number;
}

export interface StandInUsbDevice {
  readonly port: number;
  readonly vendorId: number;
  readonly productId: number;
  readonly name?: string;
}

export interface StandInVm {
  readonly name: string;
  readonly sizeBytes: number;
  /** Shown while the VM runs, from variant C on. */
  readonly minSizeBytes?: number;
  readonly imageType?: 'raw' | 'qcow2' | 'auto' | 'pvm';
  readonly sparse?: boolean;
  /** Absent = "not specified". */
  readonly type?: string;
  readonly state: 'starting' | 'running' | 'stopped';
  /** What `vmc logs` prints: a file's content, or the text itself. */
  readonly logFile?: string;
  readonly logText?: string;
  readonly usb?: readonly StandInUsbDevice[];
  /** What `vmc share` has shared, as paths relative to MyFiles. */
  readonly shared?: readonly string[];
  /** What stands after ``operation `vm_start` failed: ``. */
  readonly startFailure?: string;
  readonly stopFailure?: string;
}

export interface StandInInstance {
  readonly name: string;
  readonly status: 'Running' | 'Stopped' | 'Frozen' | 'Error';
  readonly project?: string;
  readonly type?: 'container' | 'virtual-machine';
  readonly ephemeral?: boolean;
  readonly description?: string;
  readonly profiles?: readonly string[];
  readonly location?: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly addresses?: readonly {
    readonly nic: string;
    readonly address: string;
    readonly netmask?: string;
  }[];
  readonly snapshots?: readonly string[];
  /** ISO times, as LXD gives them. */
  readonly createdAt?: string;
  readonly lastUsedAt?: string;
  readonly startFails?: boolean;
  /** It runs until something is to be run in it: it stopped after it was listed. */
  readonly stopsWhenEntered?: boolean;
  /** A stop without --force runs into its time-out. */
  readonly stopTimesOut?: boolean;
  /** Path of a file with lines of `journalctl -o json`. */
  readonly journal?: string;
  /** What `lxc exec NAME -- KEY` gives; the key is the whole command or its first word. */
  readonly commands?: Readonly<
    Record<
      string,
      { readonly stdout?: string; readonly stderr?: string; readonly exitCode?: number }
    >
  >;
}

/** What the stand-in `lxc` knows; the real one ignores it. */
export interface StandInLxd {
  readonly instances: readonly StandInInstance[];
  /** Aliases of its images; by default busybox and debian/12. */
  readonly images?: readonly string[];
  /** What `lxc launch` makes does not start. */
  readonly launchFails?: boolean;
  readonly version?: string;
  readonly reachable?: 'yes' | 'no-socket' | 'refused' | 'denied';
  /** Print the hint of a first use on standard error, each time. */
  readonly firstRunHint?: boolean;
  readonly startDelayMs?: number;
  readonly stopDelayMs?: number;
}

export interface StandInState {
  /** The form of `vmc list`: 0 (2018-03) to F (2025-07 on); also what else changed with age. */
  readonly variant: '0' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly ownerHash: string;
  readonly userEmail: string;
  readonly vms: readonly StandInVm[];
  /**
   * By tool and leading words, the longest that fits: `vmc`, `vmc list`, `lxc exec`, `vsh lxc list`
   * (for vsh: the guest's command, without its environment).
   */
  readonly faults: Readonly<Record<string, StandInFault>>;
  readonly lxd?: StandInLxd;
  /** How long a started VM says `starting`, and how long a stop takes. */
  readonly startDelayMs?: number;
  readonly stopDelayMs?: number;
  /** Older ChromeOS: `no such subcommand`. */
  readonly missingSubcommands?: readonly string[];
  /** ChromeOS before 2020-05: vmc does not find the user's hash by itself. */
  readonly hashRequired?: boolean;
  readonly signedOut?: boolean;
  readonly noSystemBus?: boolean;
  readonly conciergeDown?: boolean;
  /** Crostini is switched off; a text is Chrome's reason. */
  readonly disabled?: boolean | string;
  readonly policyForbidsCli?: boolean;
  /** Progress lines of export, import, create and resize; absent = done at once. */
  readonly diskOperation?: {
    readonly uuid?: string;
    readonly percents?: readonly number[];
    readonly stepDelayMs?: number;
    readonly failure?: string;
  };
  /** The age of `vmc`'s usage text and options; by default what fits `variant`. */
  readonly vmcAge?: '2020-10' | '2022-10' | '2026-03';
  /** Files in Downloads, and `storage:file` for others; without it every import finds its file. */
  readonly files?: readonly string[];
  /** `short` = `vsh.cc(150)`, to about 2023; else the build machine's long path. */
  readonly vshLogForm?: 'short' | 'long';
  readonly vshLine?: number;
  /** What is in MyFiles; absent = everything that is asked for. */
  readonly myFiles?: readonly string[];
  /** What is plugged in, as `bus:device`; absent = everything that is asked for. */
  readonly usbPlugged?: readonly string[];
  /** ChromeOS before 2022-07: `vmc usb-attach` takes no container. */
  readonly usbForVmsOnly?: boolean;
  /** A ChromeOS test image: vsh lets root into the VM itself. */
  readonly testImage?: boolean;
  /** What `vmc container` makes one from when it is told no image; by default busybox. */
  readonly containerImage?: string;
  /** The real vsh hands input on from a terminal or a FIFO only, not from a socket (Node's pipes). */
  readonly vshForwardsAnyInput?: boolean;
}

/** One call of a stand-in, as it was recorded. */
export interface StandInCall {
  readonly tool: 'vmc' | 'vsh' | 'crosh' | 'dbus-send' | 'lxc';
  readonly argv: readonly string[];
  /** LXD_DIR, LXD_CONF, CROS_USER_ID_HASH, VMC_NONINTERACTIVE and LC_ALL, where set. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeMs: number;
  readonly pid: number;
}

/** A device with one running Termina, as ChromeOS prints it today. */
export const oneRunningVm: StandInState = {
  variant: 'F',
  ownerHash: '0123456789abcdef0123456789abcdef01234567',
  userEmail: 'user@example.com',
  vms: [
    {
      name: 'termina',
      sizeBytes: 10737422336,
      minSizeBytes: 1769996288,
      imageType: 'raw',
      type: 'crostini',
      state: 'running',
    },
  ],
  faults: {},
};
