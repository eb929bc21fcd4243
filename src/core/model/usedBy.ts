/** Something of an LXD that uses a profile, a pool or a network, or belongs to a project. */
export interface UsedBy {
  readonly kind: 'instance' | 'snapshot' | 'profile' | 'image' | 'network' | 'volume' | 'other';
  /** As people write it: `penguin`, `penguin/snap0`; of an image its fingerprint. */
  readonly name: string;
  /** `undefined` for the default project. */
  readonly project?: string;
}

/** How many different ones of a kind there are. */
export function countUsers(usedBy: readonly UsedBy[], kind: UsedBy['kind']): number {
  return usedBy.filter((user) => user.kind === kind).length;
}
