import type { Command } from '../../../flows/index.ts';
import { PaylineError } from '../../errors.ts';
import { localDate } from '../../local-date.ts';
import { receiptText } from '../../messages/receipt-text.ts';
import { findPayment } from '../../payments/ledger.ts';
import type { Payment } from '../../payments/payment.ts';
import { noteReceiptToSend } from '../../store/receipts.ts';
import { noteTextConsent, queueText } from '../../store/texts.ts';
import { agreedWords } from '../agreed-words.ts';
import type { Writers } from '../commands.ts';
import type { Line } from '../line.ts';

type SendReceipt = Extract<Command, { type: 'command.sendReceipt' }>;

export const receiptWriters: Pick<Writers, 'command.sendReceipt'> = {
  'command.sendReceipt': (line, command, callSid) => {
    const payment = findPayment(line.db, command.paymentId);
    if (!payment) {
      throw new PaylineError('payment.unknownPayment', `No payment ${command.paymentId}.`);
    }
    if (command.way === 'text') return textReceipt(line, command, payment, callSid);
    // The flow offers these to members only.
    const { memberId } = payment;
    if (memberId === null) return;
    const { way, locale, zone } = command;
    const paidOn = localDate(zone, payment.authorizedAtMilliseconds);
    const receipt = { paymentId: payment.id, memberId, way, locale, paidOn };
    noteReceiptToSend(line.db, receipt, line.clock.now());
  },
};

/** One text a payment, with the words the caller agreed to. */
function textReceipt(line: Line, command: SendReceipt, payment: Payment, callSid: string): void {
  const { phoneNumber, locale } = command;
  if (phoneNumber === null) return;
  const now = line.clock.now();
  const id = `receipt:${payment.id}`;
  const words = agreedWords(line, callSid, command.consentedTo, locale);
  noteTextConsent(line.db, { callSid, phoneNumber, subject: id, words }, now);
  queueText(line.db, { id, phoneNumber, body: receiptText(line, payment, command) }, now);
}
