import { SEPARATOR, type Form } from './forms';
import type { Token } from './tokens';

/** Forms by their tokens, one level for each, so that a look-up costs no more in a large glossary. */
export interface FormTree {
  readonly forms: Form[];
  readonly next: Map<string, FormTree>;
}

export function emptyFormTree(): FormTree {
  return { forms: [], next: new Map() };
}

/** Adds a form behind those with the same tokens. */
export function addForm(tree: FormTree, form: Form): void {
  let node = tree;
  for (const key of form.keys) {
    let next = node.next.get(key);
    if (next === undefined) {
      next = emptyFormTree();
      node.next.set(key, next);
    }
    node = next;
  }
  node.forms.push(form);
}

/** The forms whose tokens stand in `tokens` from `at` on, the longest first, then in the order they were added. */
export function formsFrom(tree: FormTree, tokens: readonly Token[], at: number): readonly Form[] {
  const found: Form[] = [];
  collect(tree, tokens, at, found);
  return found.sort((a, b) => b.keys.length - a.keys.length);
}

function collect(node: FormTree, tokens: readonly Token[], at: number, found: Form[]): void {
  found.push(...node.forms);
  const key = tokens[at]?.key;
  if (key === undefined) return;
  const exact = node.next.get(key);
  if (exact !== undefined) collect(exact, tokens, at + 1, found);
  const separated = key === ' ' || key === '-' ? node.next.get(SEPARATOR) : undefined;
  if (separated !== undefined) collect(separated, tokens, at + 1, found);
}
