import { expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { evidenceOf } from '../../src/payments/evidence.ts';
import { keepDebitAuthorization, noteRecording } from '../../src/store/debit-authorizations.ts';
import { authorize, intentFor, newDatabase, START } from './support.ts';

const sid = `RE${'1'.repeat(32)}`;
const url = `https://api.twilio.com/2010-04-01/Accounts/AC${'0'.repeat(32)}/Recordings/${sid}`;

function recordedDebit() {
  const db = newDatabase();
  const card = { tokenId: 'card-a', brand: 'savings', lastFour: '6789' };
  authorize(db, START, 'tok_a', intentFor('a', { confirmation: '96396302', card, tender: 'bank' }));
  keepDebitAuthorization(db, {
    ...{ paymentId: 'pay-a', scriptVersion: 'tel-single-1', terms: 'One debit.', locale: 'en-US' },
    ...{ termsSha256: 'a'.repeat(64), consent: 'recorded', noticeTextId: null },
    ...{ recordingSid: sid, recordingUrl: url, recordingSeconds: 3 },
    ...{ authorizedOn: '2026-03-02', debitOn: '2026-03-03', retainUntil: '2028-03-02' },
    authorizedAtMilliseconds: START,
  });
  return db;
}

const report = (status: 'in-progress' | 'completed' | 'absent') =>
  ({ sid, callSid: 'CA-a', status, seconds: 3 }) as const;

it('of a recorded debit is all there by confirmation number', () => {
  expect(evidenceOf(recordedDebit(), '96396302')).toMatchObject({
    confirmation: '96396302',
    amountCents: 12_450,
    account: { type: 'savings', lastFour: '6789' },
    script: { version: 'tel-single-1', sha256: 'a'.repeat(64) },
    terms: 'One debit.',
    consent: { how: 'recorded', recordingSid: sid, recordingUrl: url, status: 'not reported' },
    authorizedAt: '2026-03-02T15:00:00.000Z',
    retainUntil: '2028-03-02',
  });
});

it('tells what the carrier last reported, and a late report undoes no end', () => {
  const db = recordedDebit();
  const statusOf = () => evidenceOf(db, '96396302').consent.status;
  noteRecording(db, report('in-progress'), START);
  expect(statusOf()).toBe('in-progress');
  noteRecording(db, report('completed'), START + 1);
  noteRecording(db, report('in-progress'), START + 2);
  expect(statusOf()).toBe('completed');
});

it.each(['00000000', 'CONF-b'])('of %s there is none', (confirmation) => {
  const db = newDatabase();
  authorize(db, START, 'tok_b', intentFor('b'));
  let code: string | undefined;
  try {
    evidenceOf(db, confirmation);
  } catch (error) {
    code = codeOf(error);
  }
  expect(code).toBe('evidence.none');
});
