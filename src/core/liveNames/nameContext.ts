/** Names that nobody takes for a common word: those that ChromeOS gives by itself. */
const FAMILIAR_NAMES: ReadonlySet<string> = new Set([
  'termina',
  'penguin',
  'baguette',
  'bruschetta',
]);

/** `web`, `test`, `Backup`, `7`: letters that may stand in any sentence. */
const COMMON_WORD = /^(?:\p{L}[\p{Ll} ]*|\d+)$/u;

/** The words for what has a name: `the web container`, `VM test`, `a container called dev`. */
const KIND_BEFORE = /(?:^|[^\p{L}])(?:container|vm)(?:[ ](?:called|named))?[ ]$/iu;
const KIND_AFTER = /^[ ](?:container|vm)(?![\p{L}\p{N}_-])/iu;

/** The last command that takes names, and what stands between it and a name. */
const COMMAND =
  /^(?:[^]*[^\p{L}\p{N}_./-])?(?:(?:lxc|incus)\s+(?:config|console|copy|delete|exec|file|info|init|launch|list|move|network|pause|profile|publish|query|rebuild|rename|restart|restore|shell|snapshot|start|stop)|vmc\s+(?:adjust|container|create|destroy|disk-op-status|export|import|launch|logs|pvm|resize|share|start|stop|unshare|usb-[a-z]+)|vsh)((?:\s+[^\s|;&]+)*)\s+["'“]?$/u;
/** Of words that are no flags: `lxc config device add web` has two. */
const MAX_WORDS_BETWEEN = 2;

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '«': '»',
};

/** Whether `name` could also be an ordinary word, so that it needs a context to be taken for a name. */
export function isCommonWord(name: string): boolean {
  return COMMON_WORD.test(name) && !FAMILIAR_NAMES.has(name);
}

/** Whether what stands around `start`..`end` makes an ordinary word a name there: quotes, a kind, a command. */
export function isUsedAsName(line: string, start: number, end: number): boolean {
  const closing = QUOTES[line.charAt(start - 1)];
  return (
    (closing !== undefined && closing === line.charAt(end)) ||
    // A shell's prompt, `user@web:~$`.
    (line.charAt(start - 1) === '@' && line.charAt(end) === ':') ||
    KIND_BEFORE.test(line.slice(0, start)) ||
    KIND_AFTER.test(line.slice(end)) ||
    isArgument(line, start)
  );
}

/** Whether the word at `start` is an argument of a command that takes names of VMs and containers. */
export function isArgument(line: string, start: number): boolean {
  const between = COMMAND.exec(line.slice(0, start))?.[1];
  if (between === undefined) return false;
  const words = between.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
  return words.length <= MAX_WORDS_BETWEEN;
}
