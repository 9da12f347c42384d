import { keepPaymentPlan } from '../../store/payment-plans.ts';
import { agreedWords } from '../agreed-words.ts';
import type { Writers } from '../commands.ts';
import { OvertakenError } from '../commit-queue.ts';

export const paymentPlanWriters: Pick<Writers, 'command.setUpPaymentPlan'> = {
  'command.setUpPaymentPlan': (line, command, callSid) => {
    const { db, clock } = line;
    const { reference, billId, memberId, instalments, agreedTo, locale } = command;
    const words = agreedWords(line, callSid, agreedTo, locale);
    const plan = { reference, billId, memberId, instalments, agreedWords: words };
    // Another call was first: the turn starts again and tells how the bill stands now.
    if (!keepPaymentPlan(db, plan, callSid, clock.now())) throw new OvertakenError();
  },
};
