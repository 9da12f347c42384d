import type { PaymentState } from '../../flows/index.ts';
import type { DemoMember } from './demo-members.ts';

/** A payment made before the demo began, for who wants to hear past payments. */
export interface DemoPayment {
  readonly confirmation: string;
  /** Days before the database is seeded. */
  readonly daysAgo: number;
  readonly amountCents: number;
  readonly brand: string;
  readonly lastFour: string;
  readonly state: PaymentState;
}

/** Members who have paid before, and who want receipts in this way or that. */
export const demoPayingMembers: readonly DemoMember[] = [
  {
    memberId: '900011019',
    givenName: 'Irene',
    familyName: 'Vasquez',
    birthDate: '1967-04-18',
    zip: '94110',
    phoneNumber: '+14155550119',
    email: 'irene.vasquez@example.com',
    about: 'paid before, once without an answer; e-mail on file',
    bills: [bill('10011019')],
    payments: [
      paid('44102730', 2, 8815, 'visa', '1111', 'captured'),
      paid('58361043', 9, 12450, 'visa', '1111', 'posted'),
      paid('60925171', 30, 4000, 'mastercard', '4444', 'declined'),
      paid('73518407', 61, 2599, 'amex', '0005', 'unknown'),
      paid('82740693', 90, 41280, 'visa', '1111', 'refunded'),
      paid('91632502', 120, 3500, 'discover', '1117', 'posted'),
    ],
  },
  {
    memberId: '900011027',
    givenName: 'Walter',
    familyName: 'Begay',
    birthDate: '1951-12-05',
    zip: '80203',
    phoneNumber: '+14165550127',
    about: 'calls from Canada, no e-mail on file: receipts by mail',
    bills: [bill('10011027')],
  },
];

function bill(billNumber: string): DemoMember['bills'][number] {
  return {
    billNumber,
    kind: 'medical',
    category: 'labTests',
    forDays: -25,
    dueDays: 20,
    balanceCents: 6120,
    minimumDueCents: 2000,
  };
}

function paid(
  confirmation: string,
  daysAgo: number,
  amountCents: number,
  brand: string,
  lastFour: string,
  state: PaymentState,
): DemoPayment {
  return { confirmation, daysAgo, amountCents, brand, lastFour, state };
}
