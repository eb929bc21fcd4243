import {
  Disposable,
  TerminalExitReason,
  window,
  type Terminal,
  type TerminalOptions,
} from 'vscode';
import type { Clock } from '../../app/ports';
import type { ShellEnd } from '../../core/shells/shellEnd';
import { shellKey, type Shell } from './shell';

interface OpenShell {
  readonly shell: Shell;
  readonly openedAtMs: number;
}

/** Looks into the end of a shell; done when the person was told, if there was anything to tell. */
export type ExplainShellEnd = (shell: Shell, end: ShellEnd) => Promise<void>;

/** Knows the terminals that run shells of ours, and has it explained when one ended by itself. */
export class OpenShells implements Disposable {
  /** By the very options that VS Code gives back: for a profile, only VS Code makes the terminal. */
  readonly #open = new WeakMap<object, OpenShell>();
  readonly #clock: Clock;
  readonly #explain: ExplainShellEnd;
  /** Shells whose end is being looked into or told: five of one place are told of once. */
  readonly #explaining = new Set<string>();
  #listener: Disposable | undefined;

  constructor(clock: Clock, explain: ExplainShellEnd) {
    this.#clock = clock;
    this.#explain = explain;
  }

  /** Watches the terminal that is to be made from these options. */
  watch(options: TerminalOptions, shell: Shell): void {
    this.#listener ??= Disposable.from(
      window.onDidOpenTerminal((terminal) => this.#opened(terminal)),
      window.onDidCloseTerminal((terminal) => this.#closed(terminal)),
    );
    this.#open.set(options, { shell, openedAtMs: this.#clock.now() });
  }

  dispose(): void {
    this.#listener?.dispose();
  }

  /** Of a profile that took its time, VS Code may show the terminal that was there before. */
  #opened(terminal: Terminal): void {
    if (this.#open.has(terminal.creationOptions)) {
      terminal.show();
    }
  }

  /** A terminal that somebody closed, or that went with its window, is nothing to talk about. */
  #closed({ creationOptions, exitStatus, state }: Terminal): void {
    const open = this.#open.get(creationOptions);
    const exitCode = exitStatus?.code;
    if (open === undefined || exitCode === undefined) {
      return;
    }
    if (exitStatus?.reason === TerminalExitReason.Process) {
      const lifeMs = this.#clock.now() - open.openedAtMs;
      void this.#ended(open.shell, { exitCode, lifeMs, wasUsed: state.isInteractedWith });
    }
  }

  async #ended(shell: Shell, end: ShellEnd): Promise<void> {
    const key = shellKey(shell);
    if (this.#explaining.has(key)) {
      return;
    }
    this.#explaining.add(key);
    try {
      await this.#explain(shell, end);
    } finally {
      this.#explaining.delete(key);
    }
  }
}
