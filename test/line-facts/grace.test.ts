import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extensionFacts } from '../../src/line-facts/due-dates.ts';
import { graceFacts } from '../../src/line-facts/grace.ts';
import { rootFolder } from '../../src/root.ts';

const { grace, extension } = JSON.parse(
  readFileSync(join(rootFolder, 'flows/line.json'), 'utf8'),
) as { grace: Record<string, unknown>; extension: Record<string, unknown> };

const order = { from: '2026-03-01', to: '2026-04-30', planTypes: ['cobra'], states: ['CO'] };

function problem(change: Record<string, unknown>): string {
  const parsed = graceFacts.safeParse({ ...grace, ...change });
  const [issue] = parsed.error?.issues ?? [];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'none';
}

it.each([
  ['as it is', {}, 'none'],
  ['an order', { overrides: [{ ...order, extendDays: 30 }] }, 'none'],
  [
    'an order that moves nothing',
    { overrides: [order] },
    'overrides.0: give from, to, planTypes, states, and either extendDays or graceEndDate',
  ],
  [
    'an order that ends before it begins',
    { overrides: [{ ...order, to: '2026-02-28', extendDays: 30 }] },
    'overrides.0: from must not be after to',
  ],
  [
    'a state by its name',
    { overrides: [{ ...order, states: ['Colorado'], extendDays: 30 }] },
    'overrides.0.states.0: name a state by its two letters, like CA',
  ],
  [
    'a length in weeks',
    {
      states: [{ state: 'CA', planTypes: ['individual'], starts: 'notice', length: { weeks: 4 } }],
    },
    'states.0.length: write {"days": 31} or {"months": 3}',
  ],
])('%s', (_, change, expected) => {
  expect(problem(change)).toBe(expected);
});

it('a plan type that has no rules is named', () => {
  const { medicare: _, ...others } = grace.plans as Record<string, unknown>;
  expect(problem({ plans: others })).toMatch(/^plans\.medicare: /);
});

it('a kind of bill may have no extension, but not one of no days', () => {
  const days = (premium: number | null) => ({ ...extension, days: { medical: 14, premium } });
  expect(extensionFacts.safeParse(days(null)).success).toBe(true);
  expect(extensionFacts.safeParse(days(0)).success).toBe(false);
});
