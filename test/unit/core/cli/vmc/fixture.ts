import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../fixtures/vmc/', import.meta.url);

/** Text of a sample, by its name without `.generated.txt` or `.txt`. */
export function vmcSample(name: string): string {
  const file = vmcSampleFiles(/./).find((candidate) => stem(candidate) === name);
  if (file === undefined) {
    throw new Error(`no fixture of vmc is called ${name}`);
  }
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

/** Names of all samples for which the pattern holds. */
export function vmcSampleNames(pattern: RegExp): readonly string[] {
  return vmcSampleFiles(pattern).map(stem);
}

function vmcSampleFiles(pattern: RegExp): readonly string[] {
  return readdirSync(FOLDER).filter((file) => file.endsWith('.txt') && pattern.test(file));
}

function stem(file: string): string {
  return file.replace(/(?:\.generated)?\.txt$/, '');
}
