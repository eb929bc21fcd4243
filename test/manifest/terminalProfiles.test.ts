import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { TERMINAL_PROFILES } from '../../src/ui/terminals/profileIds';

const PROFILES = v.object({
  contributes: v.object({
    terminal: v.object({
      profiles: v.array(v.object({ id: v.string(), title: v.string(), icon: v.string() })),
    }),
  }),
});

describe('terminal profiles', () => {
  it('are declared exactly as code provides them', () => {
    const manifest = readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8');
    const { contributes } = v.parse(PROFILES, JSON.parse(manifest));
    assert.deepEqual(
      contributes.terminal.profiles.map(({ id }) => id).sort(),
      Object.values(TERMINAL_PROFILES).sort(),
    );
  });
});
