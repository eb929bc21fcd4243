import type { Instance } from '../../model/instance';
import { quoted, type ParseWarning } from '../parse';
import { readIsoDate } from './dates';

/** Where an element stands and who hears of what could not be read. */
export interface ElementContext {
  /** 0-based place in the listing, named in warnings as `[3].state`. */
  readonly index: number;
  /** 1-based line where the element begins. */
  readonly lineNumber: number;
  readonly warnings: ParseWarning[];
  /** YAML writes a list that was not asked for as `[]`, where JSON has `null`. */
  readonly emptyMeansAbsent: boolean;
}

/** An object of foreign data. */
export type Fields = Readonly<Record<string, unknown>>;

/** An instance while it is being read. */
export type Draft = { -readonly [Key in keyof Instance]: Instance[Key] };

/** A text field; `undefined` when it is missing, `null` or empty, and with a warning when it is no text. */
export function textAt(fields: Fields, key: string, context: ElementContext): string | undefined {
  const value = fields[key];
  if (typeof value === 'string') {
    return value === '' ? undefined : value;
  }
  if (value !== undefined && value !== null) {
    warn(context, 'unreadable-field', key, value);
  }
  return undefined;
}

/** A date field as ISO 8601 in UTC; `undefined` for LXD's ways to say never, and with a warning for other text. */
export function dateAt(fields: Fields, key: string, context: ElementContext): string | undefined {
  const text = textAt(fields, key, context);
  if (text === undefined) {
    return undefined;
  }
  const date = readIsoDate(text);
  if (date.kind === 'unreadable') {
    warn(context, 'unreadable-field', key, text);
  }
  return date.kind === 'at' ? date.iso : undefined;
}

/** A nested object; `undefined` when missing or `null`, and with a warning when it is something else. */
export function fieldsAt(fields: Fields, key: string, context: ElementContext): Fields | undefined {
  const value = fields[key];
  if (isFields(value)) {
    return value;
  }
  if (value !== undefined && value !== null) {
    warn(context, 'unreadable-field', key, value);
  }
  return undefined;
}

/** A number above zero: LXD writes 0 for what it does not measure. */
export function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

/** Whether a value is an object with keys, i.e. neither a list nor `null`. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reports what could not be used and where, e.g. `[3].state: "oops"`. */
export function warn(
  context: ElementContext,
  code: 'unreadable-row' | 'unreadable-field',
  path: string,
  value: unknown,
): void {
  const place = path === '' ? `[${context.index}]` : `[${context.index}].${path}`;
  context.warnings.push({
    code,
    lineNumber: context.lineNumber,
    text: quoted(`${place}: ${shortly(value)}`),
  });
}

function shortly(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.slice(0, 120));
  }
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'nothing';
}
