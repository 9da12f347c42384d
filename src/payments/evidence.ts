import { PaylineError } from '../errors.ts';
import { findDebitAuthorization, findRecording } from '../store/debit-authorizations.ts';
import type { Database } from '../store/open.ts';
import { statement } from '../store/statement.ts';
import { findText } from '../store/texts.ts';
import { type PaymentRow, paymentOf } from './payment.ts';

/** All there is to show that a debit was authorized; ready for a proof request of the ODFI. */
export interface EvidencePacket {
  readonly confirmation: string;
  readonly state: string;
  readonly amountCents: number;
  readonly account: { readonly type: string; readonly lastFour: string };
  readonly script: { readonly version: string; readonly sha256: string; readonly locale: string };
  /** Word for word. */
  readonly terms: string;
  readonly consent:
    | {
        readonly how: 'recorded';
        readonly recordingSid: string;
        readonly recordingUrl: string;
        readonly seconds: number;
        /** As the carrier last reported; 'not reported' until it has. */
        readonly status: string;
      }
    | {
        readonly how: 'notice';
        readonly noticeId: string;
        readonly messageSid: string | null;
        readonly status: string;
        readonly body: string;
      };
  readonly callSid: string;
  /** ISO instant, UTC. */
  readonly authorizedAt: string;
  /** ISO dates. */
  readonly authorizedOn: string;
  readonly debitOn: string;
  readonly retainUntil: string;
}

/**
 * The evidence by confirmation number. Throws evidence.none when no payment has the number, or when
 * it was made with a card.
 */
export function evidenceOf(db: Database, confirmation: string): EvidencePacket {
  const row = statement(db, 'SELECT * FROM payments WHERE confirmation = ?').get(confirmation);
  const payment = row === undefined ? null : paymentOf(row as PaymentRow);
  const kept = payment && findDebitAuthorization(db, payment.id);
  if (!payment || !kept) {
    throw new PaylineError(
      'evidence.none',
      `No bank debit has the confirmation number ${confirmation}. Check the number and ` +
        'DATABASE_PATH; payments with a card have no such evidence.',
    );
  }
  return {
    confirmation,
    state: payment.state,
    amountCents: payment.amountCents,
    account: { type: payment.cardBrand, lastFour: payment.cardLastFour },
    script: { version: kept.scriptVersion, sha256: kept.termsSha256, locale: kept.locale },
    terms: kept.terms,
    consent: consentOf(db, kept),
    callSid: payment.callSid,
    authorizedAt: new Date(kept.authorizedAtMilliseconds).toISOString(),
    authorizedOn: kept.authorizedOn,
    debitOn: kept.debitOn,
    retainUntil: kept.retainUntil,
  };
}

type Kept = NonNullable<ReturnType<typeof findDebitAuthorization>>;

function consentOf(db: Database, kept: Kept): EvidencePacket['consent'] {
  if (kept.consent === 'recorded') {
    const recordingSid = kept.recordingSid ?? '';
    return {
      how: 'recorded',
      recordingSid,
      recordingUrl: kept.recordingUrl ?? '',
      seconds: kept.recordingSeconds ?? 0,
      status: findRecording(db, recordingSid)?.status ?? 'not reported',
    };
  }
  const noticeId = kept.noticeTextId ?? '';
  const text = findText(db, noticeId);
  return {
    how: 'notice',
    noticeId,
    messageSid: text?.messageSid ?? null,
    status: text?.state ?? 'missing',
    body: text?.body ?? '',
  };
}
