import type { DemoBill, DemoMember } from './demo-members.ts';

/** One member for each region that has none yet, and one whom the plan knows to speak Spanish. */
export const demoRegionMembers: readonly DemoMember[] = [
  {
    memberId: '900010011',
    givenName: 'Lucía',
    familyName: 'Herrera',
    birthDate: '1966-05-04',
    zip: '90012',
    phoneNumber: '+12135550111',
    region: 'southernCalifornia',
    language: 'es-US',
    about: 'Southern California; known to speak Spanish',
    bills: [visit('10010011', 'officeVisit', 9, 8640)],
  },
  {
    memberId: '900010029',
    givenName: 'Peter',
    familyName: 'Nowak',
    birthDate: '1957-08-23',
    zip: '20850',
    phoneNumber: '+13015550129',
    region: 'midAtlantic',
    about: 'Mid-Atlantic',
    bills: [visit('10010029', 'labTests', 20, 6125)],
  },
  {
    memberId: '900010037',
    givenName: 'June',
    familyName: 'Sato',
    birthDate: '1993-02-17',
    zip: '98660',
    phoneNumber: '+13605550137',
    region: 'oregonAndSouthwestWashington',
    about: 'Oregon and Southwest Washington',
    bills: [visit('10010037', 'pharmacy', 11, 1575)],
  },
];

function visit(
  billNumber: string,
  category: DemoBill['category'],
  dueDays: number,
  balanceCents: number,
): DemoBill {
  return {
    billNumber,
    kind: 'medical',
    category,
    forDays: -18,
    dueDays,
    balanceCents,
    minimumDueCents: balanceCents,
  };
}
