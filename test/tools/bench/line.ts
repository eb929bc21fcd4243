/** What a line has to keep; `value` is in the line's own unit, except for the ratio. */
export type Budget =
  | { readonly kind: 'at-most'; readonly value: number }
  | { readonly kind: 'at-least'; readonly value: number }
  /** More than what it is measured against, by so much. */
  | { readonly kind: 'more-at-most'; readonly value: number }
  /** Times what it is measured against. */
  | { readonly kind: 'ratio-at-most'; readonly value: number }
  /** Only there to explain another line. */
  | { readonly kind: 'none' };

export type Unit = 'ms' | 'KB' | 'MB' | 'MB/s' | 'processes';

/** What was measured in the same run, in turns with the thing itself and in the same unit. */
export interface Against {
  readonly name: string;
  readonly value: number;
}

export interface MeasuredLine {
  readonly kind: 'measured';
  readonly what: string;
  /** How many runs `measured` is the median of; 1 for what does not vary. */
  readonly runs: number;
  readonly measured: number;
  readonly unit: Unit;
  readonly against?: Against;
  readonly budget: Budget;
}

/** One line of the table; what cannot be measured here stands in it with the reason. */
export type BenchLine =
  MeasuredLine | { readonly kind: 'skipped'; readonly what: string; readonly reason: string };

export function skippedLine(what: string, reason: string): BenchLine {
  return { kind: 'skipped', what, reason };
}

/** `measured` over what it is compared with; `undefined` for a line that stands alone. */
export function ratioOf({ measured, against }: MeasuredLine): number | undefined {
  return against === undefined ? undefined : measured / against.value;
}

/** Whether a line keeps its budget, if it has one. A ratio or a difference to nothing does not. */
export function isMet(line: MeasuredLine): boolean | undefined {
  const { measured, budget, against } = line;
  switch (budget.kind) {
    case 'at-most':
      return measured <= budget.value;
    case 'at-least':
      return measured >= budget.value;
    case 'more-at-most':
      return against !== undefined && measured - against.value <= budget.value;
    case 'ratio-at-most':
      return (ratioOf(line) ?? Infinity) <= budget.value;
    case 'none':
      return undefined;
  }
}
