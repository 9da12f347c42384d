import type { CallContext } from '../context.ts';
import type { RegionFacts } from '../line-facts.ts';

/** Five choices are what a caller can hold in mind; "another region" is the fifth. */
const REGIONS_PER_PAGE = 4;

/** The regions to choose from on this page, numbered from 1 as the caller keys them. */
export function regionsOnPage({ line, page }: CallContext): readonly RegionFacts[] {
  return line.regions.slice(page * REGIONS_PER_PAGE, (page + 1) * REGIONS_PER_PAGE);
}

export function regionPages({ line }: CallContext): number {
  return Math.max(1, Math.ceil(line.regions.length / REGIONS_PER_PAGE));
}
