import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

/**
 * Takes the place of `@vscode/spdlog` (0.15) in VS Code's server: the same calls, the same lines in the same
 * files, without native code. Only rotation is missing: a file grows as long as its server runs, and
 * these servers are short-lived. `trimPackages.ts` translates this file on its own, so it imports nothing of ours.
 */
const levelNames = ['trace', 'debug', 'info', 'warning', 'error', 'critical'] as const;

/** The version `@vscode/spdlog` reports; nobody reads it. */
export const version = 0;

let defaultLevel = 2;

/** Sets the level of loggers created from here on: 0 trace … 5 critical, 6 off. */
export function setLevel(level: number): void {
  defaultLevel = level;
}

/** Every line is written at once, so there is nothing to set. */
export function setFlushOn(): void {
  return;
}

/** A logger that appends to one file. */
export class Logger {
  private readonly descriptor: number;
  private level = defaultLevel;
  private decorated = true;
  private open = true;

  public constructor(_kind: string, _name: string, file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.descriptor = openSync(file, 'a');
  }

  public trace(message: string): void {
    this.write(0, message);
  }
  public debug(message: string): void {
    this.write(1, message);
  }
  public info(message: string): void {
    this.write(2, message);
  }
  public warn(message: string): void {
    this.write(3, message);
  }
  public error(message: string): void {
    this.write(4, message);
  }
  public critical(message: string): void {
    this.write(5, message);
  }

  public getLevel(): number {
    return this.level;
  }
  public setLevel(level: number): void {
    this.level = level;
  }

  /** VS Code knows two forms only: its own pattern (time, level, message), and the bare text without a line end. */
  public setPattern(): void {
    this.decorated = true;
  }
  public clearFormatters(): void {
    this.decorated = false;
  }

  public flush(): void {
    return;
  }

  public drop(): void {
    if (!this.open) return;
    this.open = false;
    closeSync(this.descriptor);
  }

  private write(level: number, message: string): void {
    if (!this.open || level < this.level) return;
    const name = levelNames[level] ?? 'info';
    writeSync(this.descriptor, this.decorated ? `${timestamp()} [${name}] ${message}\n` : message);
  }
}

/** Opens `file` for appending and creates its folder. */
export function createRotatingLogger(name: string, file: string): Promise<Logger> {
  return Promise.resolve(new Logger('rotating', name, file));
}

/** The same as `createRotatingLogger`: appending one line is quick enough to need no thread. */
export function createAsyncRotatingLogger(name: string, file: string): Promise<Logger> {
  return createRotatingLogger(name, file);
}

/** Local time as `2026-01-31 23:59:59.123`. */
function timestamp(): string {
  const time = new Date();
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().replace('T', ' ').replace('Z', '');
}
