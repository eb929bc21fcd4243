import { ok } from '../../../result';
import type { Command } from '../../command';
import { quoted, type ParseResult } from '../../parse';
import { action, parseSilence, placeWord, projectFlag, type InstancePlace } from '../commands';
import type { ProfilePlace } from '../profileCommands';

/** The YAML of an instance's configuration; `expanded` adds what its profiles give it. */
export function showConfigCommand(
  place: InstancePlace & { readonly expanded: boolean },
): Command<string> {
  const flags = place.expanded ? ['--expanded'] : [];
  return show(['config', 'show', ...projectFlag(place.project), ...flags, '--', placeWord(place)]);
}

/** Replaces the whole configuration of an instance by `yaml`. */
export function editConfigCommand(place: InstancePlace, yaml: string): Command<undefined> {
  return edit(['config', 'edit', ...projectFlag(place.project), '--', placeWord(place)], yaml);
}

export function showProfileCommand(place: ProfilePlace): Command<string> {
  return show(['profile', 'show', '--', profileWord(place)]);
}

/** Replaces the whole of a profile by `yaml`; the instances that use it change with it. */
export function editProfileCommand(place: ProfilePlace, yaml: string): Command<undefined> {
  return edit(['profile', 'edit', '--', profileWord(place)], yaml);
}

/** Sets keys of an instance, all or none of them. */
export function setConfigCommand(
  place: InstancePlace & { readonly values: Readonly<Record<string, string>> },
): Command<undefined> {
  const words = Object.entries(place.values).map(([key, value]) => `${key}=${value}`);
  const { args, ...rest } = action('set', [], place, ...words);
  return { ...rest, args: ['config', ...args] };
}

function show(args: readonly string[]): Command<string> {
  return { tool: 'lxc', args, parse: parseYamlText, mutates: false };
}

/**
 * Input that ends early must change nothing: `lxc` takes the end of its input for the end of the YAML.
 * So the YAML has to be one flow mapping, of which no beginning but the empty one is valid.
 */
function edit(args: readonly string[], yaml: string): Command<undefined> {
  return { tool: 'lxc', args, input: yaml, parse: parseSilence, mutates: true };
}

function profileWord({ remote, profile }: ProfilePlace): string {
  return placeWord({ remote, instance: profile });
}

function parseYamlText(stdout: string): ParseResult<string> {
  return stdout.trim() === ''
    ? { ok: false, error: { expected: 'a YAML document', lineNumber: 1, text: quoted(stdout) } }
    : ok({ data: stdout, warnings: [] });
}
