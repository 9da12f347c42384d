import type { CallContext } from '../context.ts';
import type { RegionFacts } from '../line-facts.ts';

/** Five choices are what a caller can hold in mind; "another region" is the fifth. */
const REGIONS_PER_PAGE = 4;

/** The regions to choose from on this page, numbered from 1 as the caller keys them. */
export function regionsOnPage(context: CallContext): readonly RegionFacts[] {
  const { line, page } = context;
  const perPage = regionsPerPage(context);
  return line.regions.slice(page * perPage, (page + 1) * perPage);
}

export function regionPages(context: CallContext): number {
  return Math.max(1, Math.ceil(context.line.regions.length / regionsPerPage(context)));
}

const regionsPerPage = ({ channel }: CallContext) => (channel === 'voice' ? REGIONS_PER_PAGE : 1);
