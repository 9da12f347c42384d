import { expect, it } from 'vitest';
import { paymentPlanFacts } from '../../src/line-facts/payment-plans.ts';

const facts = {
  firstDueDays: 14,
  instalmentMinimumCents: 2_500,
  bands: [
    { fromCents: 20_000, counts: [3, 6] },
    { fromCents: 100_000, counts: [6, 12, 24] },
  ],
};

it.each([
  ['as shipped', {}, 'none'],
  ['no band', { bands: [] }, 'Too small'],
  ['five lengths', { bands: [{ fromCents: 90_000, counts: [2, 3, 4, 5, 6] }] }, 'more than four'],
  ['one instalment', { bands: [{ fromCents: 90_000, counts: [1] }] }, '>=2'],
  ['lengths in no order', { bands: [{ fromCents: 90_000, counts: [6, 3] }] }, 'fewest instalments'],
  ['a length twice', { bands: [{ fromCents: 90_000, counts: [3, 3] }] }, 'each number once'],
  ['bands in no order', { bands: facts.bands.toReversed() }, 'smallest fromCents first'],
  ['part of a cent', { instalmentMinimumCents: 2_500.5 }, 'expected int'],
  ['an instalment too small for all', { instalmentMinimumCents: 7_000 }, 'raise fromCents'],
])('%s', (_, change, problem) => {
  const parsed = paymentPlanFacts.safeParse({ ...facts, ...change });
  expect(parsed.success ? 'none' : parsed.error.message).toContain(problem);
});
