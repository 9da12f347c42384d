import { keepPaymentPlan } from '../../store/payment-plans.ts';
import type { Writers } from '../commands.ts';
import { OvertakenError } from '../commit-queue.ts';

export const paymentPlanWriters: Pick<Writers, 'command.setUpPaymentPlan'> = {
  'command.setUpPaymentPlan': ({ db, clock, composer }, command, callSid) => {
    const { reference, billId, memberId, instalments, agreedTo, locale } = command;
    const agreedWords = composer.words(agreedTo, locale);
    const plan = { reference, billId, memberId, instalments, agreedWords };
    // Another call was first: the turn starts again and tells how the bill stands now.
    if (!keepPaymentPlan(db, plan, callSid, clock.now())) throw new OvertakenError();
  },
};
