import { officeOf } from '../../../flows/index.ts';
import type { Line } from '../../line/line.ts';
import { settingOfCall } from '../../store/calls.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import {
  changeSecurePayment,
  findSecurePayment,
  type SecurePaymentRow,
} from '../../store/secure-payments.ts';
import { inTransaction } from '../../store/statement.ts';
import { keepToken } from '../../store/tokens.ts';
import type { EnteredCard, PayEvent } from '../../twilio/read-pay.ts';
import type { SessionCapture, SessionReport } from '../../twilio/read-payment-session.ts';
import { deskJob } from '../jobs/desk-job.ts';
import type { DeskTools } from '../tools.ts';
import { hearField, isComplete } from './fields.ts';
import { closeSession, isSettled, sessionOpened } from './session.ts';
import { cardWords, chargeSentence, entryFailureWords } from './words.ts';

/** What the carrier tells of a card being keyed; late, repeated and strange news change nothing. */
export function hearPaymentSession(
  { line }: DeskTools,
  { securePaymentId, ask }: { readonly securePaymentId: string; readonly ask: number },
  report: SessionReport,
): void {
  const { db, clock } = line;
  const now = clock.now();
  inTransaction(db, () => {
    const known = findSecurePayment(db, securePaymentId);
    if (known?.callSid !== report.callSid) return;
    if (known.paymentSid !== null && known.paymentSid !== report.paymentSid) return;
    sessionOpened(db, known, report.paymentSid, now);
    const payment = findSecurePayment(db, securePaymentId);
    if (!payment || isSettled(payment)) return;
    if (report.ending) hearEnding(line, payment, report.ending, now);
    else if (report.field) hearCapture(line, payment, ask, report.field, now);
  });
  line.worker.kick();
}

function hearCapture(
  { db }: Line,
  payment: SecurePaymentRow,
  ask: number,
  heard: SessionCapture,
  now: number,
): void {
  if (payment.state !== 'collecting') return;
  const { securePaymentId, conversationId } = payment;
  const fields = hearField(payment.fields, ask, heard);
  if (fields.every((field, place) => field === payment.fields[place])) return;
  changeSecurePayment(db, securePaymentId, { fields }, now);
  noteDeskEvent(db, { text: 'A card is being keyed.' }, now);
  if (!isComplete(fields)) return;
  changeSecurePayment(db, securePaymentId, { state: 'completing' }, now);
  deskJob(db, 'endPaymentSession', securePaymentId, now, { status: 'complete' }, 'complete');
  noteDeskEvent(db, { conversationId, text: 'The card is complete.' }, now);
}

function hearEnding(line: Line, payment: SecurePaymentRow, ending: PayEvent, now: number): void {
  if (ending.type === 'cardEntered') {
    if (payment.state === 'completing') keepCard(line, payment, ending.card, now);
    return;
  }
  const { why } = ending;
  const state = why === 'star' || why === 'hungUp' ? 'canceled' : 'failed';
  const detail = entryFailureWords[why];
  closeSession(line.db, payment.securePaymentId, { state, detail }, now);
}

/** The token is sealed; the agent gets the card's name, and the sentence to read. */
function keepCard(line: Line, payment: SecurePaymentRow, card: EnteredCard, now: number): void {
  const { db, sealer, identifiers, facts, todayIn } = line;
  const { securePaymentId, conversationId, callSid, amountCents } = payment;
  const { token, brand, lastFour } = card;
  const tokenId = identifiers.ulid();
  keepToken(db, sealer, { id: tokenId, token, brand, lastFour }, now);
  const { zone } = officeOf(facts, settingOfCall(db, callSid)?.region ?? null);
  const sentence = chargeSentence(amountCents, cardWords(card), todayIn(zone));
  changeSecurePayment(
    db,
    securePaymentId,
    { state: 'ready', tokenId, cardBrand: brand, cardLastFour: lastFour, sentence },
    now,
  );
  noteDeskEvent(db, { conversationId, text: 'The card is ready to be charged.' }, now);
}
