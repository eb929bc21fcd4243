import { err, ok } from '../../result';
import { quoted, type ParseResult, type ParseWarning } from '../parse';
import { isFields, textAt, warn, type ElementContext, type Fields } from './elementFields';
import { findJson } from './jsonText';

/**
 * The objects of a listing: what `lxc … list --format json` prints, and `lxc query …?recursion=1`, which
 * prints the same objects in every generation. LXD writes an empty list as `null` or `[]`. What is no
 * object, or what `read` refuses, is left out with a warning.
 */
export function parseObjectList<T>(
  stdout: string,
  read: (fields: Fields, context: ElementContext) => T | undefined,
): ParseResult<readonly T[]> {
  const found = findJson(stdout, '[');
  if (!found.ok) {
    return found;
  }
  const { value, lineNumber } = found.value;
  const elements: unknown = value ?? [];
  if (!Array.isArray(elements)) {
    return err({ expected: 'a JSON array', lineNumber, text: quoted(stdout.trim()) });
  }
  const warnings: ParseWarning[] = [...found.value.warnings];
  const objects: T[] = [];
  (elements as readonly unknown[]).forEach((element, index) => {
    const context = { index, lineNumber, warnings, emptyMeansAbsent: false };
    const object = isFields(element) ? read(element, context) : undefined;
    if (object === undefined) {
      warn(context, 'unreadable-row', '', element);
    } else {
      objects.push(object);
    }
  });
  return ok({ data: objects, warnings });
}

/** A list of texts; other elements give a warning. `null` and a missing field are an empty list. */
export function textsAt(fields: Fields, key: string, context: ElementContext): readonly string[] {
  const value = fields[key];
  if (value === undefined || value === null) {
    return [];
  }
  const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
  return elements.filter((element): element is string => {
    const isText = typeof element === 'string';
    if (!isText) {
      warn(context, 'unreadable-field', key, element);
    }
    return isText;
  });
}

/** `{ [name]: text }` for a text field that has something in it, to be spread into an object. */
export function optionalText<Name extends string>(
  name: Name,
  fields: Fields,
  key: string,
  context: ElementContext,
): { readonly [Key in Name]?: string } {
  const text = textAt(fields, key, context);
  // Checked by the parameter types: the one key is `Name`.
  return (text === undefined ? {} : { [name]: text }) as { readonly [Key in Name]?: string };
}
