import {
  isProxied,
  parseSshEffectiveConfig,
  sharesConnections,
  sshEffectiveConfigArgs,
  type SshEffectiveConfig,
} from '../../core/cli/ssh/effectiveConfig';
import { classifySshFailure } from '../../core/cli/ssh/failure';
import { sharingControlArgs, sharingOptions, socketStem } from '../../core/cli/ssh/sharing';
import type { Problem } from '../../core/problem/problem';
import { sshReachOf, withSshOptions, type Reach, type SshReach } from '../../core/reach/reach';
import { err, ok, type Result } from '../../core/result';
import { problemOfRunError } from '../commandRunner';
import type { Log, ProcessRunner } from '../ports';

/** `ssh -G` and `ssh -O` do nothing on the network; one that takes longer hangs on something else. */
const LOCAL_TIMEOUT_MS = 3_000;

/** The folder with the sockets of shared connections. */
export interface ControlSockets {
  /**
   * A folder that only this user can enter, made when it is missing; `undefined` where connections
   * cannot be shared, as on Windows.
   */
  readonly folder: () => Promise<string | undefined>;
  /** Paths of the sockets called `name`, or of all of them. */
  readonly list: (name?: string) => Promise<readonly string[]>;
  readonly remove: (socket: string) => Promise<void>;
  /** Removes the folder, if there is one. */
  readonly removeAll: () => Promise<void>;
  /** A short name for `key`, the same each time, of letters and digits. */
  readonly nameOf: (key: string) => string;
}

export interface SshConnectionsOptions {
  /** Runs `ssh -G` and `ssh -O`; apart from the runner of commands, which may be ended already. */
  readonly processes: ProcessRunner;
  readonly sockets: ControlSockets;
  readonly log: Log;
  readonly isEnabled: () => boolean;
  /** Whether an open terminal was started with arguments that hold `text`. */
  readonly isUsedByTerminal: (text: string) => boolean;
}

/** A reach for one command, over a connection that others may use as well. */
export interface SharedReach {
  readonly reach: Reach;
  /**
   * True where `ssh` keeps to itself why a connection could not be made: the program between writes
   * its reasons to nowhere when the connection is to be shared.
   */
  readonly hidesReasons: boolean;
  /** To be called when the command has ended; `isSuspect` when it got no answer in time. */
  readonly release: (isSuspect: boolean) => void;
}

interface Connection {
  readonly program: string;
  readonly name: string;
  readonly settings: Promise<SshEffectiveConfig | undefined>;
  /** Commands under way. */
  uses: number;
  /** Set when nothing new may go over it; it ends when its last command has. */
  isLeaving: boolean;
}

/**
 * Lets commands share one connection per device, so that only the first one pays for the handshake. The
 * connection belongs to a process of OpenSSH's own in the background (`ControlPersist`): it is in no
 * group of ours, so a command that is ended leaves it alone; it is ended by its socket, or by itself when
 * nothing used it for a while. Where the user shares connections already, theirs are used.
 */
export class SshConnections {
  readonly #options: SshConnectionsOptions;
  readonly #connections = new Map<string, Connection>();

  constructor(options: SshConnectionsOptions) {
    this.#options = options;
  }

  /** `reach` over a shared connection; as it is where there is none to be had. */
  async share(reach: Reach): Promise<SharedReach> {
    const found = await this.#find(reach);
    if (found === undefined) {
      return { reach, hidesReasons: false, release: () => undefined };
    }
    const { connection, options, settings } = found;
    connection.uses += 1;
    let isHeld = true;
    return {
      reach: withSshOptions(reach, options),
      hidesReasons: isProxied(settings),
      release: (isSuspect) => {
        if (!isHeld) {
          return;
        }
        isHeld = false;
        connection.uses -= 1;
        if (isSuspect) {
          this.#options.log.debug(`The shared connection ${connection.name} did not answer.`);
          this.#leave(connection);
        } else if (connection.isLeaving && connection.uses === 0) {
          void this.#close(connection);
        }
      },
    };
  }

  /** `reach` for a terminal: it shares the connection, and counts as a user of it while it is open. */
  async shareWithTerminal(reach: Reach): Promise<Reach> {
    const shared = await this.share(reach);
    shared.release(false);
    return shared.reach;
  }

  /** What `ssh` on this machine would use for the device; asked each time, nothing is connected. */
  async effectiveConfig(
    reach: SshReach,
    signal?: AbortSignal,
  ): Promise<Result<SshEffectiveConfig, Problem>> {
    const { program, host, options } = reach;
    const run = await this.#options.processes.run(
      { file: program, args: sshEffectiveConfigArgs(host, options) },
      {
        timeoutMs: LOCAL_TIMEOUT_MS,
        limitKey: 'ssh -G',
        shared: true,
        ...(signal === undefined ? {} : { signal }),
      },
    );
    if (!run.ok) {
      const problem = problemOfRunError(run.error, { tool: 'true' }, reach);
      return err(problem.kind === 'timed-out' ? { ...problem, tool: 'ssh' } : problem);
    }
    const { exitCode, stdout, stderr } = run.value;
    if (exitCode !== 0) {
      return err({ kind: 'ssh', failure: classifySshFailure(stderr, exitCode), host });
    }
    return ok(parseSshEffectiveConfig(stdout));
  }

  /** Ends the connections of all devices but those behind `reaches`. */
  keepOnly(reaches: readonly Reach[]): void {
    const keys = new Set(reaches.map(sshReachOf).map((layer) => layer && keyOf(layer)));
    for (const [key, connection] of this.#connections) {
      if (!keys.has(key)) {
        this.#connections.delete(key);
        this.#leave(connection);
      }
    }
  }

  /**
   * Takes no more commands over the connections there are: after the machine slept, what they lead to may
   * be gone without a sign. Those in use go on until their last command has ended.
   */
  renew(): void {
    for (const connection of this.#connections.values()) {
      this.#leave(connection);
    }
  }

  /**
   * Ends all connections and resolves when they are gone. One that a terminal uses goes on until the
   * terminal ends. Call it when no command runs any more.
   */
  async dispose(): Promise<void> {
    const connections = [...this.#connections.values()];
    this.#connections.clear();
    await Promise.all(connections.map((connection) => this.#close(connection)));
    // Those that were about to end anyway.
    await Promise.all(
      (await this.#options.sockets.list()).map((socket) => this.#order('exit', 'ssh', socket)),
    );
    await this.#options.sockets.removeAll();
  }

  async #find(reach: Reach): Promise<
    | {
        readonly connection: Connection;
        readonly options: readonly string[];
        readonly settings: SshEffectiveConfig;
      }
    | undefined
  > {
    const layer = sshReachOf(reach);
    if (layer === undefined) {
      return undefined;
    }
    if (!this.#options.isEnabled()) {
      this.keepOnly([]);
      return undefined;
    }
    const folder = await this.#options.sockets.folder();
    if (folder === undefined) {
      return undefined;
    }
    const connection = this.#connectionOf(layer);
    const settings = await connection.settings;
    if (settings === undefined) {
      // Perhaps a mistake in the configuration that is mended by the next time.
      this.#forget(connection);
      return undefined;
    }
    if (connection.isLeaving || sharesConnections(settings)) {
      return undefined;
    }
    const options = sharingOptions(folder, connection.name);
    return options === undefined ? undefined : { connection, options, settings };
  }

  #connectionOf(layer: SshReach): Connection {
    const key = keyOf(layer);
    const known = this.#connections.get(key);
    if (known !== undefined) {
      return known;
    }
    const connection: Connection = {
      program: layer.program,
      name: this.#options.sockets.nameOf(key),
      settings: this.effectiveConfig(layer).then((config) =>
        config.ok ? config.value : undefined,
      ),
      uses: 0,
      isLeaving: false,
    };
    this.#connections.set(key, connection);
    return connection;
  }

  #forget(connection: Connection): void {
    for (const [key, known] of this.#connections) {
      if (known === connection) {
        this.#connections.delete(key);
      }
    }
  }

  /** Takes no more commands, and ends with the last of them. */
  #leave(connection: Connection): void {
    connection.isLeaving = true;
    if (connection.uses === 0) {
      void this.#close(connection);
    }
  }

  async #close(connection: Connection): Promise<void> {
    const { sockets, isUsedByTerminal } = this.#options;
    const [folder, found] = await Promise.all([sockets.folder(), sockets.list(connection.name)]);
    const isUsed = folder !== undefined && isUsedByTerminal(socketStem(folder, connection.name));
    const order = isUsed ? 'stop' : 'exit';
    await Promise.all(found.map((socket) => this.#order(order, connection.program, socket)));
    this.#forget(connection);
  }

  async #order(order: 'exit' | 'stop', program: string, socket: string): Promise<void> {
    await this.#options.processes.run(
      { file: program, args: sharingControlArgs(order, socket) },
      { timeoutMs: LOCAL_TIMEOUT_MS, limitKey: 'ssh -O', shared: false },
    );
    // Left where the process behind it is gone or does not listen; in the way of the next connection.
    await this.#options.sockets.remove(socket);
  }
}

function keyOf({ program, host, options }: SshReach): string {
  return JSON.stringify([program, host, options]);
}
