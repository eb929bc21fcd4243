import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { Failure } from './failure';

/**
 * Compiles the glossary's YAML files, in the order of their names, to one JSON array and returns its length.
 * A file may hold one document or a list of them; a file with a YAML error is a `Failure` that names it.
 * Terms are compiled when building so that the extension parses no YAML when it starts.
 */
export async function compileGlossary(termsFolder: string, outputFile: string): Promise<number> {
  const names = await readdir(termsFolder).catch(() => []);
  const terms: unknown[] = [];
  for (const name of names.filter((file) => file.endsWith('.yaml')).sort()) {
    const document = parseDocument(await readFile(path.join(termsFolder, name), 'utf8'));
    const [problem] = document.errors;
    if (problem !== undefined) throw new Failure(`${name}: ${problem.message}`);
    const content: unknown = document.toJS();
    if (Array.isArray(content)) terms.push(...(content as readonly unknown[]));
    else terms.push(content);
  }
  await mkdir(path.dirname(outputFile), { recursive: true });
  await writeFile(outputFile, JSON.stringify(terms));
  return terms.length;
}
