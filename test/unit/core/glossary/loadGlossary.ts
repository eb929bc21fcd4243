import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import {
  buildGlossaryIndex,
  type GlossaryIndex,
} from '../../../../src/core/glossary/glossaryIndex';
import { parseGlossary, type GlossaryEntry } from '../../../../src/core/glossary/schema';

const folder = path.resolve(import.meta.dirname, '../../../../src/core/glossary/terms');

/** The contents of the glossary's files by file name, as YAML gives them. */
export function readTermFiles(): ReadonlyMap<string, unknown> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(names.map((name) => [name, parse(readFileSync(path.join(folder, name), 'utf8'))]));
}

/** All entries of the shipped glossary. */
export function loadGlossary(): readonly GlossaryEntry[] {
  const parsed = parseGlossary([...readTermFiles().values()].flat());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

/** The shipped glossary, ready for look-up. */
export function loadIndex(): GlossaryIndex {
  return buildGlossaryIndex(loadGlossary());
}
