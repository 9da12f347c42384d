import type { LineFacts, OfficeFacts, RegionFacts } from '../line-facts.ts';

type Regions = Pick<LineFacts, 'regions' | 'defaultRegion'>;

/**
 * The region of this id; the line's default one when nobody is identified yet, or when the plan's
 * records name a region that line.json does not know.
 */
export function regionOf({ regions, defaultRegion }: Regions, id: string | null): RegionFacts {
  const found =
    regions.find((region) => region.id === id) ??
    regions.find((region) => region.id === defaultRegion);
  if (!found) throw new Error(`line.json has no region "${defaultRegion}".`);
  return found;
}

/** The office that serves a region: number, hours and zone. */
export function officeOf(line: Regions, id: string | null): OfficeFacts {
  return regionOf(line, id).office;
}
