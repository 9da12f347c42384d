import type { DemoBill, DemoMember } from './demo-members.ts';

/** Members whose bills somebody else pays, with the bill's number and ZIP code. */
export const demoGuestMembers: readonly DemoMember[] = [
  {
    memberId: '900016007',
    givenName: 'Helen',
    familyName: 'Marsh',
    birthDate: '1951-07-19',
    zip: '94607',
    phoneNumber: '+15105550107',
    region: 'northernCalifornia',
    about: 'her daughter pays bill 10016007 with ZIP 94607, and hears of nothing else',
    bills: [
      medical('10016007', 'hospitalStay', 15, 64250, 12850),
      medical('10016008', 'pharmacy', -6, 2310, 2310),
    ],
  },
  {
    memberId: '900016015',
    givenName: 'Renee',
    familyName: 'Calloway',
    birthDate: '1986-10-08',
    zip: '30309',
    phoneNumber: '+14045550115',
    region: 'georgia',
    about: 'asked for confidential communications: bill 10016015 is not paid by its number',
    bills: [{ ...medical('10016015', 'labTests', 10, 15875, 15875), restricted: true }],
  },
  {
    memberId: '900016023',
    givenName: 'Walter',
    familyName: 'Quist',
    birthDate: '1944-03-27',
    zip: '97031',
    phoneNumber: '+15415550123',
    about: 'no region on record: who pays bill 10016023 with ZIP 97031 is asked for it',
    bills: [medical('10016023', 'officeVisit', 8, 7420, 7420)],
  },
];

function medical(
  billNumber: string,
  category: DemoBill['category'],
  dueDays: number,
  balanceCents: number,
  minimumDueCents: number,
): DemoBill {
  return {
    ...{ billNumber, kind: 'medical', category, forDays: -24, dueDays },
    ...{ balanceCents, minimumDueCents },
  };
}
