import { account } from './account.ts';
import { amount } from './amount.ts';
import { assistance } from './assistance.ts';
import { autopay } from './autopay.ts';
import { bank } from './bank.ts';
import { billHelp } from './bill-help.ts';
import { calendar } from './calendar.ts';
import { callSetup, mustHear, notice } from './call-setup.ts';
import { callback } from './callback.ts';
import { extension } from './extension.ts';
import { pressed } from './guards.ts';
import { guest } from './guest.ts';
import { history } from './history.ts';
import { identify } from './identify.ts';
import { language } from './language.ts';
import { leaveMessage } from './leave-message.ts';
import { menu } from './menu.ts';
import { moreTime } from './more-time.ts';
import { onlineAccount } from './online-account.ts';
import { otherWays } from './other-ways.ts';
import { pay } from './pay.ts';
import { paymentPlan } from './payment-plan.ts';
import { person } from './person.ts';
import { premium } from './premium.ts';
import { receipt } from './receipt.ts';
import { requests } from './requests.ts';
import { returned } from './returned.ts';
import { savedMethod } from './saved-method.ts';
import { savedMethods } from './saved-methods.ts';
import { scheduled } from './scheduled.ts';
import { scheduledPayments } from './scheduled-payments.ts';
import { noCards } from './service.ts';
import { severalBills } from './several-bills.ts';

/** One call. Hang-up, 0, 7 and star are handled here, so that no state can forget them. */
export const callMachine = callSetup.createMachine({
  id: 'call',
  context: ({ input }) => input,
  initial: 'selfService',
  on: { hangup: '.over.hungUp' },
  states: {
    selfService: {
      initial: 'language',
      on: {
        key: [
          { guard: pressed('0'), target: '#call.person' },
          { guard: pressed('7'), actions: 'useRelay' },
          { guard: 'pressedRepeat', actions: 'repeat' },
        ],
        silence: [
          { guard: 'isLastSilence', target: '#call.over.silent' },
          { guard: 'isPatientSilence', actions: 'stillHere' },
        ],
        ttyDetected: { actions: 'useTty' },
        'query.failed': { target: '#call.person', actions: mustHear('trouble.accounts') },
        tooLong: { target: '#call.person', actions: notice('trouble.tooLong') },
        '*': [
          { guard: 'lastMiss', target: '#call.person', actions: notice('trouble.tooManyTries') },
          { guard: 'isMiss', actions: 'miss' },
        ],
      },
      states: {
        language,
        identify,
        account,
        guest,
        menu,
        moreTime,
        amount,
        severalBills,
        premium,
        calendar,
        extension,
        paymentPlan,
        bank,
        pay,
        receipt,
        savedMethod,
        savedMethods,
        scheduled,
        scheduledPayments,
        autopay,
        history,
        noCards,
        otherWays,
        assistance,
        billHelp,
        onlineAccount,
        requests,
        whereTheyWere: { type: 'history', history: 'deep' },
      },
    },
    person,
    callback,
    leaveMessage,
    returned,
    over: {
      initial: 'goodbye',
      on: { hangup: { actions: 'repeat' } },
      states: {
        /** Where self-service ends: who is waited for goes back there, everybody else hangs up. */
        ending: {
          always: [{ guard: 'isAwaited', target: '#call.person' }, { target: 'goodbye' }],
        },
        goodbye: { type: 'final', tags: 'over', meta: { says: ['over.goodbye'] } },
        silent: { type: 'final', tags: 'over', meta: { says: ['over.silent'] } },
        hungUp: { type: 'final', tags: 'over', meta: { says: ['over.goodbye'] } },
        notNow: { type: 'final', tags: 'over', meta: { says: ['returned.notNow'] } },
        wrongNumber: { type: 'final', tags: 'over', meta: { says: ['returned.wrongNumber'] } },
        machine: { type: 'final', tags: 'over', meta: { says: ['returned.machine'] } },
      },
    },
  },
});
