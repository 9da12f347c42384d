import { and, assign, emit, not, setup } from 'xstate';
import { asks } from './asks.ts';
import type { CallContext } from './context.ts';
import { guards, pressed } from './guards.ts';
import { updates } from './updates.ts';
import type { Ask, Expectation, FlowEvent, Proof } from './vocabulary.ts';

/** What a leaf state says and hears; the words themselves live in prompts/. */
export interface StateMeta {
  /** Catalog keys said before the question; no key cuts them short. */
  readonly announces?: readonly string[];
  /** Catalog keys of the question, in order. */
  readonly says?: readonly string[];
  /** One key of a menu, or a field closed with pound. */
  readonly hears?: 'menu' | 'field';
  /** How much must have been proven before these words may be spoken. */
  readonly discloses?: Proof;
}

/** Types, guards, updates and asks of the call; every topic's state config is built from it. */
export const callSetup = setup({
  types: {
    context: {} as CallContext,
    events: {} as FlowEvent,
    emitted: {} as Ask,
    input: {} as CallContext,
    meta: {} as StateMeta,
    tags: {} as Expectation,
  },
  guards,
  actions: {
    newQuestion: assign(updates.newQuestion),
    nextIdentification: assign(updates.nextIdentification),
    nextBillLookup: assign(updates.nextBillLookup),
    miss: assign(updates.miss),
    useRelay: assign(updates.useRelay),
    repeat: assign({}),
    notice: assign(updates.notice),
    closeIdentification: assign(updates.closeIdentification),
    claimMemberId: assign(updates.claimMemberId),
    claimBillNumber: assign(updates.claimBillNumber),
    identify: assign(updates.identify),
    failIdentification: assign(updates.failIdentification),
    identifyBill: assign(updates.identifyBill),
    failBillLookup: assign(updates.failBillLookup),
    forgetBill: assign(updates.forgetBill),
    chooseUrgentBill: assign(updates.chooseUrgentBill),
    chooseEarlierBill: assign(updates.chooseEarlierBill),
    chooseListedBill: assign(updates.chooseListedBill),
    nextPage: assign(updates.nextPage),
    takeBills: assign(updates.takeBills),
    payBalance: assign(updates.payBalance),
    payMinimum: assign(updates.payMinimum),
    payKeyed: assign(updates.payKeyed),
    refuseOverBalance: assign(updates.refuseOverBalance),
    takeFreshBill: assign(updates.takeFreshBill),
    countCardEntry: assign(updates.countCardEntry),
    takeCard: assign(updates.takeCard),
    forgetCard: assign(updates.forgetCard),
    authorize: assign(updates.authorize),
    countRound: assign(updates.countRound),
    hearOutcome: assign(updates.hearOutcome),

    askStanding: emit(asks.askStanding),
    askMember: emit(asks.askMember),
    askBill: emit(asks.askBill),
    askFreshBill: emit(asks.askFreshBill),
    askMemberBills: emit(asks.askMemberBills),
    askPayment: emit(asks.askPayment),
    noteMatch: emit(asks.noteMatch),
    noteMismatch: emit(asks.noteMismatch),
    charge: emit(asks.charge),
    dropCard: emit(asks.dropCard),
  },
});

/** For state configs: speak this key once before the next question. */
/** For state configs: speak this key once before the next question. */
export const notice = (key: string) => ({ type: 'notice', params: { key, must: false } }) as const;

/** For state configs: the same, but no key cuts it short (what happened to the caller's money). */
export const mustHear = (key: string) => ({ type: 'notice', params: { key, must: true } }) as const;

/** For state configs: a key that counts only while every condition holds. */
export const pressedWhen = (key: string, ...conditions: Condition[]) =>
  and([pressed(key), ...conditions.map((type) => ({ type }))]);

/** For state configs: a key that counts only while the condition does not hold. */
export const pressedUnless = (key: string, condition: Condition) =>
  and([pressed(key), not({ type: condition })]);

type Condition =
  | 'billLookupsClosed'
  | 'cannotPayAnymore'
  | 'hasSeveralPages'
  | 'hasUnusedCard'
  | 'identificationClosed'
  | 'isLargeAmount'
  | 'isMember'
  | 'isUnproven'
  | 'offersMinimum'
  | 'outOfCards';
