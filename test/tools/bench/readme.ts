import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure';
import { rootFolder } from '../paths';

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** Puts `text` between the marks in README.md, in place of what stands there. */
export async function writeBenchToReadme(text: string): Promise<void> {
  const file = path.join(rootFolder, 'README.md');
  await writeFile(file, withBench(await readFile(file, 'utf8'), text));
}

function withBench(readme: string, text: string): string {
  const [before, inside, ...rest] = readme.split(BEGIN);
  const [, after, ...more] = (inside ?? '').split(END);
  if (before === undefined || after === undefined || rest.length + more.length > 0) {
    throw new Failure(`README.md must hold ${BEGIN} and ${END}, each once and in this order`);
  }
  return `${before}${BEGIN}\n\n${text}\n\n${END}${after}`;
}
