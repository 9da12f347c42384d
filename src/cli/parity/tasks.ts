import { demoMembers } from '../../billing/demo-members.ts';
import { magicAccounts } from '../../payments/sandbox/magic-accounts.ts';
import { magicCards } from '../../payments/sandbox/magic-cards.ts';
import type { Evidence } from './evidence.ts';
import { guestPaid, paidByBank, paidByCard, personReached, planSetUp } from './evidence.ts';
import type { Field } from './fields.ts';

/** Something a caller wants done, and all they know about it. */
export interface Task {
  readonly name: string;
  /** E.164. */
  readonly from: string;
  readonly fields: ReadonlyMap<Field, string>;
  /** Said where the line records. */
  readonly consent: string;
  /** What the caller chooses by its words, the most particular first. */
  readonly wants: readonly RegExp[];
  /** Words that tell the caller it is done; whether it is, the evidence says. */
  readonly doneWords: RegExp;
  readonly isDone: Evidence;
}

const card = magicCards.find(({ outcome }) => outcome === 'approved')?.number ?? '';
const account = magicAccounts.find(({ outcome }) => outcome === 'approved')?.number ?? '';

const cardFields: readonly (readonly [Field, string])[] = [
  ['cardNumber', `${card}`],
  ['expirationDate', '1239'],
  ['securityCode', '123'],
];
const bankFields: readonly (readonly [Field, string])[] = [
  ['routingNumber', '110000000'],
  ['accountNumber', `${account}`],
];

const english = /\benglish\b/;
const full = /\b(?:full|whole|entire)\b|\ball of it\b/;
const byCard = /\bcard\b/;
const pay = /^(?:to )?pay\b|^(?:for )?(?:yes|(?:your|this|the) bills?)\b|\bpay (?:it|now)\b/;
const onward =
  /\bsomething else\b|\b(?:more|other) choices\b|^for the next\b|\bnext (?:bill|choice)\b/;
const confirmation = /\bconfirmation\b.{0,40}\d/;

/** The five tasks that relay callers must finish as voice callers do. */
export const parityTasks: readonly Task[] = [
  {
    ...callerFor('900000017', cardFields),
    name: 'pay a medical bill by card',
    wants: [full, byCard, pay, onward, english],
    doneWords: confirmation,
    isDone: paidByCard('10000017'),
  },
  {
    ...callerFor('900000058', bankFields),
    name: 'pay a premium by bank account',
    wants: [/\bagree\b/, full, /\bbank\b/, /\bchecking\b/, pay, onward, english],
    doneWords: confirmation,
    isDone: paidByBank('10000058'),
  },
  {
    ...guestFor('10016007', cardFields),
    name: 'pay somebody’s bill by its number',
    wants: [/\bdo(?:es)? not have\b/, /\bfamily\b/, full, byCard, pay, onward, english],
    doneWords: confirmation,
    isDone: guestPaid('10016007'),
  },
  {
    ...callerFor('900015004', []),
    name: 'set up a payment plan',
    wants: [
      /\bagree\b/,
      /^(?:for )?\d+ install?ments\b/,
      /\binstall?ments\b|\bplan\b/,
      onward,
      english,
    ],
    doneWords: /\bplan is set up\b|\breference\b.{0,40}\d/,
    isDone: planSetUp('10015004'),
  },
  {
    ...callerFor('900000017', []),
    fields: new Map(),
    name: 'reach a person',
    wants: [/\bperson\b/, english],
    doneWords: /\bconnect(?:ing)? you\b|\b(?:transferring|ringing)\b/,
    isDone: personReached,
  },
];

function callerFor(memberId: string, fields: Iterable<readonly [Field, string]>) {
  const member = demoMembers.find((each) => each.memberId === memberId);
  return {
    from: member?.phoneNumber ?? '',
    fields: new Map<Field, string>([
      ['memberId', `${memberId}`],
      ['zip', `${member?.zip}`],
      ...fields,
    ]),
    consent: `${member?.givenName} ${member?.familyName}. I agree.`,
  };
}

/** Knows the bill and where it was sent, and calls from a telephone of their own. */
function guestFor(billNumber: string, fields: Iterable<readonly [Field, string]>) {
  const member = demoMembers.find(({ bills }) =>
    bills.some((bill) => bill.billNumber === billNumber),
  );
  const known: readonly (readonly [Field, string])[] = [
    ['billNumber', `${billNumber}`],
    ['zip', `${member?.zip}`],
    ...fields,
  ];
  return { from: '+15105550177', fields: new Map(known), consent: '' };
}
