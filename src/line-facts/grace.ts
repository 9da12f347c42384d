import { z } from 'zod';
import { planTypes } from '../../flows/rules/grace/facts.ts';

const date = z.iso.date('write it as YYYY-MM-DD');
const state = z.string().regex(/^[A-Z]{2}$/, 'name a state by its two letters, like CA');
const planType = z.enum(planTypes);
const days = z.int().min(1).max(366);
const percent = z.int().min(1).max(100);
const length = z.union(
  [z.strictObject({ days }), z.strictObject({ months: z.int().min(1).max(12) })],
  'write {"days": 31} or {"months": 3}',
);
const starts = z.enum(['unpaidMonth', 'dueDate', 'notice', 'monthAfterNotice']);

const plan = z.strictObject({
  starts,
  length,
  needsPaidMonth: z.boolean(),
  allMonthsOwed: z.boolean(),
  claimsHeldFromMonth: z.int().min(2).max(12).nullable(),
  binder: z
    .strictObject({ from: z.enum(['dueDate', 'election']), days: z.int().min(0).max(366) })
    .nullable(),
  shortfall: z
    .strictObject({
      maxCents: z.int().min(1).max(1_000_000),
      maxPercent: percent,
      acceptedAsFull: z.boolean(),
      noticeDays: days,
    })
    .nullable(),
  fullFromPercent: percent.nullable(),
});

const inForce = {
  from: date,
  to: date,
  planTypes: z.array(planType).min(1),
  states: z.array(state).min(1),
};

const override = z
  .union(
    [
      z.strictObject({ ...inForce, extendDays: days }),
      z.strictObject({ ...inForce, graceEndDate: date }),
    ],
    'give from, to, planTypes, states, and either extendDays or graceEndDate',
  )
  .refine((order) => order.from <= order.to, 'from must not be after to');

/** `grace` in line.json: how long each plan waits for a premium. */
export const graceFacts = z.strictObject({
  plans: z.record(planType, plan),
  states: z.array(z.strictObject({ state, planTypes: z.array(planType).min(1), starts, length })),
  overrides: z.array(override),
});
