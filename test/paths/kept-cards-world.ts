import type { CallMemory } from '../../flows/context.ts';
import type { Outcome, SavedMethod, ScheduledPayment } from '../../flows/index.ts';

const kept: SavedMethod = {
  methodId: 'method-1',
  card: { tokenId: 'token-kept', brand: 'visa', lastFour: '1111' },
  expiryMonth: null,
};
const expired: SavedMethod = { ...kept, methodId: 'method-2', expiryMonth: '2020-01' };

const waiting = (billId: string, onDate: string): ScheduledPayment => ({
  scheduledId: `scheduled-${onDate}`,
  confirmation: '12345674',
  billId,
  amountCents: 100,
  onDate,
  brand: 'visa',
  lastFour: '1111',
});

/** More than a page, and the first too late to be cancelled. */
const waitingOnes = ['11-24', '11-26', '12-02', '12-03', '12-04', '12-05'].map((day) =>
  waiting(`bill-${day}`, `2026-${day}`),
);

/** Members with a kept card, with payments that wait, and with both. */
export const keepers = [
  { savedMethods: [kept], scheduled: [] },
  { savedMethods: [], scheduled: waitingOnes },
  { savedMethods: [kept], scheduled: waitingOnes.slice(0, 2) },
];

/** The cards as the call knows them: a code can be texted, or not; one too old; all deleted. */
export function savedMethods({ savedMethods: known }: CallMemory): readonly Outcome[] {
  const methods = known.length > 0 ? known : [kept];
  const answer = { type: 'savedMethods.known', refusal: null } as const;
  return [
    { ...answer, methods, mobileLastFour: '0114' },
    { ...answer, methods, mobileLastFour: null, refusal: 'noMobile' },
    { ...answer, methods: [expired], mobileLastFour: '0114' },
    { ...answer, methods: [kept, expired], mobileLastFour: '0114' },
    { ...answer, methods: [], mobileLastFour: '0114' },
  ];
}

export const codeChecks: readonly Outcome[] = (
  ['right', 'wrong', 'lastWrong', 'expired'] as const
).map((result) => ({ type: 'code.checked', result }));

/** What waits as the call knows it; one for the bill being paid; nothing any more. */
export function scheduledPayments(memory: CallMemory): readonly Outcome[] {
  const forThisBill = waiting(memory.billId ?? 'bill-1', '2099-01-01');
  return [memory.scheduledPayments, [forThisBill], []].map((payments) => ({
    type: 'scheduled.known',
    payments,
  }));
}

export function keepsSomething({ savedMethods, scheduledPayments }: CallMemory): boolean {
  return savedMethods.length + scheduledPayments.length > 0;
}
