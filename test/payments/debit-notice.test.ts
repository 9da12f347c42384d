import { expect, it } from 'vitest';
import { awaitNotice, createDebitNoticeHandler } from '../../src/payments/debit-notice.ts';
import { findPayment } from '../../src/payments/ledger.ts';
import { keepDebitAuthorization } from '../../src/store/debit-authorizations.ts';
import { claimDue, finish } from '../../src/store/outbox.ts';
import { endText, queueText, type TextState } from '../../src/store/texts.ts';
import {
  authorize,
  HOUR,
  history,
  intentFor,
  MINUTE,
  newDatabase,
  SECOND,
  START,
} from './support.ts';

const account = { tokenId: 'card-a', brand: 'checking', lastFour: '6789' };

/** A debit as the line writes it when the caller agrees to a written notice. */
function debitThatWaits() {
  const db = newDatabase();
  const intent = intentFor('a', { card: account, tender: 'bank', waitsForNotice: true });
  authorize(db, START, 'tok_a', intent);
  keepDebitAuthorization(db, {
    ...{ paymentId: 'pay-a', scriptVersion: 'tel-single-1', terms: 'One debit.', locale: 'en-US' },
    ...{ termsSha256: '0'.repeat(64), consent: 'notice', noticeTextId: 'notice-a' },
    ...{ recordingSid: null, recordingUrl: null, recordingSeconds: null },
    ...{ authorizedOn: '2026-03-02', debitOn: '2026-03-03', retainUntil: '2028-03-02' },
    authorizedAtMilliseconds: START,
  });
  queueText(db, { id: 'notice-a', phoneNumber: '+14155550117', body: 'One debit.' }, START);
  awaitNotice(db, 'pay-a', START);
  return db;
}

/** Does the look that is due at `now`, and says what it came to. */
function look(db: ReturnType<typeof newDatabase>, now: number) {
  const handler = createDebitNoticeHandler();
  const jobs = claimDue(db, now, 'test', MINUTE, 10);
  const results = jobs
    .filter(({ kind }) => kind === 'debitAfterNotice')
    .map((job) => {
      const result = handler.record(db, job, null, now);
      finish(db, job, now);
      return result;
    });
  return { results, orders: jobs.filter(({ kind }) => kind === 'charge').length };
}

const kinds = (db: ReturnType<typeof newDatabase>) =>
  db.prepare("SELECT kind FROM outbox WHERE done_at_ms IS NULL AND kind <> 'text'").pluck().all();

it('is not ordered while its notice waits', () => {
  const db = debitThatWaits();
  expect(findPayment(db, 'pay-a')?.state).toBe('authorized');
  look(db, START + 4 * SECOND);
  expect(findPayment(db, 'pay-a')?.state).toBe('authorized');
  expect(kinds(db)).toEqual(['debitAfterNotice']);
});

it('is ordered once the notice is sent, with the gateway’s time counted from then', () => {
  const db = debitThatWaits();
  endText(db, 'notice-a', { state: 'sent', messageSid: 'SM1' }, START + HOUR);
  look(db, START + HOUR);
  const payment = findPayment(db, 'pay-a');
  expect(payment?.state).toBe('submitting');
  expect(payment?.submitDeadlineMilliseconds).toBe(START + HOUR + 23 * HOUR);
  expect(kinds(db)).toEqual(['charge']);
  expect(history(db, 'pay-a').at(-1)).toBe('authorized --sent--> submitting');
});

it.each<Exclude<TextState, 'queued' | 'sent'>>(['failed', 'stopped', 'unknown'])(
  'is given up, and a person told, when the notice is %s',
  (state) => {
    const db = debitThatWaits();
    endText(db, 'notice-a', { state }, START + SECOND);
    const { results } = look(db, START + 4 * SECOND);
    expect(results[0]?.alert?.fields).toMatchObject({ confirmation: 'CONF-a' });
    expect(findPayment(db, 'pay-a')?.state).toBe('notCharged');
    expect(kinds(db)).toEqual([]);
  },
);

it('is given up when the notice could not go out in a day', () => {
  const db = debitThatWaits();
  look(db, START + 24 * HOUR);
  expect(findPayment(db, 'pay-a')?.state).toBe('notCharged');
});

it('keeps its token until then, and not longer', () => {
  const db = debitThatWaits();
  const expiry = () => db.prepare('SELECT expires_at_ms FROM card_tokens').pluck().get();
  expect(Number(expiry())).toBeGreaterThan(START + 24 * HOUR);
  look(db, START + 24 * HOUR);
  expect(expiry()).toBeUndefined();
});
