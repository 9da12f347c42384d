import type { DemoBill, DemoMember } from './demo-members.ts';

/** Members who have several bills to pay with one card. */
export const demoSeveralMembers: readonly DemoMember[] = [
  {
    memberId: '900009008',
    givenName: 'Carla',
    familyName: 'Webb',
    birthDate: '1969-05-21',
    zip: '97205',
    phoneNumber: '+15035550190',
    region: 'oregonAndSouthwestWashington',
    about: 'a premium, a bill on a payment plan and lab tests to pay at once; one more in dispute',
    bills: [
      premium('10009008', 9, 9, 38000),
      {
        ...medical('10009009', 'hospitalStay', -95, 12, 60003),
        plan: { leftCents: 60003, count: 6, nextDueDays: 12 },
      },
      medical('10009010', 'labTests', -21, 15, 7345),
      { ...medical('10009011', 'officeVisit', -34, 6, 12900), disputed: true },
    ],
  },
  {
    memberId: '900009016',
    givenName: 'Mateo',
    familyName: 'Fuentes',
    birthDate: '1978-08-02',
    zip: '90012',
    phoneNumber: '+12135550191',
    region: 'southernCalifornia',
    language: 'es-US',
    about: 'a premium and two medical bills, none past due; speaks Spanish',
    bills: [
      premium('10009016', 8, 8, 41250),
      medical('10009017', 'pharmacy', -15, 14, 2599),
      medical('10009018', 'emergencyVisit', -27, 18, 88001),
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

function premium(
  billNumber: string,
  forDays: number,
  dueDays: number,
  balanceCents: number,
): DemoBill {
  const minimumDueCents = balanceCents;
  return {
    ...{ billNumber, kind: 'premium', category: 'premium' },
    ...{ forDays, dueDays, balanceCents, minimumDueCents },
  };
}
