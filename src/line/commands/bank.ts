import { createHash } from 'node:crypto';
import type { Command } from '../../../flows/index.ts';
import { debitNoticeText } from '../../messages/debit-notice-text.ts';
import { awaitNotice } from '../../payments/debit-notice.ts';
import { findPayment } from '../../payments/ledger.ts';
import { keepDebitAuthorization } from '../../store/debit-authorizations.ts';
import { noteTextConsent, queueText } from '../../store/texts.ts';
import { agreedWords } from '../agreed-words.ts';
import type { Writers } from '../commands.ts';
import type { Line } from '../line.ts';

type Keep = Extract<Command, { type: 'command.keepAuthorization' }>;

export const bankWriters: Pick<Writers, 'command.keepAuthorization'> = {
  'command.keepAuthorization': (line, command, callSid) => {
    const { paymentId, locale, authorizedDate, debitDate, consent } = command;
    const terms = agreedWords(line, callSid, command.terms, locale);
    const recording = consent.how === 'recorded' ? consent.recording : null;
    keepDebitAuthorization(line.db, {
      ...{ paymentId, terms, locale },
      scriptVersion: command.scriptVersion,
      termsSha256: createHash('sha256').update(terms, 'utf8').digest('hex'),
      consent: consent.how,
      recordingSid: recording?.sid ?? null,
      recordingUrl: recording?.url ?? null,
      recordingSeconds: recording?.durationSeconds ?? null,
      noticeTextId: consent.how === 'notice' ? noticeIdOf(paymentId) : null,
      authorizedOn: authorizedDate,
      debitOn: debitDate,
      authorizedAtMilliseconds: line.clock.now(),
      retainUntil: yearsAfter(authorizedDate, command.retainYears),
    });
    if (consent.how === 'notice') sendNotice(line, command, consent, callSid);
  },
};

const noticeIdOf = (paymentId: string) => `debitNotice:${paymentId}`;

/** The text, the words it was agreed to by, and the debit that waits for it: in one commit. */
function sendNotice(
  line: Line,
  command: Keep,
  { phoneNumber, consentedTo }: Extract<Keep['consent'], { how: 'notice' }>,
  callSid: string,
): void {
  const payment = findPayment(line.db, command.paymentId);
  if (!payment) return;
  const now = line.clock.now();
  const id = noticeIdOf(payment.id);
  const words = agreedWords(line, callSid, consentedTo, command.locale);
  noteTextConsent(line.db, { callSid, phoneNumber, subject: id, words }, now);
  queueText(line.db, { id, phoneNumber, body: debitNoticeText(line, payment, command) }, now);
  awaitNotice(line.db, payment.id, now);
}

/** The same day some years on; February 29 becomes March 1, which is later and so kept longer. */
function yearsAfter(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10);
}
