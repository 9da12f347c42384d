import { beforeEach, describe, expect, it } from 'vitest';
import { openPaymentStates, paymentStates } from '../../flows/payment.ts';
import {
  applyPaymentEvent,
  authorizePayment,
  findPayment,
  openPaymentForBill,
} from '../../src/payments/ledger.ts';
import type { Database } from '../../src/store/open.ts';
import { inTransaction } from '../../src/store/statement.ts';
import { authorize, HOUR, history, intentFor, newDatabase, START } from './support.ts';

describe('the ledger', () => {
  let db: Database;
  beforeEach(() => {
    db = newDatabase();
  });
  const count = (table: string) => db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get();

  it('writes what the caller agreed to, its edges, its audit rows and the order to charge', () => {
    authorize(db, START, 'tok', intentFor('a'));
    expect(findPayment(db, 'pay-a')).toEqual({
      id: 'pay-a',
      callSid: 'CA-a',
      memberId: 'member-1',
      amountCents: 12_450,
      currency: 'USD',
      purpose: 'single',
      tender: 'card',
      state: 'submitting',
      confirmation: 'CONF-a',
      tokenId: 'card-a',
      cardBrand: 'visa',
      cardLastFour: '1111',
      authorizedWords: 'Press 1 to pay 124 dollars and 50 cents with Visa ending 1 1 1 1.',
      authorizedAtMilliseconds: START,
      submitDeadlineMilliseconds: START + 23 * HOUR,
      unknownSinceMilliseconds: null,
      gatewayChargeId: null,
      declineReason: null,
      lookups: 0,
      notFoundSinceMilliseconds: null,
      createdAtMilliseconds: START,
      updatedAtMilliseconds: START,
    });
    expect(history(db, 'pay-a')).toEqual([
      'created --callerAuthorized--> authorized',
      'authorized --sent--> submitting',
    ]);
    expect(db.prepare('SELECT action, subject, detail FROM audit').all()).toEqual([
      {
        action: 'payment.edge',
        subject: 'pay-a',
        detail: '{"event":"callerAuthorized","from":"created","to":"authorized","detail":""}',
      },
      {
        action: 'payment.edge',
        subject: 'pay-a',
        detail: '{"event":"sent","from":"authorized","to":"submitting","detail":""}',
      },
    ]);
    expect(db.prepare('SELECT key, kind, subject, due_at_ms FROM outbox').all()).toEqual([
      { key: 'charge:pay-a', kind: 'charge', subject: 'pay-a', due_at_ms: START },
    ]);
  });

  it('takes no second payment of a bill while the first is open, and writes nothing of it', () => {
    authorize(db, START, 'tok', intentFor('a'));
    const before = [count('payment_events'), count('audit'), count('outbox')];
    inTransaction(db, () => {
      expect(() => authorizePayment(db, intentFor('b', { billId: 'bill-a' }), START)).toThrow(
        expect.objectContaining({ code: 'payment.billLocked' }),
      );
    });
    expect([count('payment_events'), count('audit'), count('outbox')]).toEqual(before);
    expect(openPaymentForBill(db, 'bill-a')?.id).toBe('pay-a');
  });

  it.each(paymentStates)('a payment that is %s locks its bill only while it is open', (state) => {
    authorize(db, START, 'tok', intentFor('a'));
    db.prepare('UPDATE payments SET state = ?').run(state);
    const pay = () => authorize(db, START, 'tok', intentFor('b', { billId: 'bill-a' }));
    if ((openPaymentStates as readonly string[]).includes(state)) {
      expect(pay).toThrow(expect.objectContaining({ code: 'payment.billLocked' }));
      expect(openPaymentForBill(db, 'bill-a')?.id).toBe('pay-a');
    } else {
      expect(openPaymentForBill(db, 'bill-a')).toBeNull();
      expect(pay).not.toThrow();
    }
  });

  it('refuses to spend a confirmation number twice', () => {
    authorize(db, START, 'tok', intentFor('a'));
    const again = intentFor('b', { confirmation: 'CONF-a' });
    expect(() => authorize(db, START, 'tok', again)).toThrow('payments.confirmation');
    expect(findPayment(db, 'pay-b')).toBeNull();
  });

  it.each([0, -5, 19.99, 100_000_001, Number.NaN])('refuses the amount %d', (amountCents) => {
    expect(() => authorize(db, START, 'tok', intentFor('a', { amountCents }))).toThrow();
    expect(count('payments')).toBe(0);
  });

  it('follows an edge with its facts, its event and its audit row', () => {
    authorize(db, START, 'tok', intentFor('a'));
    const facts = { chargeId: 'ch_1', detail: 'seen', actor: 'operator:ana' };
    const payment = applyPaymentEvent(db, 'pay-a', 'gatewayCaptured', START + 5, facts);
    expect(payment).toMatchObject({
      state: 'captured',
      gatewayChargeId: 'ch_1',
      updatedAtMilliseconds: START + 5,
    });
    expect(history(db, 'pay-a').at(-1)).toBe('submitting --gatewayCaptured--> captured');
    expect(db.prepare('SELECT actor, detail FROM audit ORDER BY seq DESC').get()).toEqual({
      actor: 'operator:ana',
      detail: '{"event":"gatewayCaptured","from":"submitting","to":"captured","detail":"seen"}',
    });
  });

  it('notes since when an outcome is unknown', () => {
    authorize(db, START, 'tok', intentFor('a'));
    applyPaymentEvent(db, 'pay-a', 'answerLost', START + 9);
    const settled = applyPaymentEvent(db, 'pay-a', 'lookupFoundCapture', START + 20);
    expect(settled.unknownSinceMilliseconds).toBe(START + 9);
  });

  it('marks a correction in the audit', () => {
    authorize(db, START, 'tok', intentFor('a'));
    applyPaymentEvent(db, 'pay-a', 'gatewayRefused', START);
    applyPaymentEvent(db, 'pay-a', 'lateCapture', START);
    const corrections = db.prepare("SELECT subject FROM audit WHERE action = 'payment.correction'");
    expect(corrections.pluck().all()).toEqual(['pay-a']);
  });

  it('writes nothing for an edge the machine does not have', () => {
    authorize(db, START, 'tok', intentFor('a'));
    const before = [count('payment_events'), count('audit')];
    expect(() => applyPaymentEvent(db, 'pay-a', 'billingPosted', START)).toThrow(
      expect.objectContaining({ code: 'payment.illegalEdge' }),
    );
    expect([count('payment_events'), count('audit')]).toEqual(before);
    expect(findPayment(db, 'pay-a')?.state).toBe('submitting');
  });

  it('names a payment it does not have', () => {
    expect(() => applyPaymentEvent(db, 'nobody', 'sent', START)).toThrow(
      expect.objectContaining({ code: 'payment.unknownPayment' }),
    );
  });
});
