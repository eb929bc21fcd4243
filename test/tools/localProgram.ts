import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { rootFolder } from './paths';

const PACKAGE = v.object({ bin: v.union([v.string(), v.record(v.string(), v.string())]) });

/** The script of a development package, to be run by this Node without a shell or `npx`. */
export function localProgram(packageName: string, program: string): string {
  const folder = path.join(rootFolder, 'node_modules', packageName);
  const { bin } = v.parse(
    PACKAGE,
    JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
  );
  const script = typeof bin === 'string' ? bin : bin[program];
  if (script === undefined) {
    throw new Error(`${packageName} has no program ${program}`);
  }
  return path.join(folder, script);
}
