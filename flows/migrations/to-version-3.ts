/** A call of version 2 as it was kept. */
interface Kept {
  readonly context: {
    readonly payment: { readonly billId?: string } | null;
    readonly pastPayments: readonly object[];
    readonly pastPayment: object | null;
  };
}

/**
 * Version 2 paid one bill at a time, by card, at once. Its caller goes on so; what version 3 adds is
 * there when they come to the next question.
 */
export function toVersion3(persisted: unknown): unknown {
  const kept = persisted as Kept;
  const { payment, pastPayments, pastPayment } = kept.context;
  const context = {
    ...kept.context,
    ...newInMemory,
    payment: payment && ofOneBill(payment),
    pastPayments: pastPayments.map((past) => ({ ...past, billCount: 1 })),
    pastPayment: pastPayment && { ...pastPayment, billCount: 1 },
  };
  return { ...kept, context };
}

function ofOneBill({ billId: _billId, ...payment }: { readonly billId?: string }): object {
  return { ...payment, billCount: 1 };
}

const newInMemory = {
  payer: null,
  several: null,
  bank: { accountType: 'checking', entries: 0, recording: null },
  paymentPlan: null,
  savedMethods: [],
  methodId: null,
  keepable: null,
  stepUp: {
    codeId: null,
    mobileLastFour: null,
    refusal: null,
    isVerified: false,
    wrongCount: 0,
  },
  scheduledPayments: [],
  scheduledId: null,
  schedule: null,
  hasAutopay: false,
  autopay: { series: [], chosen: null, capCents: 0, daysBefore: 0, agreed: null },
};
