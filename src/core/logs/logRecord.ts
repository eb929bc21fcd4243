import type { Severity } from './severity';

/** One message of a log, whatever wrote it. */
export interface LogRecord {
  /** Milliseconds since 1970, UTC; `undefined` when the log does not tell it for sure. */
  readonly timeMs?: number;
  /** The time as the log has it, where that is less than a full point in time. */
  readonly timeText?: string;
  readonly severity: Severity;
  /** The program or part that wrote it; empty when the line does not say. */
  readonly origin: string;
  readonly pid?: number;
  /** May hold line ends and control characters of the guest. */
  readonly message: string;
  /** Line of the source where it begins, 1-based. */
  readonly lineNumber: number;
}
