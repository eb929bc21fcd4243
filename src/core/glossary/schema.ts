import * as v from 'valibot';
import { err, ok, type Result } from '../result';
import { LAYER_NAMES } from './layers';

/** What an entry is about. A closed list, so that the glossary view can group by it. */
export const KINDS = [
  'concept',
  'vm',
  'container',
  'daemon',
  'tool',
  'command',
  'flag',
  'package',
  'image',
  'file',
  'path',
  'device',
  'protocol',
  'network',
  'security',
  'setting',
  'variable',
  'rpc',
  'url',
  'chrome',
  'error',
  'hardware',
  'question',
] as const;

export type Kind = (typeof KINDS)[number];

/** One line of text, so that nothing in a hover can break out of its paragraph. */
const line = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('is empty'),
  v.regex(/^[^\r\n]*$/, 'is not one line'),
);
const httpsUrl = v.pipe(
  v.string(),
  v.regex(/^https:\/\/[^\s<>"()\\`]+$/, 'is not a plain https address'),
);
const sourcePath = v.pipe(
  v.string(),
  v.regex(/^src(?:\/[\w.@+-]+)+$/, 'is not a path below src/ of a ChromiumOS checkout'),
);
/** A message that can be recognised: it begins with words of its own, else anything would be one. */
const messagePattern = v.pipe(line, v.regex(/^[^{}]{3}/, 'begins with a placeholder'));
const list = <T extends v.GenericSchema>(item: T) =>
  v.optional(v.pipe(v.array(item), v.readonly()), []);

const FIELDS = v.strictObject({
  /** The name as it is spelled by those who make the thing; a question as a person asks it. */
  term: line,
  /** Other correct names and spellings; plurals are found without being listed. */
  aliases: list(line),
  /** Wrong spellings that people do write; the hover says so. */
  misspellings: list(line),
  kind: v.picklist(KINDS),
  /** Where it runs, or where a command is typed. Empty for what lies in no layer. */
  runsIn: list(v.picklist(LAYER_NAMES)),
  /** One sentence for a newcomer; the answer to a question, in one or two. */
  summary: line,
  /** Plain text for an engineer. */
  detail: v.optional(line),
  /** What to do about an error. */
  nextStep: v.optional(line),
  /**
   * What an error looks like where it is printed. `{name}` stands for any text, also for none; case and
   * blanks count, backticks do not, as they get lost where people paste.
   */
  messages: list(messagePattern),
  /** The number of a result of Chrome (`CrostiniResult`), the same since ChromeOS 74. */
  resultNumber: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))),
  /** Names of the entries that a question is about. */
  about: list(line),
  /** `to` names another entry. */
  talksTo: list(v.strictObject({ to: line, over: line })),
  logs: v.optional(line),
  /** Path in the ChromiumOS source tree, such as `src/platform2/vm_tools/concierge`. */
  source: v.optional(sourcePath),
  ebuild: list(line),
  /** `term` names another entry. */
  confusedWith: list(v.strictObject({ term: line, difference: line })),
  /** Names of other entries. */
  related: list(line),
  /** What is different from what older texts say, with a version or date. */
  changed: v.optional(line),
  sources: list(httpsUrl),
  match: v.optional(
    v.strictObject({
      /** Applies to single words; a phrase is recognised in any case. */
      caseSensitive: v.optional(v.boolean(), false),
      /** `false` also finds the forms as the beginning of a longer word, as `lxc-` in `lxc-attach`. */
      wholeWord: v.optional(v.boolean(), true),
      /**
       * Where the forms count. `usual`: a name anywhere, flags and phrases of ordinary words only in a
       * passage about Linux on ChromeOS; `topic`: likewise, and where it stands, the passage is about
       * that; `always`: anywhere; `passage`: only in such a passage, the line or those next to it;
       * `crostini`: only beside another term on the line; `code`: variables in code, boards beside the
       * word board; `never`: nobody writes it into a note, as a question.
       */
      context: v.optional(
        v.picklist(['usual', 'topic', 'always', 'passage', 'crostini', 'code', 'never']),
        'usual',
      ),
    }),
    { caseSensitive: false, wholeWord: true, context: 'usual' },
  ),
});

const ENTRY = v.pipe(
  FIELDS,
  v.forward(
    v.check(
      ({ kind, about }) => (kind === 'question') === about.length > 0,
      'names what a question is about, and nothing else has it',
    ),
    ['about'],
  ),
  v.transform((entry) =>
    entry.kind === 'question'
      ? { ...entry, match: { ...entry.match, context: 'never' as const } }
      : entry,
  ),
);

/** One entry of the glossary, every default filled in. */
export type GlossaryEntry = v.InferOutput<typeof ENTRY>;

/** An entry of which only the essentials are known, every default filled in: a person's own term. */
export function completeEntry(
  essentials: Pick<GlossaryEntry, 'term' | 'aliases' | 'summary'> & { readonly detail?: string },
): GlossaryEntry {
  return {
    misspellings: [],
    kind: 'concept',
    runsIn: [],
    messages: [],
    about: [],
    talksTo: [],
    ebuild: [],
    confusedWith: [],
    related: [],
    sources: [],
    match: { caseSensitive: false, wholeWord: true, context: 'always' },
    ...essentials,
  };
}

/** Where a glossary breaks its schema. */
export interface GlossaryFault {
  /** 0-based place in the array, or undefined if the whole is not an array. */
  readonly entryIndex?: number;
  /** The entry's term as far as it has one. */
  readonly term?: string;
  /** Field and cause, in English, from the schema library. */
  readonly message: string;
}

/**
 * Reads a compiled glossary: a JSON array of entries. The schema is closed, so an unknown key is a
 * fault, as it usually is a misspelt one; the first fault rejects the whole.
 */
export function parseGlossary(json: unknown): Result<readonly GlossaryEntry[], GlossaryFault> {
  if (!Array.isArray(json)) return err({ message: 'is not a list of entries' });
  const entries: GlossaryEntry[] = [];
  for (const [entryIndex, value] of json.entries()) {
    const parsed = v.safeParse(ENTRY, value, { abortEarly: true });
    if (!parsed.success)
      return err({ entryIndex, ...termOf(value), message: faultOf(parsed.issues[0]) });
    entries.push(parsed.output);
  }
  return ok(entries);
}

function faultOf(issue: v.InferIssue<typeof ENTRY>): string {
  const field = v.getDotPath(issue);
  return field === null ? issue.message : `${field}: ${issue.message}`;
}

function termOf(value: unknown): { readonly term?: string } {
  if (typeof value !== 'object' || value === null || !('term' in value)) return {};
  return typeof value.term === 'string' ? { term: value.term } : {};
}
