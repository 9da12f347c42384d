import { expect, it } from 'vitest';
import { savedMethodFacts } from '../../src/line-facts/saved-methods.ts';
import { scheduledFacts } from '../../src/line-facts/scheduled.ts';

const kept = {
  perMemberMax: 3,
  scriptVersion: '2026-11',
  codeMinutes: 10,
  codeTries: 3,
  codesPerMemberPerHour: 3,
};

it.each([
  ['as shipped', {}, 'none'],
  ['more cards than anybody listens to', { perMemberMax: 4 }, 'longer list'],
  ['no script version', { scriptVersion: '' }, 'Too small'],
  ['tries enough to guess', { codeTries: 6 }, 'must not be guessed'],
  ['a code that is good for hours', { codeMinutes: 120 }, 'Too big'],
])('kept cards: %s', (_, change, problem) => {
  const parsed = savedMethodFacts.safeParse({ ...kept, ...change });
  expect(parsed.success ? 'none' : parsed.error.message).toContain(problem);
});

it.each([
  ['as shipped', {}, 'none'],
  ['an hour of twelve', { runsAt: '9:00 am' }, 'HH:MM'],
  ['an hour that is none', { runsAt: '24:00' }, 'HH:MM'],
  ['no waiting at all', { waitDays: 0 }, 'Too small'],
])('later payments: %s', (_, change, problem) => {
  const parsed = scheduledFacts.safeParse({ runsAt: '09:00', waitDays: 3, ...change });
  expect(parsed.success ? 'none' : parsed.error.message).toContain(problem);
});
