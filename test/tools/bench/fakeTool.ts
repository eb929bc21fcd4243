import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findProgram } from '../findProgram';

/** What a fake tool says to arguments that match `when`, a pattern of sh's `case`. */
export interface FakeAnswer {
  readonly when: string;
  readonly delayMs: number;
  readonly text: string;
}

/**
 * Writes a program that waits a fixed time and prints a fixed text; the first answer that matches counts,
 * and where none does it is a tool that is missing.
 * Made of `sh`, `sleep` and `cat`: the lab's stand-ins each take Node some 40 ms of processor time to
 * start, so that twenty of them at once would measure the machine instead of the extension. They are
 * named by their paths, so that `folder` can be all there is on `PATH`.
 */
export async function writeFakeTool(
  folder: string,
  tool: string,
  answers: readonly FakeAnswer[],
): Promise<void> {
  const [sleep = 'sleep', cat = 'cat'] = ['sleep', 'cat'].map((name) => findProgram([name]));
  await mkdir(folder, { recursive: true });
  const cases = await Promise.all(
    answers.map(async ({ when, delayMs, text }, index) => {
      const file = path.join(folder, `${tool}.${index}.txt`);
      await writeFile(file, text);
      return `  ${when}) ${sleep} ${delayMs / 1000}; exec ${cat} '${file}' ;;`;
    }),
  );
  const program = path.join(folder, tool);
  const otherwise = `  *) echo "sh: 1: ${tool}: not found" >&2; exit 127 ;;`;
  await writeFile(
    program,
    ['#!/bin/sh', 'case "$*" in', ...cases, otherwise, 'esac', ''].join('\n'),
  );
  await chmod(program, 0o755);
}
