import type { GlossaryEntry, Kind } from './schema';

/**
 * What must stand around a form before it is taken for the term: nothing, a passage about Linux on
 * ChromeOS, another term on the same line, code, or a word that announces a board.
 */
export type FormNeeds = 'nothing' | 'passage' | 'line' | 'code' | 'board';

const TYPED_KINDS: ReadonlySet<Kind> = new Set<Kind>(['command', 'tool']);
/** Whoever writes one of these commands writes about Linux on ChromeOS. */
const TOPIC_COMMAND = /^(?:vmc|vsh|lxc) /;

/** What `text`, a way to write `entry`, needs around it. */
export function needsOf(entry: GlossaryEntry, text: string): FormNeeds {
  switch (entry.match.context) {
    case 'always':
      return 'nothing';
    case 'usual':
    case 'topic':
      if (isRemotePrefix(text)) return 'line';
      return entry.kind === 'flag' || isPlainPhrase(entry, text) ? 'passage' : 'nothing';
    case 'passage':
      return isDistinctive(text) ? 'nothing' : 'passage';
    case 'crostini':
    case 'never':
      return 'line';
    case 'code':
      return entry.kind === 'hardware' ? 'board' : 'code';
  }
}

/** Whether `text`, where it stands, says that the passage is about Linux on ChromeOS. */
export function announcesTopic(entry: GlossaryEntry, text: string): boolean {
  const { context } = entry.match;
  const isTopic =
    context === 'topic' ||
    context === 'passage' ||
    (context === 'usual' && (entry.kind === 'rpc' || TOPIC_COMMAND.test(text)));
  return isTopic && needsOf(entry, text) === 'nothing';
}

/** `guest mode`: two or three ordinary words, which mean something everywhere; not `lxc profile`. */
function isPlainPhrase({ kind, term }: GlossaryEntry, text: string): boolean {
  const isCommand = TYPED_KINDS.has(kind) && firstWord(text) === firstWord(term);
  return !isCommand && /^\p{Ll}+(?: \p{Ll}+){1,2}$/u.test(text);
}

function firstWord(text: string): string {
  return text.replace(/ .*$/, '');
}

/** `images:` names an image server in a command and is a key in any YAML file. */
function isRemotePrefix(text: string): boolean {
  return /^\p{Ll}+:$/u.test(text);
}

/** `vm_concierge` is a name wherever it stands, `concierge` and `NOT_ALLOWED` are not. */
function isDistinctive(text: string): boolean {
  return /[_/.:\d]/.test(text) && /\p{Ll}/u.test(text);
}
