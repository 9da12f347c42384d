import type { CallContext } from '../context.ts';
import { incomeBands } from '../rules/assistance.ts';
import type { Say } from '../vocabulary.ts';

/** The prompts of help paying; null for any other key. */
export function assistanceQuestion(
  context: CallContext,
  key: string,
  words: Say['with'],
): Say[] | null {
  if (!key.startsWith('assistance.')) return null;
  const { householdCount, line } = context;
  const about = { ...words, householdCount, householdMaxCount: line.assistance.householdMax };
  if (key !== 'assistance.eachBand') return [{ key, with: about }];
  return incomeBands(householdCount, context.region, line.assistance).map((band) => ({
    key,
    with: {
      ...about,
      incomeCents: band.incomeCents,
      covers: band.coversPercent === 100 ? 'all' : 'part',
      coversPercentCount: band.coversPercent,
    },
  }));
}
