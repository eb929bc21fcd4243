import { NO_LXC_PROGRESS, readLxcProgress } from '../../core/cli/lxc/progress';
import type { Report } from './report';

/** Turns what `lxc` prints as it goes on into reports; to be called with each piece of it. */
export function reportLxcProgress(report: Report | undefined): (piece: string) => void {
  let reading = NO_LXC_PROGRESS;
  return (piece) => {
    reading = readLxcProgress(reading, piece);
    if (reading.latest !== undefined) {
      const { text, percent } = reading.latest;
      report?.(percent === undefined ? { message: text } : { message: text, percent });
    }
  };
}
