import type { DemoBill, DemoMember } from './demo-members.ts';

/** Members who pay from a bank account; the test accounts are in payments/sandbox/magic-accounts.ts. */
export const demoBankMembers: readonly DemoMember[] = [
  {
    memberId: '900019001',
    givenName: 'Priya',
    familyName: 'Nair',
    birthDate: '1969-05-21',
    zip: '94704',
    phoneNumber: '+15105550191',
    region: 'northernCalifornia',
    about: 'pays from a checking account, routing 110000000, account 000123456789',
    bills: [medical('10019001', 12, 18000, 18000)],
  },
  {
    memberId: '900019019',
    givenName: 'Lucía',
    familyName: 'Ortega',
    birthDate: '1975-12-12',
    zip: '90012',
    phoneNumber: '+12135550192',
    region: 'southernCalifornia',
    language: 'es-US',
    about: 'pays in Spanish from a savings account',
    bills: [medical('10019019', 9, 9650, 2500)],
  },
  {
    memberId: '900019027',
    givenName: 'Arthur',
    familyName: 'Doyle',
    birthDate: '1948-02-08',
    zip: '80302',
    phoneNumber: '+13035550193',
    region: 'colorado',
    about: 'his son pays bill 10019027 with ZIP 80302 from a bank account',
    bills: [medical('10019027', 15, 31275, 31275)],
  },
];

function medical(
  billNumber: string,
  dueDays: number,
  balanceCents: number,
  minimumDueCents: number,
): DemoBill {
  return {
    ...{ billNumber, kind: 'medical', category: 'labTests', forDays: -21, dueDays },
    ...{ balanceCents, minimumDueCents },
  };
}
