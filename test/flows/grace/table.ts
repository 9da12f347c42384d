import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraceFacts, PlanType } from '../../../flows/rules/grace/facts.ts';
import type { PremiumFacts } from '../../../flows/rules/grace/premium.ts';
import { facts as line } from '../../paths/world.ts';

/** One row of a text table: what is owed and when it is asked, and what must come out. */
export interface Row {
  readonly title: string;
  readonly premium: PremiumFacts;
  readonly balanceCents: number;
  /** A date; with a zone an ISO instant. */
  readonly now: string;
  readonly zone: string;
  readonly facts: GraceFacts;
  /** `status effect, pay by DATE, AMOUNT, ends back DATE` */
  readonly expected: string;
}

/**
 * Reads a table: `|` between cells, the first row names them, `#` begins a comment. A line
 * `with {json}` changes the operator's facts for the rows below it; `with PLAN {json}` one plan's.
 */
export function readTable(name: string): readonly Row[] {
  const rows: Row[] = [];
  let facts = line.grace;
  let names: readonly string[] = [];
  const lines = readFileSync(join(import.meta.dirname, name), 'utf8').split('\n');
  for (const text of lines.map((raw) => raw.trim())) {
    if (text === '' || text.startsWith('#')) continue;
    if (text.startsWith('with ')) facts = changed(facts, text);
    else if (names.length === 0) names = cellsOf(text);
    else rows.push(rowOf(Object.fromEntries(zip(names, cellsOf(text))), facts));
  }
  return rows;
}

function changed(facts: GraceFacts, text: string): GraceFacts {
  const [, plan, json = ''] = /^with (?:(\w+) )?(\{.*\})$/.exec(text) ?? [];
  const change = JSON.parse(json) as Partial<GraceFacts>;
  if (plan === undefined) return { ...facts, ...change };
  const own = { ...facts.plans[plan as PlanType], ...change };
  return { ...facts, plans: { ...facts.plans, [plan]: own } };
}

const cellsOf = (text: string) => text.split('|').map((cell) => cell.trim());

const zip = (names: readonly string[], cells: readonly string[]) =>
  names.map((name, index): [string, string] => [name, cells[index] ?? '']);

const cents = (dollars: string) => Math.round(Number(dollars) * 100);

function rowOf(cells: Readonly<Record<string, string>>, facts: GraceFacts): Row {
  const cell = (name: string) => cells[name] ?? '';
  const date = (name: string) => cell(name) || null;
  const months = cell('months')
    .split(' ')
    .map((part) => part.split(':'))
    .map(([month, dollars = '']) => ({ month: `${month}-01`, amountCents: cents(dollars) }));
  return {
    title: `${cell('now')}: ${cell('plan')} ${cell('state')}, ${cell('months')} due ${cell('due')}`,
    premium: {
      planType: cell('plan') as PlanType,
      state: cell('state'),
      months,
      dueDate: cell('due'),
      paidThroughDate: date('paid through'),
      firstPaymentPending: cell('first') === 'yes',
      electionDate: date('elected'),
      noticeDate: date('notice'),
    },
    balanceCents: cents(cell('owes')),
    now: cell('now'),
    zone: cell('zone'),
    facts,
    expected: cell('expected'),
  };
}
