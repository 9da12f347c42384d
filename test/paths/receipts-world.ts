import type { Outcome, PastPayment, ReceiptWays } from '../../flows/index.ts';

const statuses = [
  'waiting',
  'captured',
  'posted',
  'declined',
  'notCharged',
  'refundPending',
  'refunded',
] as const;

/** One payment is of two bills, and the plan has one of them no more. */
const parts: Readonly<Record<'one' | 'several', Pick<PastPayment, 'billCount' | 'parts'>>> = {
  one: { billCount: 1 },
  several: {
    billCount: 2,
    parts: [
      {
        amountCents: 8_000,
        bill: { kind: 'medical', category: 'labTests', forDate: '2026-09-02' },
      },
      { amountCents: 815, bill: null },
    ],
  },
};

/** A payment of every status there is to be told. */
export const pastPayments: readonly PastPayment[] = statuses.map((status) => ({
  confirmation: '44102730',
  date: '2026-10-02',
  amountCents: 8_815,
  method: 'visa',
  lastFour: '1111',
  status,
  ...parts[status === 'posted' ? 'several' : 'one'],
}));

/** Every telephone and every record a receipt may meet. */
export const receiptWays: readonly ReceiptWays[] = [
  { canText: true, textsStopped: false, canEmail: true },
  { canText: true, textsStopped: true, canEmail: false },
  { canText: false, textsStopped: false, canEmail: false },
];

/** What may have become of the page whose link was sent. */
export const hostedCards: readonly Outcome[] = [
  {
    type: 'hostedCard.known',
    standing: 'entered',
    card: { tokenId: 'entry-1', brand: 'visa', lastFour: '1111', isForOneCharge: true },
  },
  ...(['open', 'expired', 'notSent'] as const).map(
    (standing): Outcome => ({ type: 'hostedCard.known', standing, card: null }),
  ),
];
