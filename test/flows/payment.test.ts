import { describe, expect, it } from 'vitest';
import {
  isOpen,
  nextPaymentState,
  outcomeOf,
  type PaymentEventName,
  type PaymentState,
  paymentEvents,
  paymentMachine,
  paymentStates,
} from '../../flows/payment.ts';

/** Every edge there is. Whatever is not listed must be refused. */
const edges: readonly (readonly [PaymentState, PaymentEventName, PaymentState])[] = [
  ['created', 'callerAuthorized', 'authorized'],
  ['authorized', 'sent', 'submitting'],
  ['authorized', 'noticeNotSent', 'notCharged'],
  ['submitting', 'gatewayCaptured', 'captured'],
  ['submitting', 'gatewayDeclined', 'declined'],
  ['submitting', 'gatewayRefused', 'notCharged'],
  ['submitting', 'neverSent', 'notCharged'],
  ['submitting', 'gatewayConflict', 'needsReview'],
  ['submitting', 'answerLost', 'unknown'],
  ['unknown', 'gatewayCaptured', 'captured'],
  ['unknown', 'gatewayDeclined', 'declined'],
  ['unknown', 'lookupFoundCapture', 'captured'],
  ['unknown', 'lookupFoundDecline', 'declined'],
  ['unknown', 'lookupFoundMismatch', 'needsReview'],
  ['unknown', 'lookupProvedNothing', 'notCharged'],
  ['unknown', 'gaveUp', 'needsReview'],
  ['needsReview', 'reviewFoundCapture', 'captured'],
  ['needsReview', 'reviewFoundNothing', 'notCharged'],
  ['notCharged', 'lateCapture', 'captured'],
  ['captured', 'billingPosted', 'posted'],
  ['captured', 'refundRequested', 'refundPending'],
  ['posted', 'refundRequested', 'refundPending'],
  ['refundPending', 'gatewayRefunded', 'refunded'],
];

const pairs = paymentStates.flatMap((state) => paymentEvents.map((event) => ({ state, event })));
const target = (state: PaymentState, event: PaymentEventName) =>
  edges.find(([from, name]) => from === state && name === event)?.[2];

describe('a payment', () => {
  it.each(edges)('%s --%s--> %s', (from, event, to) => {
    expect(nextPaymentState(from, event)).toBe(to);
  });

  it.each(pairs.filter(({ state, event }) => target(state, event) === undefined))(
    'that is $state refuses $event',
    ({ state, event }) => {
      expect(() => nextPaymentState(state, event)).toThrow(
        `A payment that is '${state}' has no edge named '${event}'.`,
      );
    },
  );

  it('has every state and every event on its graph, and no other', () => {
    expect(Object.keys(paymentMachine.states).toSorted()).toEqual([...paymentStates].toSorted());
    expect([...paymentMachine.events].toSorted()).toEqual([...paymentEvents].toSorted());
  });

  it('can reach every state from the first', () => {
    const reached = new Set<PaymentState>(['created']);
    for (const from of reached) {
      for (const [state, , to] of edges) if (state === from) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual([...paymentStates].toSorted());
  });

  it('never reaches captured but by a named proof of a charge', () => {
    const proofs = edges.filter(([, , to]) => to === 'captured').map(([, event]) => event);
    expect(new Set(proofs)).toEqual(
      new Set(['gatewayCaptured', 'lookupFoundCapture', 'lateCapture', 'reviewFoundCapture']),
    );
  });

  it('never says how it ended while it is open', () => {
    for (const state of paymentStates) {
      expect(['working', 'unknown'].includes(outcomeOf(state)), state).toBe(isOpen(state));
    }
  });
});
