import type { Locale, OpenBill } from '../../flows/index.ts';
import { demoAutopayMembers } from './demo-autopay.ts';
import { demoBankMembers } from './demo-bank.ts';
import { demoGuestMembers } from './demo-guests.ts';
import { type DemoPayment, demoPayingMembers } from './demo-payments.ts';
import { type DemoPlan, demoPlanMembers } from './demo-plans.ts';
import { type DemoPremium, demoPremiumMembers } from './demo-premiums.ts';
import { demoRegionMembers } from './demo-regions.ts';
import { demoRequestMembers } from './demo-requests.ts';
import { demoSavedMethodMembers } from './demo-saved-methods.ts';
import { demoSeveralMembers } from './demo-several.ts';

/** A fictional member for `npm start`; 555-01xx numbers, nobody real. */
export interface DemoMember {
  readonly memberId: string;
  readonly givenName: string;
  readonly familyName: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly zip: string;
  readonly phoneNumber: string;
  /** Of `regions` in line.json; without it the line's default region. */
  readonly region?: string;
  /** The language the plan knows of. */
  readonly language?: Locale;
  readonly email?: string;
  readonly about: string;
  readonly bills: readonly DemoBill[];
  /** Made before the demo began, newest first. */
  readonly payments?: readonly DemoPayment[];
}

/** Days are counted from the day the database is seeded, so that a demo never goes stale. */
export interface DemoBill {
  readonly billNumber: string;
  readonly kind: OpenBill['kind'];
  readonly category: OpenBill['category'];
  readonly forDays: number;
  readonly dueDays: number;
  readonly balanceCents: number;
  readonly minimumDueCents: number;
  readonly graceDays?: number;
  /** What the grace engine needs; without it `graceDays` stands. */
  readonly premium?: DemoPremium;
  readonly disputed?: true;
  /** The member asked for confidential communications: its number alone opens nothing. */
  readonly restricted?: true;
  /** The payment plan it is on; what the plan leaves of the balance are new charges. */
  readonly plan?: DemoPlan;
  /** How a new member knows their first premium bill. */
  readonly applicationNumber?: string;
}

export const demoMembers: readonly DemoMember[] = [
  {
    memberId: '900000017',
    givenName: 'Ana',
    familyName: 'Reyes',
    birthDate: '1958-01-02',
    zip: '94110',
    phoneNumber: '+14155550117',
    region: 'northernCalifornia',
    about: 'one medical bill of 124 dollars and 50 cents',
    bills: [medical('10000017', 'officeVisit', -20, 12, 12450, 4000)],
  },
  {
    memberId: '900000025',
    givenName: 'Samuel',
    familyName: 'Okafor',
    birthDate: '1990-11-30',
    zip: '80203',
    phoneNumber: '+13035550125',
    region: 'colorado',
    about: 'a premium in its grace period and two medical bills',
    bills: [
      premium('10000025', -30, -8, 41280, { graceDays: 23 }),
      medical('10000026', 'labTests', -45, 5, 8815, 2500),
      medical('10000027', 'emergencyVisit', -60, -3, 90000, 15000),
    ],
  },
  {
    memberId: '900000033',
    givenName: 'Ruth',
    familyName: 'Lindqvist',
    birthDate: '1939-06-15',
    zip: '98101',
    phoneNumber: '+12065550133',
    region: 'washington',
    about: 'seven bills: more than one page',
    bills: [
      premium('10000033', 7, 7, 18900),
      medical('10000034', 'pharmacy', -12, 18, 1299, 1299),
      medical('10000035', 'labTests', -20, 15, 4510, 1500),
      medical('10000036', 'officeVisit', -33, 12, 3500, 3500),
      medical('10000037', 'hospitalStay', -50, 10, 245000, 40000),
      medical('10000038', 'pharmacy', -55, 9, 899, 899),
      medical('10000039', 'officeVisit', -61, 6, 3500, 3500),
    ],
  },
  {
    memberId: '900000041',
    givenName: 'Tom',
    familyName: 'Kalani',
    birthDate: '1972-09-09',
    zip: '96813',
    phoneNumber: '+18085550141',
    region: 'hawaii',
    about: 'nothing to pay',
    bills: [],
  },
  {
    memberId: '900000058',
    givenName: 'Grace',
    familyName: 'Whitfield',
    birthDate: '1984-02-29',
    zip: '30303',
    phoneNumber: '+14045550158',
    region: 'georgia',
    about: 'one premium bill, due soon; born on a leap day',
    bills: [premium('10000058', 6, 3, 52075)],
  },
  ...demoPremiumMembers,
  ...demoRegionMembers,
  ...demoPayingMembers,
  ...demoPlanMembers,
  ...demoRequestMembers,
  ...demoGuestMembers,
  ...demoBankMembers,
  ...demoSavedMethodMembers,
  ...demoSeveralMembers,
  ...demoAutopayMembers,
];

function medical(
  billNumber: string,
  category: OpenBill['category'],
  forDays: number,
  dueDays: number,
  balanceCents: number,
  minimumDueCents: number,
): DemoBill {
  return { billNumber, kind: 'medical', category, forDays, dueDays, balanceCents, minimumDueCents };
}

function premium(
  billNumber: string,
  forDays: number,
  dueDays: number,
  balanceCents: number,
  grace: { graceDays?: number } = {},
): DemoBill {
  return {
    billNumber,
    kind: 'premium',
    category: 'premium',
    forDays,
    dueDays,
    balanceCents,
    minimumDueCents: balanceCents,
    ...grace,
  };
}
