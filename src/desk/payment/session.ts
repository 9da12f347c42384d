import { noteDeskEvent } from '../../store/desk-events.ts';
import type { Database } from '../../store/open.ts';
import { releaseToken } from '../../store/reusable-tokens.ts';
import {
  changeSecurePayment,
  findSecurePayment,
  openSecurePayment,
  type SecurePaymentRow,
} from '../../store/secure-payments.ts';
import { deskJob } from '../jobs/desk-job.ts';
import type { DeskTools } from '../tools.ts';
import { securePaymentUrl } from './url.ts';

/** What every request about a session names; each request has a key of its own. */
export function sessionRequest(tools: DeskTools, { securePaymentId }: SecurePaymentRow, ask = 0) {
  const path = securePaymentUrl(tools.line.turnSecret, securePaymentId, ask);
  return {
    key: (request: string) => ({
      idempotencyKey: `${securePaymentId}:${request}`,
      statusCallbackUrl: `${tools.publicBaseUrl}${path}`,
    }),
  };
}

/** Nothing is charged, and the member's keys are theirs again. */
const OVER: ReadonlySet<SecurePaymentRow['state']> = new Set(['canceled', 'failed']);

/** Charged, or over: nothing of the session changes any more. */
export const isSettled = ({ state }: SecurePaymentRow) => OVER.has(state) || state === 'charging';

/**
 * The carrier has opened the session, as its answer or its first callback says. One that was taken
 * back meanwhile is canceled there too. Call it inside a transaction.
 */
export function sessionOpened(
  db: Database,
  { securePaymentId, state, paymentSid: known, conversationId }: SecurePaymentRow,
  paymentSid: string,
  now: number,
): void {
  if (known !== null) return;
  changeSecurePayment(db, securePaymentId, { paymentSid }, now);
  if (OVER.has(state)) giveKeysBack(db, securePaymentId, now);
  if (state !== 'starting') return;
  changeSecurePayment(db, securePaymentId, { state: 'collecting' }, now);
  noteDeskEvent(db, { conversationId, text: 'The caller can key in a card.' }, now);
}

/**
 * Ends a session that has not been charged; false when there was nothing to end. Call it inside a
 * transaction.
 */
export function closeSession(
  db: Database,
  securePaymentId: string,
  end: { readonly state: 'canceled' | 'failed'; readonly detail: string },
  now: number,
): boolean {
  const payment = findSecurePayment(db, securePaymentId);
  if (!payment || isSettled(payment)) return false;
  const { conversationId, paymentSid, tokenId } = payment;
  changeSecurePayment(db, securePaymentId, end, now);
  if (tokenId !== null) releaseToken(db, tokenId, now);
  if (paymentSid !== null) giveKeysBack(db, securePaymentId, now);
  noteDeskEvent(db, { conversationId, text: `The secure payment ended. ${end.detail}` }, now);
  return true;
}

/** Takes the conversation's open session back, if there is one. Call it inside a transaction. */
export function cancelOpenSession(
  db: Database,
  conversationId: string,
  detail: string,
  now: number,
): void {
  const open = openSecurePayment(db, conversationId);
  if (open) closeSession(db, open.securePaymentId, { state: 'canceled', detail }, now);
}

function giveKeysBack(db: Database, securePaymentId: string, now: number): void {
  deskJob(db, 'endPaymentSession', securePaymentId, now, { status: 'cancel' }, 'cancel');
}
