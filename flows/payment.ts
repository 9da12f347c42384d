import { setup, transition } from 'xstate';
import type { PaymentOutcome } from './vocabulary.ts';

/** The states of one payment. Its row outlives the call. */
export const paymentStates = [
  'created',
  'authorized',
  'submitting',
  'unknown',
  'needsReview',
  'captured',
  'declined',
  'notCharged',
  'posted',
  'refundPending',
  'refunded',
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** Why a payment moves on. Each edge is named by the fact that justifies it. */
export const paymentEvents = [
  /** The caller heard the amount and the card and pressed 1. */
  'callerAuthorized',
  /** The order to charge is written down; from here on the gateway may have it. */
  'sent',
  'gatewayCaptured',
  'gatewayDeclined',
  /** The gateway did not accept the request itself (a bad key, a bad field). */
  'gatewayRefused',
  /** The gateway knows our key with other contents. */
  'gatewayConflict',
  /** The written notice a debit waits for could not be sent. */
  'noticeNotSent',
  /** The order was found too old before anybody had sent it. */
  'neverSent',
  /** Sent, or perhaps sent, and no trustworthy answer. */
  'answerLost',
  'lookupFoundCapture',
  'lookupFoundDecline',
  /** The gateway holds a charge under our reference for another amount. */
  'lookupFoundMismatch',
  /** Two look-ups after the gateway's longest in-flight time found no charge. */
  'lookupProvedNothing',
  /** A day of look-ups brought no answer. */
  'gaveUp',
  /** A charge appeared after the caller may have been told there was none: a correction. */
  'lateCapture',
  'reviewFoundCapture',
  'reviewFoundNothing',
  'billingPosted',
  'refundRequested',
  'gatewayRefunded',
] as const;
export type PaymentEventName = (typeof paymentEvents)[number];

/** What may happen to a payment (reliability reference A1.1). A machine, so it can be drawn. */
export const paymentMachine = setup({
  types: { events: {} as { readonly type: PaymentEventName } },
}).createMachine({
  id: 'payment',
  initial: 'created',
  states: {
    created: { on: { callerAuthorized: 'authorized' } },
    authorized: { on: { sent: 'submitting', noticeNotSent: 'notCharged' } },
    submitting: {
      on: {
        gatewayCaptured: 'captured',
        gatewayDeclined: 'declined',
        gatewayRefused: 'notCharged',
        neverSent: 'notCharged',
        gatewayConflict: 'needsReview',
        answerLost: 'unknown',
      },
    },
    unknown: {
      on: {
        // The answer of a worker that was slower than its lease is still an answer.
        gatewayCaptured: 'captured',
        gatewayDeclined: 'declined',
        lookupFoundCapture: 'captured',
        lookupFoundDecline: 'declined',
        lookupFoundMismatch: 'needsReview',
        lookupProvedNothing: 'notCharged',
        gaveUp: 'needsReview',
      },
    },
    needsReview: { on: { reviewFoundCapture: 'captured', reviewFoundNothing: 'notCharged' } },
    captured: { on: { billingPosted: 'posted', refundRequested: 'refundPending' } },
    declined: { type: 'final' },
    notCharged: { on: { lateCapture: 'captured' } },
    posted: { on: { refundRequested: 'refundPending' } },
    refundPending: { on: { gatewayRefunded: 'refunded' } },
    refunded: { type: 'final' },
  },
});

/**
 * The state `event` leads to from `state`.
 * Throws an Error when the machine has no such edge; the ledger names it payment.illegalEdge.
 */
export function nextPaymentState(state: PaymentState, event: PaymentEventName): PaymentState {
  const snapshot = paymentMachine.resolveState({ value: state });
  if (!snapshot.can({ type: event })) {
    throw new Error(`A payment that is '${state}' has no edge named '${event}'.`);
  }
  return transition(paymentMachine, snapshot, { type: event })[0].value as PaymentState;
}

/** Nobody can yet say how it ended; while a payment is open its bill takes no second one. */
export const openPaymentStates = [
  'created',
  'authorized',
  'submitting',
  'unknown',
  'needsReview',
] as const satisfies readonly PaymentState[];

export function isOpen(state: PaymentState): boolean {
  return (openPaymentStates as readonly PaymentState[]).includes(state);
}

const outcomes: Readonly<Record<PaymentState, PaymentOutcome>> = {
  created: 'working',
  authorized: 'working',
  submitting: 'working',
  unknown: 'unknown',
  needsReview: 'unknown',
  captured: 'captured',
  declined: 'declined',
  notCharged: 'notCharged',
  posted: 'captured',
  refundPending: 'captured',
  refunded: 'captured',
};

/** The ledger's eleven states in the five words the call flow and its prompts know. */
export function outcomeOf(state: PaymentState): PaymentOutcome {
  return outcomes[state];
}
