import type { DemoBill, DemoMember } from './demo-members.ts';

/** A payment plan that was agreed before the demo began. */
export interface DemoPlan {
  /** What is left of it, in so many monthly instalments. */
  readonly leftCents: number;
  readonly count: number;
  /** Days from the day the database is seeded to the next instalment. */
  readonly nextDueDays: number;
}

/** Members who pay in instalments, or could. */
export const demoPlanMembers: readonly DemoMember[] = [
  {
    memberId: '900015004',
    givenName: 'Hannah',
    familyName: 'Ortiz',
    birthDate: '1986-03-19',
    zip: '94607',
    phoneNumber: '+15105550150',
    region: 'northernCalifornia',
    about: 'a hospital bill large enough for a payment plan',
    bills: [medical('10015004', 'hospitalStay', -25, 20, 180001)],
  },
  {
    memberId: '900015012',
    givenName: 'Peter',
    familyName: 'Nguyen',
    birthDate: '1975-07-08',
    zip: '97205',
    phoneNumber: '+15035550151',
    region: 'oregonAndSouthwestWashington',
    about: 'five bills, and only one of them fits a payment plan',
    bills: [
      medical('10015012', 'emergencyVisit', -30, 24, 64000),
      medical('10015013', 'labTests', -28, 22, 6000),
      { ...medical('10015014', 'hospitalStay', -50, 18, 98000), disputed: true },
      {
        ...{ billNumber: '10015015', kind: 'premium', category: 'premium' },
        ...{ forDays: 10, dueDays: 10, balanceCents: 41000, minimumDueCents: 41000 },
      },
      {
        ...medical('10015016', 'hospitalStay', -90, 5, 60000),
        plan: { leftCents: 60000, count: 6, nextDueDays: 5 },
      },
    ],
  },
  {
    memberId: '900015020',
    givenName: 'Denise',
    familyName: 'Carter',
    birthDate: '1964-10-26',
    zip: '30309',
    phoneNumber: '+14045550152',
    region: 'georgia',
    about: 'on a payment plan: this month an instalment of 100 dollars is due',
    bills: [
      {
        ...medical('10015020', 'hospitalStay', -100, 6, 40002),
        plan: { leftCents: 40002, count: 4, nextDueDays: 6 },
      },
    ],
  },
  {
    memberId: '900015038',
    givenName: 'Rafael',
    familyName: 'Mendoza',
    birthDate: '1991-01-14',
    zip: '90012',
    phoneNumber: '+12135550153',
    region: 'southernCalifornia',
    language: 'es-US',
    about: 'on a payment plan with new charges, and the instalment is past due; speaks Spanish',
    bills: [
      {
        ...medical('10015038', 'emergencyVisit', -80, -4, 38550),
        plan: { leftCents: 30000, count: 3, nextDueDays: -4 },
      },
    ],
  },
];

function medical(
  billNumber: string,
  category: DemoBill['category'],
  forDays: number,
  dueDays: number,
  balanceCents: number,
): DemoBill {
  const minimumDueCents = balanceCents;
  return { billNumber, kind: 'medical', category, forDays, dueDays, balanceCents, minimumDueCents };
}
