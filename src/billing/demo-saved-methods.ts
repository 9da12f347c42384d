import type { DemoBill, DemoMember } from './demo-members.ts';

/** Members who keep a card with us, or pay on a later date. */
export const demoSavedMethodMembers: readonly DemoMember[] = [
  {
    memberId: '900018014',
    givenName: 'Nora',
    familyName: 'Castillo',
    birthDate: '1979-05-21',
    zip: '94110',
    phoneNumber: '+14155550114',
    region: 'northernCalifornia',
    about:
      'two bills: keep the card of the first payment, use it for the second with a texted code',
    bills: [bill('10018014', 12, 12450), bill('10018015', 20, 4510)],
  },
  {
    memberId: '900018022',
    givenName: 'Gilles',
    familyName: 'Tremblay',
    birthDate: '1965-08-30',
    zip: '80203',
    phoneNumber: '+14165550122',
    region: 'colorado',
    about: 'no mobile number of the United States on record: a kept card cannot be used',
    bills: [bill('10018022', 15, 7325), bill('10018023', 21, 2999)],
  },
  {
    memberId: '900018030',
    givenName: 'Paloma',
    familyName: 'Ibarra',
    birthDate: '1988-10-12',
    zip: '98101',
    phoneNumber: '+12065550130',
    region: 'washington',
    language: 'es-US',
    about:
      'the plan knows she speaks Spanish; two bills to pay with a kept card or on a later date',
    bills: [bill('10018030', 14, 18275), bill('10018031', 25, 6000)],
  },
];

function bill(billNumber: string, dueDays: number, balanceCents: number): DemoBill {
  return {
    billNumber,
    kind: 'medical',
    category: 'officeVisit',
    forDays: -20,
    dueDays,
    balanceCents,
    minimumDueCents: balanceCents,
  };
}
