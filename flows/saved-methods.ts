import { and } from 'xstate';
import { callSetup, mustHear, notice, pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';
import { phoneKeys } from './tty/phone-keys.ts';
import type { CardEntryFailure } from './vocabulary.ts';

const menu = '#call.selfService.menu';

const failed = (why: CardEntryFailure) => ({ type: 'cardFailed', params: { why } }) as const;

/** The member's kept cards: hear them, delete one, replace one by another. */
export const savedMethods = callSetup.createStateConfig({
  initial: 'arriving',
  states: {
    /** One choice of the menu leads to both kinds of what is kept for later. */
    arriving: {
      always: [
        { guard: and(['hasSavedMethods', 'hasScheduled']), target: 'kinds' },
        { guard: 'hasScheduled', target: '#call.selfService.scheduledPayments' },
        { target: 'looking' },
      ],
    },
    kinds: {
      tags: 'hears.keys',
      meta: { says: ['savedMethod.kinds'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: '#call.selfService.scheduledPayments' },
          { guard: pressed('2'), target: 'looking' },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    looking: {
      tags: 'waits.query',
      entry: 'askSavedMethods',
      on: {
        'savedMethods.known': { target: 'list', actions: 'takeSavedMethods' },
        'query.failed': { target: menu, actions: notice('savedMethod.listUnavailable') },
      },
    },
    list: {
      tags: 'hears.keys',
      meta: {
        says: [
          'savedMethod.intro',
          'savedMethod.eachKept',
          'savedMethod.moreKept',
          'savedMethod.listMenu',
        ],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: 'isKeptMethod', target: 'one', actions: 'chooseKeptMethod' },
          { guard: pressedWhen('6', 'hasSeveralKeptPages'), actions: 'nextKept' },
          { guard: pressed('9'), target: menu },
        ],
      },
    },
    one: {
      tags: 'hears.keys',
      meta: { says: ['savedMethod.one'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'confirmDelete' },
          { guard: pressedWhen('2', 'outOfCards'), actions: notice('pay.outOfCards') },
          { guard: pressed('2'), target: 'confirmReplace' },
          { guard: pressed('9'), target: 'list' },
        ],
      },
    },
    confirmDelete: {
      tags: 'hears.keys',
      meta: { says: ['savedMethod.confirmDelete'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'deleted', actions: 'deleteMethod' },
          { guard: pressed('2'), target: 'list' },
          { guard: pressed('9'), target: 'list' },
        ],
      },
    },
    /** The consent comes before the card, which is never charged here. */
    confirmReplace: {
      tags: 'hears.keys',
      meta: {
        says: ['savedMethod.replace', 'savedMethod.replaceMenu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: 'askingGateway' },
          { guard: pressed('2'), target: 'list' },
          { guard: pressed('9'), target: 'list' },
        ],
      },
    },
    askingGateway: {
      tags: 'waits.query',
      entry: 'askGateway',
      on: {
        'gateway.known': [
          { guard: 'cardsClosed', target: 'list', actions: notice('savedMethod.noCards') },
          { target: 'phoneKeys' },
        ],
        'query.failed': 'phoneKeys',
      },
    },
    phoneKeys: phoneKeys('#call.selfService.savedMethods.card', {
      without: '#call.selfService.savedMethods.byRelay',
      back: [{ guard: pressed('9'), target: '#call.selfService.savedMethods.list' }],
    }),
    /** A card from the gateway's page is good for one charge: none to be kept. */
    byRelay: {
      tags: 'hears.keys',
      meta: {
        says: ['otherWays.replaceByRelay', 'otherWays.menu'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: {
        key: [
          { guard: pressed('1'), target: menu },
          { guard: pressed('2'), target: '#call.over.ending' },
          { guard: pressed('9'), target: 'list' },
        ],
      },
    },
    card: {
      tags: 'hears.card',
      meta: { says: ['savedMethod.beforeCard'], discloses: 'member' },
      entry: ['newQuestion', 'countCardEntry'],
      on: {
        cardEntered: {
          target: 'replaced',
          actions: ['takeReplacement', 'replaceMethod', 'forgetReplaced'],
        },
        cardNotEntered: [
          { guard: failed('hungUp'), target: '#call.over.hungUp' },
          { target: 'list', actions: mustHear('savedMethod.notReplaced') },
        ],
        waited: { target: 'list', actions: mustHear('savedMethod.notReplaced') },
      },
    },
    replaced: changed('savedMethod.replaced'),
    // Forgotten only as the caller goes on: after a person they hear again which card it was.
    deleted: changed('savedMethod.deleted', 'forgetMethod'),
  },
});

function changed(key: string, ...actions: readonly 'forgetMethod'[]) {
  return {
    tags: 'hears.keys',
    meta: {
      announces: [key],
      says: ['savedMethod.changedMenu'],
      hears: 'menu',
      discloses: 'member',
    },
    entry: 'newQuestion',
    on: {
      key: [
        { guard: pressed('1'), target: menu, actions },
        { guard: pressed('9'), target: menu, actions },
        { guard: pressed('2'), target: '#call.over.ending' },
      ],
    },
  } as const;
}
