/** Whose prompt stands in front of a command. */
export interface Prompt {
  /** `comment` is a lone `#`: root's prompt in notes, a comment in a script. */
  readonly kind: 'crosh' | 'shell' | 'comment';
  /** Offset of what was typed. */
  readonly end: number;
}

/** Longer prompts are no prompts. */
const MAX_PROMPT_CHARS = 120;
const END = /[$#%>❯](?=\s)/g;
/**
 * What a prompt is made of: `(termina)`, `[user@host`, `~]`, `user@penguin:~/src`, `localhost`, `/tmp`. The
 * developer guide writes `(outside)` and `(inside)` for what is typed outside and inside the chroot.
 */
const PIECE =
  /^(?:\([\w./ +-]*\)|\[?[\w.+-]+@[\w.-]+(?::[^\s:]*)?\]?|crosh|chronos|localhost|penguin|termina|\[?(?:~|\/)[^\s:]*)$/;

/** The prompt that a line of a session begins with. Never fails. */
export function findPrompt(line: string): Prompt | undefined {
  const start = line.search(/\S/);
  if (start < 0) return undefined;
  const head = line.slice(start, start + MAX_PROMPT_CHARS);
  for (const { 0: mark, index } of head.matchAll(END)) {
    const pieces = head.slice(0, index).split(/\s+/).filter(Boolean);
    if (!pieces.every((piece) => PIECE.test(piece))) return undefined;
    const rest = head.slice(index + 1);
    const end = start + index + 1 + (rest.length - rest.trimStart().length);
    if (mark === '>' && pieces.at(-1) !== 'crosh') return undefined;
    if (mark === '>') return { kind: 'crosh', end };
    return { kind: mark === '#' && pieces.length === 0 ? 'comment' : 'shell', end };
  }
  return undefined;
}
