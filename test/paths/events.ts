import type {
  AutopaySeries,
  CallerEvent,
  CallMemory,
  CardEntryFailure,
  DialEnd,
  FlowEvent,
  FreshBill,
  LineFacts,
  Outcome,
  PaymentOutcome,
  Query,
  View,
} from '../../flows/index.ts';
import { asFew, conversations, deskEvents, desks, placesInLine } from './desk-world.ts';
import {
  codeChecks,
  keepers,
  keepsSomething,
  savedMethods,
  scheduledPayments,
} from './kept-cards-world.ts';
import { hostedCards, pastPayments, receiptWays } from './receipts-world.ts';
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
  '4155550117',
  // A texted code; a day before and one after the due date.
  '135790',
  '1125',
  '1201',
  '1231',
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

const accounts: readonly CallerEvent[] = (['checking', 'savings'] as const).map((brand) => ({
  type: 'cardEntered',
  card: { tokenId: 'token-2', brand, lastFour: '6789', bankName: 'First Example Bank' },
}));

/** Too short to be consent, and long enough. */
const recordings: readonly CallerEvent[] = [0, 3].map((durationSeconds) => ({
  type: 'spoken',
  recording: { sid: 'RE-1', url: 'https://api.twilio.com/RE-1', durationSeconds },
}));

/** The caller hangs up while they are recorded, having said something or nothing. */
const hangupsInRecording: readonly CallerEvent[] = [0, 3].map((durationSeconds) => ({
  type: 'hangup',
  recording: { sid: 'RE-1', url: 'https://api.twilio.com/RE-1', durationSeconds },
}));

const dials: readonly CallerEvent[] = (
  ['completed', 'busy', 'noAnswer', 'failed'] satisfies DialEnd[]
).map((how) => ({ type: 'dialEnded', how }));

const waited: CallerEvent = { type: 'waited' };
const hangup: CallerEvent = { type: 'hangup' };
const ttyDetected: CallerEvent = { type: 'ttyDetected' };
const tooLong: FlowEvent = { type: 'tooLong' };

/** What can happen where the call waits for this. */
function expected(view: View, memory: CallMemory): readonly FlowEvent[] {
  switch (view.expects) {
    case 'hears.keys':
      return [
        ...keys,
        ...nothingUsable,
        ttyDetected,
        ...(isAwaitingPerson(view) ? deskEvents(memory) : []),
        ...(view.hears === 'field' ? entries : [tooManyKeys]),
        tooLong,
      ];
    case 'hears.card':
      return [...cards, waited];
    case 'hears.bank':
      return [...accounts, ...cards, waited];
    case 'hears.speech':
      return [...keys, ...recordings, ...hangupsInRecording, waited, ttyDetected];
    case 'waits.command':
      return [waited, ...(isAwaitingPerson(view) || memory.returned ? deskEvents(memory) : [])];
    case 'connects.agent':
      return [...dials, waited];
    case 'joins.queue':
      return deskEvents(memory);
    case 'leaves.queue':
      return [...deskEvents(memory), waited];
    case 'joins.conference':
      return [...deskEvents(memory), ...dials];
    case 'talks.by.tty':
      return deskEvents(memory);
    default:
      return [];
  }
}

/** In the carrier's queue, or by TTY in ours alone. */
const isAwaitingPerson = ({ state }: View) =>
  state === 'person.waiting' || state === 'person.queueingByTty';

/** Everything a caller or the carrier can do, fitting or not. */
const everything: readonly FlowEvent[] = [
  ...keys,
  ...nothingUsable,
  ...entries,
  ...cards,
  ...accounts,
  ...recordings,
  ...dials,
  waited,
  ttyDetected,
  tooLong,
];

const bills = members.map((member) => member.bills);
const visited = { region: null, locale: null, bills: members[0]?.bills ?? [], earlier: null };
/** So many that the menu leads on twice. */
const manyChoices = { ...keepers[0], bills: members[4]?.bills ?? [] };

function outcomesOf(query: Query, memory: CallMemory, line: LineFacts): readonly Outcome[] {
  switch (query.type) {
    case 'query.callerLanguage':
      return [
        ...([null, 'en-US', 'es-US'] as const).map(
          (locale): Outcome => ({ type: 'callerLanguage.known', locale }),
        ),
        { type: 'callerLanguage.known', locale: null, wasInRelay: true },
      ];
    case 'query.standing':
      return [true, false].map((identificationOpen) => ({
        type: 'standing.known',
        identificationOpen,
      }));
    case 'query.member':
      return [
        { ...visited, type: 'member.matched', memberId: query.memberId, prefersMoreTime: true },
        { type: 'member.matched', memberId: query.memberId, ...visited, ...manyChoices },
        ...members.map(
          (member): Outcome => ({ type: 'member.matched', memberId: query.memberId, ...member }),
        ),
        ...keepers.map(
          (keeper): Outcome => ({
            type: 'member.matched',
            memberId: query.memberId,
            ...visited,
            ...keeper,
          }),
        ),
        { type: 'member.notMatched' },
        { type: 'member.locked' },
      ];
    case 'query.bill':
      return [
        ...numberedBills.map(
          (bill, index): Outcome => ({
            type: 'bill.matched',
            bill,
            region: index === 0 ? 'hawaii' : null,
          }),
        ),
        { type: 'bill.notMatched' },
      ];
    case 'query.freshBill':
      return freshBills(memory);
    case 'query.freshBills':
      return freshSeveral(query.billIds, memory);
    case 'query.memberBills':
      return [memory.bills, ...(keepsSomething(memory) ? [] : bills.slice(0, 3))].map((open) => ({
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
    case 'query.savedMethods':
      return savedMethods(memory);
    case 'query.hostedCard':
      return hostedCards;
    case 'query.code':
      return codeChecks;
    case 'query.scheduled':
      return scheduledPayments(memory);
    case 'query.autopay':
      return autopaySeries;
    case 'query.desk':
      return desks(line);
    case 'query.place':
      return placesInLine;
    case 'query.conversation':
      return conversations;
    case 'query.payment':
      return (
        ['captured', 'declined', 'notCharged', 'unknown', 'working'] satisfies PaymentOutcome[]
      ).map((outcome) => ({ type: 'payment.known', outcome }));
  }
}

/** The call is one of ours, and was answered. */
const returns: readonly FlowEvent[] = (['human', 'machine'] as const).map((by) => ({
  ...{ type: 'callbackAnswered', by, callbackId: 'callback-1' },
  ...{ locale: 'en-US', channel: 'voice', region: 'hawaii' },
}));

const premium: AutopaySeries = {
  ...{ kind: 'premium', billId: null, category: 'premium' },
  next: { billId: 'bill-1', dueDate: '2026-12-10', amountCents: 12_450 },
  ...{ isFirstPremium: false, inDispute: false, enrolment: null },
};

const enrolled: AutopaySeries = {
  ...premium,
  enrolment: {
    ...{ autopayId: 'autopay-1', reference: '12345674', capCents: 20_000, daysBefore: 3 },
    ...{ brand: 'visa', lastFour: '1111', authorizedDate: '2026-03-02', isUnderWay: false },
  },
};

const plan: AutopaySeries = { ...premium, kind: 'plan', billId: 'bill-2', category: 'labTests' };

/** None, one, several; not enrolled, enrolled, with nothing due, and what is refused. */
const autopaySeries: readonly Outcome[] = [
  [],
  [premium],
  [enrolled],
  [{ ...enrolled, next: null }],
  [enrolled, plan],
  [{ ...premium, isFirstPremium: true }],
].map((series) => ({ type: 'autopay.known', series }));

/** One that can be granted, by its bill; one after another call was faster; one paid meanwhile. */
function extensions({ bills, billId }: CallMemory): readonly Outcome[] {
  const bill = bills.find((open) => open.billId === billId) ?? null;
  return [
    { type: 'extension.known', bill, wasExtended: false },
    { type: 'extension.known', bill, wasExtended: true },
    { type: 'extension.known', bill: null, wasExtended: false },
  ];
}

/** What may happen to a bill meanwhile happens to those who have few. */
const FEW_BILLS = 2;

/** All as they were; one of them changed in each way; and none left. */
function freshSeveral(billIds: readonly string[], { bills }: CallMemory): readonly Outcome[] {
  const fresh = billIds.map((billId): FreshBill => {
    const bill = bills.find((open) => open.billId === billId) ?? null;
    return { billId, bill, lockedBy: null };
  });
  const [first, ...others] = fresh;
  const known = first?.bill;
  if (!first || !known || bills.length > FEW_BILLS) return [{ type: 'bills.fresh', fresh }];
  const instead: readonly FreshBill[] = [
    first,
    { ...first, bill: changed(known) },
    { ...first, bill: null },
    { ...first, bill: { ...known, inDispute: true } },
    { ...first, lockedBy: OTHER_CONFIRMATION },
  ];
  return [
    ...instead.map((one): Outcome => ({ type: 'bills.fresh', fresh: [one, ...others] })),
    { type: 'bills.fresh', fresh: fresh.map((one) => ({ ...one, bill: null })) },
  ];
}

function freshBills({ bills, billId }: CallMemory): readonly Outcome[] {
  const bill = bills.find((open) => open.billId === billId) ?? null;
  const asItWas: Outcome = { type: 'bill.fresh', bill, lockedBy: null };
  if (bills.length > FEW_BILLS) return [asItWas];
  const settled = bill && { ...bill, balanceCents: 0, minimumDueCents: 0 };
  return [
    asItWas,
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
  line: LineFacts = facts,
): readonly FlowEvent[] {
  const answers: readonly FlowEvent[] = query
    ? [
        ...asFew(line, query, outcomesOf(query, memory, line)),
        { type: 'query.failed', query: query.type },
      ]
    : [];
  const tried = all ? [...everything, ...deskEvents(memory)] : expected(view, memory);
  const begins = view.state === 'selfService.language.recalling' ? returns : [];
  return [...tried, ...answers, ...begins, hangup];
}
