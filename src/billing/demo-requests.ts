import type { DemoBill, DemoMember } from './demo-members.ts';

/** Members who need help with a bill more than a way to pay it. */
export const demoRequestMembers: readonly DemoMember[] = [
  {
    memberId: '900013009',
    givenName: 'Nadia',
    familyName: 'Brooks',
    birthDate: '1979-04-18',
    zip: '96819',
    phoneNumber: '+18085550130',
    region: 'hawaii',
    about: 'a hospital bill past due: help paying comes first',
    bills: [medical('10013009', 'hospitalStay', -70, -9, 318000)],
  },
  {
    memberId: '900013017',
    givenName: 'Victor',
    familyName: 'Amsel',
    birthDate: '1961-12-05',
    zip: '80211',
    phoneNumber: '+13035550131',
    region: 'colorado',
    about: 'a bill higher than expected, another in dispute',
    bills: [
      medical('10013017', 'emergencyVisit', -40, 14, 126550),
      { ...medical('10013018', 'labTests', -52, -2, 43200), disputed: true },
      {
        ...{ billNumber: '10013019', kind: 'premium', category: 'premium' },
        ...{ forDays: 12, dueDays: 12, balanceCents: 28900, minimumDueCents: 28900 },
      },
    ],
  },
  {
    memberId: '900013025',
    givenName: 'Imani',
    familyName: 'Foster',
    birthDate: '1997-09-27',
    zip: '98105',
    phoneNumber: '+12065550132',
    region: 'washington',
    about: 'new: first premium by application number 4400130257',
    bills: [
      {
        ...{ billNumber: '10013025', kind: 'premium', category: 'premium' },
        ...{ forDays: 20, dueDays: 15, balanceCents: 35640, minimumDueCents: 35640 },
        applicationNumber: '4400130257',
        premium: {
          ...{ planType: 'individual', state: 'WA', monthCount: 1, monthCents: 35640 },
          ...{ dueDays: 15, firstPaymentPending: true },
        },
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
