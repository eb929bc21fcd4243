import type { Instance } from '../../model/instance';
import { err, ok } from '../../result';
import { quoted, type ParseResult, type ParseWarning } from '../parse';
import { findJson } from './jsonText';
import { readInstance } from './readInstance';

/**
 * Instances of `lxc list --format json`, LXD 3.0 to 6 and Incus, and of `lxc query
 * /1.0/instances?recursion=1|2` (with or without `--raw`). Addresses and snapshots are `undefined` in a
 * `--fast` listing, which does not carry them. What is no instance is left out with a warning; text
 * around the JSON gives a warning; JSON that is cut off fails with its line.
 */
export function parseLxcListJson(stdout: string): ParseResult<readonly Instance[]> {
  const found = findJson(stdout, '[');
  const answer = found.ok || !stdout.includes('{') ? found : rawAnswer(stdout, found);
  if (!answer.ok) {
    return answer;
  }
  const { value, lineNumber } = answer.value;
  const elements = isRawAnswer(value) ? value.metadata : value;
  if (!Array.isArray(elements)) {
    return err({ expected: 'a JSON array', lineNumber, text: quoted(stdout.trim()) });
  }
  const warnings: ParseWarning[] = [...answer.value.warnings];
  const instances: Instance[] = [];
  (elements as readonly unknown[]).forEach((element, index) => {
    const instance = readInstance(element, {
      index,
      lineNumber,
      warnings,
      emptyMeansAbsent: false,
    });
    if (instance !== undefined) {
      instances.push(instance);
    }
  });
  return ok({ data: instances, warnings });
}

function rawAnswer(stdout: string, asArray: ReturnType<typeof findJson>) {
  const asObject = findJson(stdout, '{');
  return asObject.ok ? asObject : asArray;
}

/** The daemon's answer around the data, which `lxc query --raw` and `curl` leave in place. */
function isRawAnswer(value: unknown): value is { readonly metadata: unknown } {
  return typeof value === 'object' && value !== null && 'metadata' in value;
}
