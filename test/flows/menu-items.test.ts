import { describe, expect, it } from 'vitest';
import type { CallContext } from '../../flows/context.ts';
import { allItems, itemsFor } from '../../flows/menu-items.ts';
import type { OpenBill } from '../../flows/vocabulary.ts';
import { facts } from '../paths/world.ts';

const today = '2026-03-02';

const bill: OpenBill = {
  billId: 'bill-1',
  kind: 'medical',
  category: 'labTests',
  forDate: '2026-02-01',
  dueDate: '2026-03-14',
  balanceCents: 12_450,
  minimumDueCents: 12_450,
  graceEndDate: null,
  premium: null,
  inDispute: false,
};
const plan = {
  instalmentCents: 3_000,
  nextDueDate: '2026-03-14',
  remainingCount: 3,
  newChargesCents: 0,
};
const pastDue = { ...bill, dueDate: '2026-02-20' };

/** As much of a call as the menus look at. */
const caller = (bills: readonly OpenBill[], kept: Partial<CallContext> = {}) =>
  ({ bills, today, line: facts, savedMethods: [], scheduledPayments: [], ...kept }) as CallContext;
const ids = (context: CallContext, menu: 'main' | 'more' | 'rest') =>
  itemsFor(context, menu).map(({ id }) => id);

describe('the menu', () => {
  it.each([
    ['nothing to pay', []],
    ['one bill', [bill]],
    ['a past-due bill', [pastDue]],
  ])('has five choices at most and leads on to the rest, with %s', (_, bills) => {
    const main = ids(caller(bills), 'main');
    const more = ids(caller(bills), 'more');
    expect([main.length <= 5, more.length <= 5]).toEqual([true, true]);
    expect(main.at(-1)).toBe('somethingElse');
    // What the main menu has no room for has a key behind "something else" ('either').
    const keyed = allItems('more').map(({ id }) => id);
    expect(more.filter((id) => !keyed.includes(id))).toEqual([]);
    expect(main.filter((id) => more.includes(id))).toEqual([]);
    expect(main.slice(0, -1)).toEqual(expect.arrayContaining(bills.length > 0 ? ['payBill'] : []));
  });

  it('leads on once more when there is more than a caller can hold in mind', () => {
    const method = { methodId: 'method-1', expiryMonth: null };
    const card = { tokenId: 'card-1', brand: 'visa', lastFour: '1111' };
    const many = caller([{ ...bill, balanceCents: 90_000 }], {
      savedMethods: [{ ...method, card }],
      hasAutopay: true,
    });
    const more = ids(many, 'more');
    const rest = ids(many, 'rest');
    expect([more.length, more.at(-1)]).toEqual([5, 'stillMore']);
    expect(rest).toEqual(['onlineAccount', 'autopay']);
    expect(ids(caller([bill]), 'rest')).toEqual([]);
  });

  it('offers help before collection when a bill for care is past due', () => {
    const place = (bills: readonly OpenBill[]) => {
      const main = ids(caller(bills), 'main');
      return main.indexOf('helpPaying') - main.indexOf('payBill');
    };
    expect(place([bill, pastDue])).toBeLessThan(0);
    expect(place([bill])).toBeGreaterThan(0);
    expect(place([{ ...pastDue, kind: 'premium' }])).toBeGreaterThan(0);
    expect(place([{ ...pastDue, inDispute: true }])).toBeGreaterThan(0);
  });

  it.each([
    ['large enough', { balanceCents: 90_000 }, true],
    ['too small', {}, false],
    ['in dispute', { balanceCents: 90_000, inDispute: true }, false],
    ['for a premium', { balanceCents: 90_000, kind: 'premium' }, false],
    ['on a plan', { balanceCents: 90_000, plan }, false],
  ] as const)('offers instalments when a bill is fit for them: %s', (_, change, offered) => {
    expect(ids(caller([bill, { ...bill, ...change }]), 'more').includes('paymentPlan')).toBe(
      offered,
    );
  });

  it('leads to kept cards and scheduled payments by one choice, for who has any', () => {
    const card = { tokenId: 'token-1', brand: 'visa', lastFour: '1111' };
    const savedMethods = [{ methodId: 'method-1', card, expiryMonth: null }];
    const large = { ...bill, balanceCents: 90_000 };
    const more = ids(caller([large], { savedMethods }), 'more');
    expect(more).toContain('savedMethods');
    expect(more.length).toBeLessThanOrEqual(5);
    expect(ids(caller([large]), 'more')).not.toContain('savedMethods');
  });
});
