import { expect, it } from 'vitest';
import { bankFacts, tenderFacts } from '../../src/line-facts/bank.ts';

const facts = {
  ...{ attempts: 3, entriesPerCall: 2, recordingMinimumSeconds: 2, recordingTries: 3 },
  ...{ speechSilenceSeconds: 5, speechLongestSeconds: 30, debitAfterDays: 1, evidenceYears: 2 },
};

it.each([
  ['as shipped', {}, 'none'],
  ['four attempts', { attempts: 4 }, 'three times at most'],
  ['a recording of no length', { recordingMinimumSeconds: 0 }, '>=1'],
  ['evidence for a year', { evidenceYears: 1 }, 'two years'],
  ['a word too much', { routingDigits: 9 }, 'routingDigits'],
])('%s', (_, change, problem) => {
  const parsed = bankFacts.safeParse({ ...facts, ...change });
  expect(parsed.success ? 'none' : parsed.error.message).toContain(problem);
});

it.each([
  [['card', 'bank'], true],
  [['bank'], true],
  [[], false],
  [['card', 'card'], false],
  [['cash'], false],
])('tenders %j: %s', (tenders, isRight) => {
  expect(tenderFacts.safeParse(tenders).success).toBe(isRight);
});
