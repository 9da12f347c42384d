import type { AssistanceFacts } from '../line-facts.ts';

export interface IncomeBand {
  /** A household that earns less than this in a year may qualify. */
  readonly incomeCents: number;
  /** How much of its hospital and doctor bills may be taken off. */
  readonly coversPercent: number;
}

/** Whole numbers from one person to the largest household the operator's table is made for. */
export function householdSize(keys: string, facts: AssistanceFacts): number | null {
  if (!/^\d{1,2}$/.test(keys)) return null;
  const size = Number(keys);
  return size >= 1 && size <= facts.householdMax ? size : null;
}

/**
 * The bands of `region` (null or one without rules of its own: the plan's), the lowest income
 * first: percents of the poverty guideline for a household of `size`.
 */
export function incomeBands(
  size: number,
  region: string | null,
  facts: AssistanceFacts,
): readonly IncomeBand[] {
  const own = region === null ? undefined : facts.regions[region];
  const { firstPersonDollars, eachMoreDollars } = own?.guideline ?? facts.guideline;
  const guidelineDollars = firstPersonDollars + (size - 1) * eachMoreDollars;
  return (own?.bands ?? facts.bands).map(({ upToPercent, coversPercent }) => ({
    incomeCents: guidelineDollars * upToPercent,
    coversPercent,
  }));
}
