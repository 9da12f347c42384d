import { describe, expect, it } from 'vitest';
import {
  describeCall,
  describePayment,
  nextPaymentState,
  type PaymentEventName,
  type PaymentState,
} from '../../flows/index.ts';

describe('the call as data', () => {
  const { root, states, edges } = describeCall();
  const edge = (id: string) => edges.find((found) => found.id === id);

  it('names every state and every edge once', () => {
    expect(new Set(states.map(({ id }) => id)).size).toBe(states.length);
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
  });

  it('leads from and to states that are there', () => {
    const ids = new Set(states.map(({ id }) => id));
    const ends = edges.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
    const parents = states.flatMap(({ parent }) => parent ?? []);
    expect([...ends, ...parents].filter((id) => !ids.has(id))).toEqual([]);
    expect(states.filter(({ parent }) => parent === null).map(({ id }) => id)).toEqual([root]);
  });

  it('says what a state expects, says and may disclose', () => {
    expect(states.find(({ id }) => id === 'selfService.account.urgent')).toEqual({
      id: 'selfService.account.urgent',
      parent: 'selfService.account',
      kind: 'leaf',
      initial: null,
      expects: 'hears.keys',
      says: ['account.urgent', 'account.urgentMenu'],
      discloses: 'member',
    });
  });

  it.each([
    ['selfService.amount.confirm key 0', '1, if isLargeAmount'],
    ['selfService.amount.confirm key 1', '1'],
    ['selfService.identify.billNumber key 0', '9, if not identificationClosed'],
    ['selfService.identify.secondItem digits 1', 'isZip'],
    ['selfService.pay.submitting.asking payment.known 0', 'outcomeIs captured'],
    ['person.goingOn always 2', 'isUnproven, if identificationClosed'],
    ['call hangup 0', null],
  ])('%s asks for %s', (id, guard) => {
    expect(edge(id)).toMatchObject({ guard });
  });

  it('has something to say wherever the caller listens', () => {
    const silent = states.filter(
      ({ expects, says }) => expects !== null && expects !== 'waits.query' && says.length === 0,
    );
    expect(silent).toEqual([]);
  });
});

describe('the payment as data', () => {
  it.each(describePayment().edges)('$from --$event--> $to', ({ from, event, to }) => {
    expect(nextPaymentState(from as PaymentState, event as PaymentEventName)).toBe(to);
  });
});
