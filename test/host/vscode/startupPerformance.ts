import type { Editor } from './editor';
import type { QuickInput } from './quickInput';
import { until } from './until';

/** How one extension's activation went, in milliseconds. */
export interface ActivationTimes {
  readonly id: string;
  readonly eager: boolean;
  readonly loadMs: number;
  readonly callMs: number;
  readonly finishMs: number;
  /** The activation event, `*` for an eager one. */
  readonly event: string;
}

/** Reads the activations so far from `Developer: Startup Performance`. */
export async function activationTimes(
  quickInput: QuickInput,
  editor: Editor,
): Promise<readonly ActivationTimes[]> {
  await quickInput.runCommand('Developer: Startup Performance');
  const complete = async (): Promise<string | undefined> => {
    if (!(await editor.tabTitle()).includes('Startup Performance')) return undefined;
    const text = await editor.text();
    return /## Extension Activation Stats[\s\S]*\n## /.test(text) ? text : undefined;
  };
  const report = await until(complete, { message: 'startup performance report' });
  await quickInput.runCommand('View: Close Editor');
  return parseActivationTimes(report);
}

/** Parses the table below `## Extension Activation Stats` (VS Code 1.139); rows of another shape are left out. */
export function parseActivationTimes(report: string): readonly ActivationTimes[] {
  const section = report.split(/^## Extension Activation Stats.*$/m)[1]?.split(/^## /m)[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .flatMap(([id = '', eager, load, call, finish, event = '']) =>
      id.includes('.') && !Number.isNaN(Number(load))
        ? [
            {
              id,
              eager: eager === 'true',
              loadMs: Number(load),
              callMs: Number(call),
              finishMs: Number(finish),
              event,
            },
          ]
        : [],
    );
}
