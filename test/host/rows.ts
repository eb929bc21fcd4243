import type { TreeRow } from './vscode/sideBar';
import { until } from './vscode/until';
import type { Workbench } from './vscode/workbench';

/** A row as `level label | description`: what tests compare, without what else the page knows. */
export function rowText({ level, label, description }: TreeRow): string {
  return `${level} ${label}${description === '' ? '' : ` | ${description}`}`;
}

/** Waits until the sidebar shows a row like this, and returns all rows as texts. */
export async function waitForRow(
  { sideBar }: Workbench,
  pattern: RegExp,
  timeoutMs?: number,
): Promise<readonly string[]> {
  let rows: readonly string[] = [];
  const probe = async (): Promise<readonly string[] | undefined> => {
    rows = (await sideBar.rows()).map(rowText);
    return rows.some((row) => pattern.test(row)) ? rows : undefined;
  };
  return until(probe, {
    message: `row ${String(pattern)}`,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  }).catch((error: unknown) => {
    throw new Error(`no row ${String(pattern)}; the rows are:\n${rows.join('\n')}`, {
      cause: error,
    });
  });
}
