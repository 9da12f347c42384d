import { callSetup, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { requesting } from './requests.ts';

const menu = '#call.selfService.menu';

/** Locked out of the online account: a link by text, instructions by mail, or a person. */
export const onlineAccount = callSetup.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      tags: 'waits.query',
      entry: 'askReceiptWays',
      on: {
        'receiptWays.known': { target: 'offer', actions: 'takeReceiptWays' },
        // Without a text there is still the mail.
        'query.failed': 'offer',
      },
    },
    /** Key 1 is the express consent to one text at the number that is read back. */
    offer: {
      tags: 'hears.keys',
      meta: {
        says: ['onlineAccount.offer', 'onlineAccount.offerMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressedWhen('1', 'textsAreStopped'), actions: notice('receipt.stopped') },
          { guard: pressedWhen('1', 'canText'), target: 'texted', actions: 'textAccountLink' },
          { guard: pressed('2'), ...requesting('onlineAccount') },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    texted: {
      tags: 'hears.keys',
      meta: {
        announces: ['onlineAccount.texted'],
        says: ['requests.menu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: menu },
          { guard: pressed('9'), target: menu },
          { guard: pressed('2'), target: '#call.over.ending' },
        ],
      },
    },
  },
});
