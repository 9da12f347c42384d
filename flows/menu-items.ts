import type { CallContext } from './context.ts';
import { autopayKindOf } from './rules/autopay.ts';
import { hasPastDueCare } from './rules/bills.ts';
import { offersExtension } from './rules/extensions.ts';
import { offersPlan } from './rules/payment-plans.ts';

export type MenuName = 'main' | 'more' | 'rest';

/** One choice of a menu: what it is called in the prompts, where it leads, and for whom. */
export interface MenuItem {
  /** The name `menu.item` selects its words by. */
  readonly id: string;
  /** 'either' stands in the main menu as long as its rank wins it a place there. */
  readonly menu: MenuName | 'either';
  readonly target: string;
  /** Whether this caller can use it at all. */
  offered(context: CallContext): boolean;
  /** What this caller most likely called for comes first: the smallest rank. */
  rank(context: CallContext): number;
}

/** Five choices are what a caller can hold in mind; "something else" is one of them. */
const CHOICES_MAX = 5;

const items: readonly MenuItem[] = [
  {
    id: 'payBill',
    menu: 'main',
    target: '#call.selfService.account.bills',
    offered: (context) => context.bills.length > 0,
    rank: () => 10,
  },
  {
    id: 'pastPayments',
    menu: 'main',
    target: '#call.selfService.history',
    offered: () => true,
    rank: () => 60,
  },
  {
    id: 'helpPaying',
    menu: 'main',
    target: '#call.selfService.assistance',
    offered: () => true,
    // Help is offered before collection.
    rank: ({ bills, today }) => (hasPastDueCare(bills, today) ? 5 : 50),
  },
  {
    id: 'extension',
    menu: 'main',
    target: '#call.selfService.extension',
    offered: ({ bills, today, line }) => offersExtension(bills, today, line.extension),
    rank: () => 40,
  },
  {
    id: 'calendar',
    menu: 'more',
    target: '#call.selfService.calendar',
    offered: ({ bills }) => bills.length > 0,
    rank: () => 10,
  },
  {
    id: 'paymentPlan',
    menu: 'more',
    target: '#call.selfService.paymentPlan',
    offered: ({ bills, line }) => bills.some((bill) => offersPlan(bill, line.paymentPlan)),
    rank: () => 5,
  },
  {
    id: 'billHelp',
    menu: 'more',
    target: '#call.selfService.billHelp',
    offered: ({ bills }) => bills.length > 0,
    rank: () => 20,
  },
  {
    id: 'savedMethods',
    menu: 'more',
    target: '#call.selfService.savedMethods',
    offered: ({ savedMethods, scheduledPayments }) =>
      savedMethods.length > 0 || scheduledPayments.length > 0,
    rank: () => 30,
  },
  {
    id: 'autopay',
    menu: 'more',
    target: '#call.selfService.autopay',
    offered: ({ bills, hasAutopay }) =>
      hasAutopay || bills.some((bill) => autopayKindOf(bill) !== null),
    rank: () => 95,
  },
  {
    id: 'moreTime',
    menu: 'more',
    target: '#call.selfService.moreTime',
    offered: ({ channel, prefersMoreTime }) => channel === 'relay' || prefersMoreTime,
    rank: () => 92,
  },
  {
    id: 'onlineAccount',
    menu: 'more',
    target: '#call.selfService.onlineAccount',
    offered: () => true,
    rank: () => 90,
  },
];

/** Leads to everything that the main menu has no room for; always its last choice. */
const somethingElse: MenuItem = {
  id: 'somethingElse',
  menu: 'main',
  target: '#call.selfService.menu.more',
  offered: () => true,
  rank: () => Number.MAX_SAFE_INTEGER,
};

/** The same for what the second menu has no room for. */
const stillMore: MenuItem = {
  ...somethingElse,
  id: 'stillMore',
  menu: 'more',
  target: '#call.selfService.menu.rest',
};

/**
 * Each choice of `menu`, whoever hears it: for the machine's edges. The second menu always has room
 * for the choices that come first in this file, so the third never holds one of them.
 */
export function allItems(menu: MenuName): readonly MenuItem[] {
  const own = items.filter((item) => item.menu === menu || item.menu === 'either');
  if (menu === 'rest') return allItems('more').slice(CHOICES_MAX - 1, -1);
  return [...own, menu === 'main' ? somethingElse : stillMore];
}

/** The choices this caller hears, in order: the first is key 1. */
export function itemsFor(context: CallContext, menu: MenuName): readonly MenuItem[] {
  const offered = items
    .filter((item) => item.offered(context))
    .toSorted((a, b) => a.rank(context) - b.rank(context));
  const main = offered.filter((item) => item.menu !== 'more').slice(0, CHOICES_MAX - 1);
  const more = offered.filter((item) => !main.includes(item));
  const [page, rest] = onTwoPages(more);
  if (menu === 'more') return page;
  if (menu === 'rest') return rest;
  return more.length > 0 ? [...main, somethingElse] : main;
}

/** As many choices as a caller can hold in mind; the last leads to the rest when there is one. */
function onTwoPages(all: readonly MenuItem[]): readonly [readonly MenuItem[], readonly MenuItem[]] {
  if (all.length <= CHOICES_MAX) return [all, []];
  return [[...all.slice(0, CHOICES_MAX - 1), stillMore], all.slice(CHOICES_MAX - 1)];
}
