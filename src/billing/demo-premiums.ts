import { DateTime } from 'luxon';
import type { PlanType } from '../../flows/rules/grace/facts.ts';
import type { PremiumFacts } from '../../flows/rules/grace/premium.ts';
import type { DemoBill, DemoMember } from './demo-members.ts';

/** A premium as of seeding: months are counted from the month of that day, days from the day. */
export interface DemoPremium {
  readonly planType: PlanType;
  readonly state: string;
  /** How many months' premiums are on the bill, this month's last. */
  readonly monthCount: number;
  readonly monthCents: number;
  readonly dueDays: number;
  readonly firstPaymentPending?: boolean;
  readonly electionDays?: number;
  readonly noticeDays?: number;
}

/** The facts of a demo premium, counted from `today` (YYYY-MM-DD). */
export function premiumFacts(demo: DemoPremium, today: string): PremiumFacts {
  const start = DateTime.fromISO(today, { zone: 'utc' });
  const iso = (date: DateTime) => date.toFormat('yyyy-MM-dd');
  const onDay = (days: number | undefined) =>
    days === undefined ? null : iso(start.plus({ days }));
  const oldest = start.startOf('month').minus({ months: demo.monthCount - 1 });
  const { planType, state, firstPaymentPending = false } = demo;
  return {
    planType,
    state,
    months: Array.from({ length: demo.monthCount }, (_, index) => ({
      month: iso(oldest.plus({ months: index })),
      amountCents: demo.monthCents,
    })),
    dueDate: iso(start.plus({ days: demo.dueDays })),
    paidThroughDate: firstPaymentPending ? null : iso(oldest.minus({ days: 1 })),
    firstPaymentPending,
    electionDate: onDay(demo.electionDays),
    noticeDate: onDay(demo.noticeDays),
  };
}

const regions: Readonly<Record<string, string>> = {
  CA: 'northernCalifornia',
  CO: 'colorado',
  GA: 'georgia',
  HI: 'hawaii',
  OR: 'oregonAndSouthwestWashington',
  VA: 'midAtlantic',
  WA: 'washington',
};

/** One member for each plan type and situation of the grace engine. */
export const demoPremiumMembers: readonly DemoMember[] = [
  member('900012009', ['Leila', 'Haddad'], '1981-03-14', ['94607', '+15105550109'], {
    about: 'tax-credit exchange premium, two months owed, claims held',
    bills: [
      owed('10012009', {
        ...plan('exchangeWithCredit', 'CA', 21_500),
        monthCount: 2,
        dueDays: -35,
      }),
    ],
  }),
  member('900012017', ['Marcus', 'Bell'], '1975-07-22', ['30312', '+14045550112'], {
    about: 'exchange premium without tax credit, past due',
    bills: [owed('10012017', { ...plan('exchangeWithoutCredit', 'GA', 38_900), dueDays: -6 })],
  }),
  member('900012025', ['Irene', 'Costa'], '1969-10-05', ['95814', '+19165550125'], {
    about: 'individual premium in California: grace after notice',
    bills: [
      owed('10012025', { ...plan('individual', 'CA', 44_120), dueDays: -12, noticeDays: -4 }),
    ],
  }),
  member('900012033', ['Daniel', 'Ortiz'], '1988-12-19', ['97205', '+15035550133'], {
    about: 'first payment after electing COBRA: 45 days',
    bills: [
      owed('10012033', {
        ...plan('cobra', 'OR', 61_000),
        ...{ monthCount: 2, dueDays: -15, firstPaymentPending: true, electionDays: -15 },
      }),
    ],
  }),
  member('900012041', ['Wendy', 'Park'], '1979-04-30', ['98402', '+12535550141'], {
    about: 'COBRA premium paid nearly in full: 20 dollars short',
    bills: [owed('10012041', { ...plan('cobra', 'WA', 59_000), dueDays: -5 }, 2_000)],
  }),
  member('900012058', ['Harold', 'Kealoha'], '1947-08-08', ['96813', '+18085550158'], {
    about: 'Medicare premium, two months owed',
    bills: [owed('10012058', { ...plan('medicare', 'HI', 9_450), monthCount: 2, dueDays: -35 })],
  }),
  member('900012066', ['Priya', 'Nair'], '1994-05-17', ['22202', '+17035550166'], {
    about: 'first exchange premium, and a bill in collections',
    bills: [
      owed('10012066', {
        ...plan('exchangeWithCredit', 'VA', 18_700),
        ...{ dueDays: 6, firstPaymentPending: true },
      }),
      {
        ...{ billNumber: '10012067', kind: 'medical', category: 'labTests' },
        ...{ forDays: -130, dueDays: -95, balanceCents: 14_250, minimumDueCents: 14_250 },
      },
    ],
  }),
  member('900012074', ['Oscar', 'Lund'], '1963-01-27', ['80302', '+13035550174'], {
    about: 'individual premium whose grace period is over',
    bills: [owed('10012074', { ...plan('individual', 'CO', 47_300), monthCount: 2, dueDays: -40 })],
  }),
];

function plan(planType: PlanType, state: string, monthCents: number) {
  return { planType, state, monthCents, monthCount: 1 };
}

function owed(
  billNumber: string,
  demo: DemoPremium,
  balanceCents = demo.monthCents * demo.monthCount,
): DemoBill {
  return {
    ...{ billNumber, kind: 'premium', category: 'premium', premium: demo, balanceCents },
    ...{
      forDays: 0,
      dueDays: demo.dueDays,
      minimumDueCents: Math.min(demo.monthCents, balanceCents),
    },
  };
}

function member(
  memberId: string,
  [givenName, familyName]: readonly [string, string],
  birthDate: string,
  [zip, phoneNumber]: readonly [string, string],
  rest: Pick<DemoMember, 'about' | 'bills'>,
): DemoMember {
  const region = rest.bills.map(({ premium }) => regions[premium?.state ?? '']).find(Boolean);
  return {
    ...{ memberId, givenName, familyName, birthDate, zip, phoneNumber, ...rest },
    ...(region === undefined ? {} : { region }),
  };
}
