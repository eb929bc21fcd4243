import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { OWN_GLOSSARY_KEYS } from '../../../../../src/core/glossary/own/ownGlossaryKeys';

const keyed = v.object({ properties: v.record(v.string(), v.unknown()) });
const SCHEMA = v.object({
  ...keyed.entries,
  definitions: v.object({ context: keyed, term: keyed }),
});

const schema = v.parse(
  SCHEMA,
  JSON.parse(
    readFileSync(
      path.resolve(import.meta.dirname, '../../../../../media/glossary.schema.json'),
      'utf8',
    ),
  ),
);

describe('the JSON schema of own glossaries', () => {
  it('has the keys that are read, in the same order', () => {
    assert.deepEqual(Object.keys(schema.properties), [...OWN_GLOSSARY_KEYS.top]);
    const { context, term } = schema.definitions;
    assert.deepEqual(Object.keys(context.properties), [...OWN_GLOSSARY_KEYS.context]);
    assert.deepEqual(Object.keys(term.properties), [...OWN_GLOSSARY_KEYS.term]);
  });
});
