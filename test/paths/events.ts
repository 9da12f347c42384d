import type {
  CallerEvent,
  CallMemory,
  CardEntryFailure,
  DialEnd,
  FlowEvent,
  Outcome,
  PaymentOutcome,
  Query,
  View,
} from '../../flows/index.ts';
import { pastPayments, receiptWays } from './receipts-world.ts';
import { changed, facts, members, numberedBills, OTHER_CONFIRMATION } from './world.ts';

const digits = (keys: string): CallerEvent => ({ type: 'digits', digits: keys, ended: 'pound' });

const keys: readonly CallerEvent[] = [...'0123456789*#'].map((key) => ({ type: 'key', key }));

const nothingUsable: readonly CallerEvent[] = [
  { type: 'silence' },
  { type: 'cardTyped' },
  { type: 'garbled', length: 33 },
];

/** What fits some field of the call, and what fits none. */
const entries: readonly CallerEvent[] = [
  '9'.repeat(facts.memberIdDigits),
  '8'.repeat(facts.billNumberDigits),
  '7'.repeat(facts.applicationNumberDigits),
  '04',
  '01021958',
  '94110',
  '25',
  '95*50',
  '99999',
  '12**3',
  '1234567890123456',
  '44102730',
].map(digits);

/** Keys that came too fast for a menu. */
const tooManyKeys = digits('12');

const cardFailures: readonly CardEntryFailure[] = [
  'star',
  'tooManyAttempts',
  'cardRejected',
  'unavailable',
  'misconfigured',
  'hungUp',
  'unrecognized',
];

const cards: readonly CallerEvent[] = [
  { type: 'cardEntered', card: { tokenId: 'token-1', brand: 'visa', lastFour: '1111' } },
  ...cardFailures.map((why): CallerEvent => ({ type: 'cardNotEntered', why })),
];

const dials: readonly CallerEvent[] = (
  ['completed', 'busy', 'noAnswer', 'failed'] satisfies DialEnd[]
).map((how) => ({ type: 'dialEnded', how }));

const waited: CallerEvent = { type: 'waited' };
const hangup: CallerEvent = { type: 'hangup' };
const tooLong: FlowEvent = { type: 'tooLong' };

/** What can happen where the call waits for this. */
function expected(view: View): readonly FlowEvent[] {
  switch (view.expects) {
    case 'hears.keys':
      return [
        ...keys,
        ...nothingUsable,
        ...(view.hears === 'field' ? entries : [tooManyKeys]),
        tooLong,
      ];
    case 'hears.card':
      return [...cards, waited];
    case 'waits.command':
      return [waited];
    case 'connects.agent':
      return [...dials, waited];
    default:
      return [];
  }
}

/** Everything a caller or the carrier can do, fitting or not. */
const everything: readonly FlowEvent[] = [
  ...keys,
  ...nothingUsable,
  ...entries,
  ...cards,
  ...dials,
  waited,
  tooLong,
];

const bills = members.map((member) => member.bills);

function outcomesOf(query: Query, memory: CallMemory): readonly Outcome[] {
  switch (query.type) {
    case 'query.callerLanguage':
      return ([null, 'en-US', 'es-US'] as const).map((locale) => ({
        type: 'callerLanguage.known',
        locale,
      }));
    case 'query.standing':
      return [true, false].map((identificationOpen) => ({
        type: 'standing.known',
        identificationOpen,
      }));
    case 'query.member':
      return [
        ...members.map(
          (member): Outcome => ({ type: 'member.matched', memberId: query.memberId, ...member }),
        ),
        { type: 'member.notMatched' },
        { type: 'member.locked' },
      ];
    case 'query.bill':
      return [
        ...numberedBills.map((bill): Outcome => ({ type: 'bill.matched', bill, region: null })),
        { type: 'bill.notMatched' },
      ];
    case 'query.freshBill':
      return freshBills(memory);
    case 'query.memberBills':
      return [memory.bills, ...bills.slice(0, 3)].map((open) => ({
        type: 'bills.known',
        bills: open,
      }));
    case 'query.extension':
      return extensions(memory);
    case 'query.gateway':
      return [true, false].map((isUp) => ({ type: 'gateway.known', isUp }));
    case 'query.openRequest':
      return [null, OTHER_CONFIRMATION].map((reference) => ({ type: 'request.known', reference }));
    case 'query.application':
      return [
        ...numberedBills.map((bill): Outcome => ({ type: 'bill.matched', bill, region: null })),
        { type: 'bill.notMatched' },
      ];
    case 'query.pastPayments':
      return [pastPayments, []].map((payments) => ({ type: 'pastPayments.known', payments }));
    case 'query.pastPayment':
      return [...pastPayments, null].map((payment) => ({
        type: 'pastPayment.known',
        confirmation: query.confirmation,
        payment,
      }));
    case 'query.receiptWays':
      return receiptWays.map((ways) => ({ type: 'receiptWays.known', ...ways }));
    case 'query.payment':
      return (
        ['captured', 'declined', 'notCharged', 'unknown', 'working'] satisfies PaymentOutcome[]
      ).map((outcome) => ({ type: 'payment.known', outcome }));
  }
}

/** One that can be granted, by its bill; one after another call was faster; one paid meanwhile. */
function extensions({ bills, billId }: CallMemory): readonly Outcome[] {
  const bill = bills.find((open) => open.billId === billId) ?? null;
  return [
    { type: 'extension.known', bill, wasExtended: false },
    { type: 'extension.known', bill, wasExtended: true },
    { type: 'extension.known', bill: null, wasExtended: false },
  ];
}

function freshBills({ bills, billId }: CallMemory): readonly Outcome[] {
  const bill = bills.find((open) => open.billId === billId) ?? null;
  const settled = bill && { ...bill, balanceCents: 0, minimumDueCents: 0 };
  return [
    { type: 'bill.fresh', bill, lockedBy: null },
    { type: 'bill.fresh', bill: bill && changed(bill), lockedBy: null },
    { type: 'bill.fresh', bill: settled, lockedBy: null },
    { type: 'bill.fresh', bill: null, lockedBy: null },
    { type: 'bill.fresh', bill: bill && { ...bill, inDispute: true }, lockedBy: null },
    { type: 'bill.fresh', bill, lockedBy: OTHER_CONFIRMATION },
  ];
}

/**
 * The events to try at a state: those that belong there, or with `all` every one there is. A query
 * has every outcome it can have, and it can fail.
 */
export function eventsAt(
  view: View,
  query: Query | null,
  memory: CallMemory,
  all: boolean,
): readonly FlowEvent[] {
  const answers: readonly FlowEvent[] = query
    ? [...outcomesOf(query, memory), { type: 'query.failed', query: query.type }]
    : [];
  return [...(all ? everything : expected(view)), ...answers, hangup];
}
