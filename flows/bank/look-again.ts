import { mustHear } from '../call-setup.ts';

const pay = '#call.selfService.pay';
const forget = ['dropCard', 'forgetCard'] as const;

/**
 * The bill, or each of several, may have changed while the caller spoke: what was agreed to must
 * still fit. `submit` are the actions of the payment, `target` is where it leads.
 */
export function lookAgain<const Actions extends readonly unknown[]>(
  target: string,
  submit: Actions,
) {
  return {
    tags: 'waits.query',
    entry: 'askFreshBill',
    on: {
      'bill.fresh': [
        { guard: 'isLocked', target: `${pay}.locked`, actions: [...forget, 'takeFreshBill'] },
        {
          guard: 'isFreshInDispute',
          target: `${pay}.inDispute`,
          actions: [...forget, 'takeFreshBill'],
        },
        {
          guard: 'nothingLeftToPay',
          target: `${pay}.alreadyPaid`,
          actions: [...forget, 'takeFreshBill'],
        },
        {
          guard: 'billChanged',
          target: '#call.selfService.amount.choose',
          actions: [...forget, 'takeFreshBill', mustHear('pay.billChanged')],
        },
        { target, actions: submit },
      ],
    },
  } as const;
}

/** The same for several bills. */
export function lookAgainAtSeveral<const Actions extends readonly unknown[]>(
  target: string,
  submit: Actions,
) {
  return {
    tags: 'waits.query',
    entry: 'askFreshBills',
    on: {
      'bills.fresh': [
        {
          guard: 'haveSeveralChanged',
          target: '#call.selfService.severalBills.changed',
          actions: [...forget, 'takeFreshBills'],
        },
        { target, actions: submit },
      ],
    },
  } as const;
}
