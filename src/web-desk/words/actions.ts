import type { DeskAction } from '../../desk/contract.ts';
import type { Problem } from '../state/desk-view.ts';

const tried: Readonly<Record<Problem['tried'], string>> = {
  ready: 'You are not ready',
  away: 'You are not away',
  accept: 'The call was not accepted',
  decline: 'The call was not declined',
  hold: 'Hold was not changed',
  mute: 'Mute was not changed',
  consult: 'The colleague was not called',
  conference: 'The conference was not started',
  handOver: 'The caller was not handed over',
  drop: 'Nobody was taken out of the call',
  end: 'The call was not ended',
  note: 'The notes were not saved',
  wrapUp: 'The wrap-up was not saved',
  type: 'Your message was not sent',
  startPayment: 'The payment was not started',
  askField: 'Nothing was asked of the member',
  cancelPayment: 'The payment was not canceled',
  charge: 'The charge was not confirmed',
  sendToKeypad: 'The caller was not sent to the keypad',
  extend: 'The due date was not moved',
  setUpPlan: 'The payment plan was not set up',
  fileRequest: 'The request was not filed',
  askRefund: 'The refund was not asked for',
  approve: 'The decision was not saved',
  takeCallback: 'You do not have the callback',
  cancelCallback: 'The callback was not canceled',
  finishMessage: 'The message is not done',
  supervise: 'Your place in the call was not changed',
  moveEntry: 'The caller was not moved',
  moveCall: 'The call was not moved',
  signOut: 'You are not signed out',
};

/** What the agent wanted and did not get, as the first half of a sentence. */
export function triedWords(what: Problem['tried']): string {
  return tried[what];
}

const requests = {
  dispute: 'The dispute is filed.',
  itemizedStatement: 'The itemized statement is on its way.',
  assistance: 'The request for help with paying is filed.',
} as const;

/** Told after an action whose success shows nowhere on the page; null where it shows. */
export function doneWords(action: DeskAction): string | null {
  switch (action.action) {
    case 'extend':
      return 'The due date is moved.';
    case 'setUpPlan':
      return `The payment plan of ${action.instalmentCount} instalments is set up.`;
    case 'fileRequest':
      return requests[action.kind];
    case 'askRefund':
      return 'The refund waits for a supervisor.';
    case 'approve':
      return action.isApproved ? 'The refund is approved.' : 'The refund is refused.';
    case 'wrapUp':
      return 'The wrap-up is saved.';
    case 'cancelCallback':
      return 'The callback is canceled.';
    case 'finishMessage':
      return 'The message is done.';
    case 'moveEntry':
    case 'moveCall':
      return 'The caller is being moved.';
    case 'handOver':
      return 'Your colleague has the caller now.';
    default:
      return null;
  }
}
