import type { DemoBill, DemoMember } from './demo-members.ts';

/** Members who have their premium or their payment plan paid automatically, or would like to. */
export const demoAutopayMembers: readonly DemoMember[] = [
  {
    memberId: '900021009',
    givenName: 'Judith',
    familyName: 'Moreau',
    birthDate: '1971-04-18',
    zip: '94110',
    phoneNumber: '+14155550171',
    region: 'northernCalifornia',
    about: 'a premium to be paid automatically; pay bill 10021010 first, and keep the card',
    bills: [premium('10021009', 'CA', 8, 48_210), small('10021010', 18)],
  },
  {
    memberId: '900021017',
    givenName: 'Ignacio',
    familyName: 'Vargas',
    birthDate: '1984-11-03',
    zip: '90012',
    phoneNumber: '+12135550172',
    region: 'southernCalifornia',
    language: 'es-US',
    about: 'a payment plan to be paid automatically, in Spanish; pay bill 10021018 first',
    bills: [
      {
        ...medical('10021017', 'hospitalStay', 9, 40_000),
        plan: { leftCents: 40_000, count: 4, nextDueDays: 9 },
      },
      small('10021018', 18),
    ],
  },
  {
    memberId: '900021025',
    givenName: 'Alma',
    familyName: 'Bergeron',
    birthDate: '1960-06-29',
    zip: '80203',
    phoneNumber: '+14165550173',
    region: 'colorado',
    about: 'no mobile number of the United States on record: automatic payments need a code',
    bills: [premium('10021025', 'CO', 12, 31_500), small('10021026', 18)],
  },
  {
    memberId: '900021033',
    givenName: 'Curtis',
    familyName: 'Yamada',
    birthDate: '1992-02-14',
    zip: '94607',
    phoneNumber: '+15105550174',
    region: 'northernCalifornia',
    about: 'a first premium, which is not paid automatically, and a payment plan, which can be',
    bills: [
      premium('10021033', 'CA', 7, 27_300, true),
      {
        ...medical('10021034', 'emergencyVisit', 11, 30_000),
        plan: { leftCents: 30_000, count: 3, nextDueDays: 11 },
      },
    ],
  },
];

function premium(
  billNumber: string,
  state: string,
  dueDays: number,
  balanceCents: number,
  firstPaymentPending = false,
): DemoBill {
  return {
    ...{ billNumber, kind: 'premium', category: 'premium', forDays: 0, dueDays, balanceCents },
    minimumDueCents: balanceCents,
    premium: {
      ...{ planType: 'individual', state, monthCount: 1, monthCents: balanceCents, dueDays },
      firstPaymentPending,
    },
  };
}

function small(billNumber: string, dueDays: number): DemoBill {
  return medical(billNumber, 'pharmacy', dueDays, 1_299);
}

function medical(
  billNumber: string,
  category: DemoBill['category'],
  dueDays: number,
  balanceCents: number,
): DemoBill {
  return {
    ...{ billNumber, kind: 'medical', category, forDays: -25, dueDays, balanceCents },
    minimumDueCents: balanceCents,
  };
}
