import { pressedWhen } from './call-setup.ts';
import { pressed } from './guards.ts';

/** Which bills are listed: what tells that a key is one's, what takes it, and the further pages. */
const everyBill = {
  is: 'isOnPage',
  take: 'chooseListedBill',
  more: 'hasSeveralPages',
  next: 'nextPage',
} as const;

export const extendableBills = {
  is: 'isListedForExtension',
  take: 'chooseExtendable',
  more: 'hasSeveralExtensionPages',
  next: 'nextExtensionPage',
} as const;

/**
 * A member chooses one of their bills: by its number on this page, 6 for the next page, 9 to leave.
 * `says` are the catalog keys of the question, of each bill, and of the other keys.
 */
export function billList<const Leaving extends { readonly target: string }>(
  says: readonly string[],
  chosen: string,
  leaving: Leaving,
  bills: typeof everyBill | typeof extendableBills = everyBill,
) {
  return {
    tags: 'hears.keys',
    meta: { says, hears: 'menu', discloses: 'member' },
    entry: 'newQuestion',
    on: {
      key: [
        { guard: bills.is, target: chosen, actions: bills.take },
        { guard: pressedWhen('6', bills.more), actions: bills.next },
        { guard: pressed('9'), ...leaving },
      ],
    },
  } as const;
}
