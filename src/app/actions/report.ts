/** How far a long action is. */
export interface ActionProgress {
  /** 0 to 100, where the tool says it. */
  readonly percent?: number;
  /** What is being done, where an action has several steps; as the tool says it. */
  readonly message?: string;
}

/** Called by an action as it goes on. */
export type Report = (progress: ActionProgress) => void;
