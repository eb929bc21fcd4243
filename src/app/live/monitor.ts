import {
  mayChangeInstances,
  type LxcEventReader,
  type LxcMonitorFormat,
} from '../../core/cli/lxc/monitor';
import { LxcJsonEvents } from '../../core/cli/lxc/monitorJson';
import type { Problem } from '../../core/problem/problem';
import type { Result } from '../../core/result';
import type { Clock, Disposable, FollowOptions } from '../ports';
import { BackOff } from './backOff';

/** `lxc monitor` says nothing when it has connected: one that has not ended by then counts as connected. */
const CONNECT_MS = 1_000;
/** Through ssh on a slow line it may take longer; what happened until then is read once more. */
const SURELY_CONNECTED_MS = 10_000;
/** After this time a loss is a new one, and not one more try that failed. */
const STABLE_MS = 60_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export interface MonitorOptions {
  readonly clock: Clock;
  /** Runs `lxc monitor` until the signal. */
  readonly follow: (
    format: LxcMonitorFormat,
    options: FollowOptions,
  ) => Promise<Result<undefined, Problem>>;
  /** Told when instances may have changed: by an event, or in a gap that no event came from. */
  readonly onChange: () => void;
  /** Told when {@link Monitor.isUp} changes. */
  readonly onUpOrDown: () => void;
  /** Takes lines for the log. */
  readonly tell: (message: string) => void;
}

/**
 * Keeps one `lxc monitor` going while it is wanted. One that ends is started again after 1, 2, 4 … 60 s.
 * Its events only say that something happened, so nothing is made of them but {@link MonitorOptions.onChange}.
 */
export class Monitor implements Disposable {
  readonly #options: MonitorOptions;
  readonly #backOff = new BackOff({ firstMs: FIRST_RETRY_MS, longestMs: LONGEST_RETRY_MS });
  #format: LxcMonitorFormat = 'json';
  #run: AbortController | undefined;
  #timer: Disposable | undefined;
  #isUp = false;

  constructor(options: MonitorOptions) {
    this.#options = options;
  }

  /** Whether changes are told. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Does nothing while it is started. */
  start(): void {
    if (this.#run === undefined && this.#timer === undefined) {
      this.#connect();
    }
  }

  /** Ends the process and all timers. */
  dispose(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#plan(undefined);
    this.#setUp(false);
  }

  #connect(): void {
    const run = new AbortController();
    this.#run = run;
    this.#plan(CONNECT_MS, () => {
      this.#onConnected();
    });
    const format = this.#format;
    void this.#follow(format, run.signal).then((end) => {
      if (this.#run === run) {
        this.#run = undefined;
        this.#onEnd(format, end);
      }
    });
  }

  async #follow(
    format: LxcMonitorFormat,
    signal: AbortSignal,
  ): Promise<Result<undefined, Problem>> {
    const reader = await newReader(format);
    let unreadable = 0;
    return this.#options.follow(format, {
      signal,
      onText: (text) => {
        const events = reader.push(text);
        if (reader.unreadable > unreadable) {
          unreadable = reader.unreadable;
          this.#options.tell(`passed over ${unreadable} lines that are no events`);
        }
        // A program that is being ended may still write.
        if (!signal.aborted && events.some(mayChangeInstances)) {
          this.#options.onChange();
        }
      },
    });
  }

  #onConnected(): void {
    this.#setUp(true);
    this.#options.onChange();
    this.#plan(SURELY_CONNECTED_MS - CONNECT_MS, () => {
      this.#options.onChange();
      this.#plan(STABLE_MS - SURELY_CONNECTED_MS, () => {
        this.#backOff.reset();
      });
    });
  }

  #onEnd(format: LxcMonitorFormat, end: Result<undefined, Problem>): void {
    this.#plan(undefined);
    if (format === 'json' && isUnknownFlag(end)) {
      this.#options.tell('this lxc has no --format: reading YAML');
      this.#format = 'yaml';
      this.#connect();
      return;
    }
    const wasUp = this.#isUp;
    const delayMs = this.#backOff.next();
    this.#plan(delayMs, () => {
      this.#connect();
    });
    this.#options.tell(`ended (${reasonOf(end)}); again in ${delayMs / 1000} s`);
    this.#setUp(false);
    if (!wasUp) {
      // Not a short break: the list tells whether the LXD itself is gone.
      this.#options.onChange();
    }
  }

  #setUp(isUp: boolean): void {
    if (this.#isUp !== isUp) {
      this.#isUp = isUp;
      this.#options.onUpOrDown();
    }
  }

  #plan(delayMs: undefined): void;
  #plan(delayMs: number, callback: () => void): void;
  #plan(delayMs: number | undefined, callback?: () => void): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    if (delayMs !== undefined) {
      this.#timer = this.#options.clock.after(delayMs, () => {
        this.#timer = undefined;
        callback?.();
      });
    }
  }
}

/** YAML is for old clients, and its library as large as all the rest: loaded when it is needed. */
async function newReader(format: LxcMonitorFormat): Promise<LxcEventReader> {
  if (format === 'json') {
    return new LxcJsonEvents();
  }
  const { LxcYamlEvents } = await import('../../core/cli/lxc/monitorYaml');
  return new LxcYamlEvents();
}

function isUnknownFlag(end: Result<undefined, Problem>): boolean {
  return !end.ok && end.error.kind === 'lxc' && end.error.failure.kind === 'unknown-flag';
}

function reasonOf(end: Result<undefined, Problem>): string {
  if (end.ok) {
    return 'exit 0';
  }
  const { error } = end;
  const isClassified =
    error.kind === 'lxc' || error.kind === 'vsh' || error.kind === 'vmc' || error.kind === 'ssh';
  return isClassified ? `${error.kind}: ${error.failure.kind}` : error.kind;
}
