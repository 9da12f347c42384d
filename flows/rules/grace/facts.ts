export const planTypes = [
  'exchangeWithCredit',
  'exchangeWithoutCredit',
  'individual',
  'cobra',
  'medicare',
] as const;
export type PlanType = (typeof planTypes)[number];

/** What the grace engine must know of the operator's plans (flows/line.json, `grace`). */
export interface GraceFacts {
  readonly plans: Readonly<Record<PlanType, PlanGrace>>;
  /** Where a state's law sets another grace period. */
  readonly states: readonly StateGrace[];
  /** Orders that moved the end of grace periods for a time, such as in an emergency. */
  readonly overrides: readonly GraceOverride[];
}

export type GraceLength = { readonly days: number } | { readonly months: number };

/** From which day a grace period is counted. */
export type GraceStart = 'unpaidMonth' | 'dueDate' | 'notice' | 'monthAfterNotice';

export interface GracePeriod {
  readonly starts: GraceStart;
  readonly length: GraceLength;
}

export interface PlanGrace extends GracePeriod {
  /** Without one full month paid there is no grace (45 CFR 156.270(d)). */
  readonly needsPaidMonth: boolean;
  /** Only everything owed keeps coverage; the grace period never begins anew by a part of it. */
  readonly allMonthsOwed: boolean;
  /** From this month of the grace period on, claims wait for the payment. */
  readonly claimsHeldFromMonth: number | null;
  /** The first payment, counted from a day; null when coverage begins without one. */
  readonly binder: { readonly from: 'dueDate' | 'election'; readonly days: number } | null;
  /** A month short of at most the lesser of both is a small matter (26 CFR 54.4980B-8). */
  readonly shortfall: Shortfall | null;
  /** So much of what was billed counts as all of it; null when nothing less does. */
  readonly fullFromPercent: number | null;
}

export interface Shortfall {
  readonly maxCents: number;
  readonly maxPercent: number;
  /** True: it is accepted as full. False: the member is notified and has `noticeDays` to pay. */
  readonly acceptedAsFull: boolean;
  readonly noticeDays: number;
}

export interface StateGrace extends GracePeriod {
  readonly state: string;
  readonly planTypes: readonly PlanType[];
}

/** Grace periods that end on a day from `from` through `to` end later instead; never sooner. */
export type GraceOverride = {
  readonly from: string;
  readonly to: string;
  readonly planTypes: readonly PlanType[];
  readonly states: readonly string[];
} & ({ readonly extendDays: number } | { readonly graceEndDate: string });
