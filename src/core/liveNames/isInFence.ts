import { fenceAfter, type FenceState } from '../glossary/fences';

/** Lines further down are not asked about, so that a hover never reads a whole file. */
const MAX_LINES = 5_000;

/** Whether a line of a Markdown text is in a fenced block. `lineAt` and `lineIndex` count from 0. */
export function isInFence(lineAt: (lineIndex: number) => string, lineIndex: number): boolean {
  let state: FenceState;
  if (lineIndex < MAX_LINES) {
    for (let index = 0; index < lineIndex; index++) {
      state = fenceAfter(lineAt(index), state);
    }
  }
  return state !== undefined;
}
