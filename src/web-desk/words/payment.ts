import type { BriefBill, Conversation, PaymentField, SecurePayment } from '../../desk/contract.ts';
import { formatCents } from './money.ts';

export type FieldState = SecurePayment['fields'][number]['state'];

const fields: Readonly<Record<PaymentField, string>> = {
  cardNumber: 'Card number',
  expirationDate: 'Expiration date',
  securityCode: 'Security code',
  postalCode: 'ZIP code',
};

export function fieldName(field: PaymentField): string {
  return fields[field];
}

/** "Waiting", "Being keyed", "OK, ending 1111", "Wrong: expired card". */
export function fieldStateWords(state: FieldState, detail: string | null): string {
  switch (state) {
    case 'pending':
      return 'Not asked yet';
    case 'asked':
      return 'Asked: waiting for the member';
    case 'keying':
      return 'Being keyed';
    case 'ok':
      return detail === null || detail.toLowerCase() === 'ok' ? 'OK' : `OK, ${detail}`;
    case 'error':
      return `Wrong: ${detail ?? 'it was not understood'}`;
  }
}

const endings: Readonly<Partial<Record<SecurePayment['state'], string>>> = {
  declined: 'Declined',
  canceled: 'Canceled: nothing was charged',
  failed: 'Not taken: nothing was charged',
  unknown: 'Not known whether it was charged',
};

/** How it ended, in words; null while it goes on. */
export function endingWords(payment: SecurePayment): string | null {
  if (payment.state === 'paid') return `Paid ${formatCents(payment.amountCents)}`;
  const ending = endings[payment.state];
  if (ending === undefined) return null;
  return payment.detail === null ? `${ending}.` : `${ending}. ${payment.detail}`;
}

const attempts: Readonly<Record<string, string>> = {
  created: 'Begun',
  authorized: 'Agreed to',
  submitting: 'Being charged',
  captured: 'Paid',
  posted: 'Paid and posted',
  declined: 'Declined',
  notCharged: 'Not charged',
  unknown: 'Not known: do not pay again',
  needsReview: 'Being looked into: do not pay again',
  refundPending: 'Refund under way',
  refunded: 'Refunded',
};

export function attemptWords(state: string): string {
  return attempts[state] ?? state;
}

/** The charge stands, so it can be given back. */
export function isRefundable(state: string): boolean {
  return state === 'captured' || state === 'posted';
}

/** The reference of a payment nobody knows the end of; null when there is none to name. */
export function unknownReference({ payment, brief }: Conversation): string | null {
  if (payment?.state === 'unknown') return payment.confirmation;
  return brief.payments.find(({ state }) => state === 'unknown')?.confirmation ?? null;
}

export function hasUnknownPayment({ payment, brief }: Conversation): boolean {
  return payment?.state === 'unknown' || brief.hasUnknownPayment;
}

/** Why no payment can be started now, in words; null when one can. */
export function whyNoPayment(conversation: Conversation): string | null {
  if (hasUnknownPayment(conversation)) {
    return 'A payment is not known to have failed: another one could charge the member twice.';
  }
  if (conversation.endedAtMilliseconds !== null) return 'The call is over.';
  if (conversation.isAtKeypad) return 'The caller is paying by keypad.';
  if (conversation.brief.bills.length === 0) return 'No bill was looked at in this call.';
  return null;
}

/** What is wrong with an amount for this bill; null when it can be paid. */
export function amountProblem(amountCents: number | null, bill: BriefBill): string | null {
  if (amountCents === null) return 'Type the amount in dollars, such as 124.50.';
  if (amountCents === 0) return 'Type an amount above zero.';
  if (amountCents > bill.balanceCents) {
    return `The balance is ${formatCents(bill.balanceCents)}. Type that much or less.`;
  }
  return null;
}
