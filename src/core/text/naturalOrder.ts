const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Orders names as people count: `box2` before `box10`, upper and lower case side by side. Two names are
 * equal only when they are the same, so an order by it does not depend on where it began.
 */
export function compareNaturally(left: string, right: string): number {
  return COLLATOR.compare(left, right) || (left < right ? -1 : left > right ? 1 : 0);
}
