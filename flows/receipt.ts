import { anotherBill } from './account.ts';
import { callSetup, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import type { ReceiptWay } from './vocabulary.ts';

const paid = '#call.selfService.pay.paid';

const by = (way: ReceiptWay) =>
  [
    { type: 'chooseReceipt', params: { way } },
    { type: 'sendReceipt', params: { way } },
  ] as const;
const none = { type: 'chooseReceipt', params: { way: 'none' } } as const;

/** How the caller gets it in writing; asked after each payment, done by the outbox. */
export const receipt = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askReceiptWays',
      on: {
        'receiptWays.known': [
          { guard: 'hasNoReceiptWay', target: 'done', actions: ['takeReceiptWays', none] },
          { target: 'choose', actions: 'takeReceiptWays' },
        ],
        'query.failed': { target: paid, actions: [none, notice('receipt.unavailable')] },
      },
    },
    choose: {
      tags: 'hears.keys',
      meta: { says: ['receipt.choose'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'textsAreStopped'), actions: notice('receipt.stopped') },
          { guard: pressedWhen('1', 'canText'), target: 'consent' },
          { guard: pressedWhen('2', 'canEmail'), target: 'done', actions: by('email') },
          { guard: pressedWhen('3', 'isMember'), target: 'done', actions: by('mail') },
          { guard: pressed('4'), target: 'done', actions: none },
        ],
        '*': { guard: 'lastMiss', target: '#call.over.ending' },
      },
    },
    /** Express consent by key to a text at a number that is read back (47 CFR 64.1200(a)(1)). */
    consent: {
      tags: 'hears.keys',
      meta: { says: ['receipt.consent', 'receipt.consentMenu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'done', actions: by('text') },
          { guard: pressed('2'), target: 'choose' },
          { guard: pressed('9'), target: 'choose' },
        ],
        '*': { guard: 'lastMiss', target: '#call.over.ending' },
      },
    },
    done: {
      tags: 'hears.keys',
      meta: { says: ['receipt.done', 'receipt.doneMenu'], hears: 'menu', discloses: 'bill' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('2'), target: '#call.over.ending' },
          { guard: pressed('3'), target: paid },
          ...anotherBill,
        ],
        '*': { guard: 'lastMiss', target: '#call.over.ending' },
      },
    },
  },
});
