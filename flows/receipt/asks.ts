import type { Where } from '../guards.ts';
import { officeOf } from '../rules/regions.ts';
import type { Command, Query, ReceiptWay } from '../vocabulary.ts';
import { questionOf } from '../words.ts';

export const receiptAsks = {
  askReceiptWays: ({ context }: Where): Query => ({
    type: 'query.receiptWays',
    memberId: context.memberId,
    callerNumber: context.callerNumber,
  }),
  sendReceipt: ({ context }: Where, { way }: { way: ReceiptWay }): Command => ({
    type: 'command.sendReceipt',
    paymentId: context.payment?.paymentId ?? '',
    way,
    phoneNumber: way === 'text' ? context.callerNumber : null,
    consentedTo: way === 'text' ? questionOf(context, ['receipt.consent'], 'bill') : [],
    locale: context.locale,
    zone: officeOf(context.line, context.region).zone,
  }),
};
