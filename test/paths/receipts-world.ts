import type { PastPayment, ReceiptWays } from '../../flows/index.ts';

const statuses = [
  'waiting',
  'captured',
  'posted',
  'declined',
  'notCharged',
  'refundPending',
  'refunded',
] as const;

/** A payment of every status there is to be told. */
export const pastPayments: readonly PastPayment[] = statuses.map((status) => ({
  confirmation: '44102730',
  date: '2026-10-02',
  amountCents: 8_815,
  method: 'visa',
  lastFour: '1111',
  status,
}));

/** Every telephone and every record a receipt may meet. */
export const receiptWays: readonly ReceiptWays[] = [
  { canText: true, textsStopped: false, canEmail: true },
  { canText: true, textsStopped: true, canEmail: false },
  { canText: false, textsStopped: false, canEmail: false },
];
