import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { premiumFacts } from '../../src/billing/demo-premiums.ts';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { setsUpPlans } from './directory-contract-plans.ts';
import { posts } from './directory-contract-posts.ts';
import { extendsBills, filesRequests } from './directory-contract-writes.ts';

/** A directory that knows the demo's members, seeded on 2 March 2026. */
export interface SeededDirectory {
  readonly directory: BillingDirectory;
  close(): void | Promise<void>;
}

const BILL = 'bill-10000017';

/** What the line relies on, whoever keeps the records: every adapter is held to it. */
export function directoryContract(
  name: string,
  open: () => SeededDirectory | Promise<SeededDirectory>,
): void {
  describe(`the billing directory ${name}`, () => {
    let seeded: SeededDirectory;
    let directory: BillingDirectory;
    beforeEach(async () => {
      seeded = await open();
      directory = seeded.directory;
    });
    afterEach(() => seeded.close());

    finds(() => directory);
    tellsOfBills(() => directory);
    findsApplications(() => directory);
    posts(() => directory);
    extendsBills(() => directory);
    setsUpPlans(() => directory);
    filesRequests(() => directory);
  });
}

function finds(directory: () => BillingDirectory): void {
  it('finds a member by the ID, with what proves who calls', async () => {
    expect(await directory().findMember('900000017')).toEqual({
      memberId: '900000017',
      birthDate: '1958-01-02',
      zip: '94110',
      region: 'northernCalifornia',
      language: null,
      email: null,
    });
  });

  it('knows the language a member asked for, and the e-mail on file', async () => {
    expect(await directory().findMember('900010011')).toMatchObject({
      ...{ region: 'southernCalifornia', language: 'es-US', email: null },
    });
    expect((await directory().findMember('900011019'))?.email).toBe('irene.vasquez@example.com');
  });

  it('tells the mobile number on record, or that there is none', async () => {
    expect(await directory().findMobileNumber?.('900000017')).toBe('+14155550117');
    expect(await directory().findMobileNumber?.('900000018')).toBeNull();
  });

  it.each(['900000018', '', '9', "900000017' OR 1=1", '９０００００１７'])(
    'knows no member "%s"',
    async (memberId) => {
      expect(await directory().findMember(memberId)).toBeNull();
      expect(await directory().openBills(memberId)).toEqual([]);
    },
  );

  it('finds a bill by its printed number, with the ZIP code and region it was sent to', async () => {
    const found = await directory().findBill('10000025');
    expect(found).toMatchObject({ zip: '80203', region: 'colorado' });
    expect(found?.bill).toEqual({
      billId: 'bill-10000025',
      kind: 'premium',
      category: 'premium',
      forDate: '2026-01-01',
      dueDate: '2026-02-22',
      graceEndDate: '2026-03-25',
      balanceCents: 41_280,
      minimumDueCents: 41_280,
      premium: null,
      inDispute: false,
    });
    expect(await directory().findBill('10000099')).toBeNull();
  });

  it('tells whose bills do not open by their number alone', async () => {
    expect(await directory().findBill('10000025')).toMatchObject({ isRestricted: false });
    expect(await directory().findBill('10016015')).toMatchObject({ isRestricted: true });
  });

  it('lists what a member owes, and nothing of anybody else', async () => {
    const bills = await directory().openBills('900000025');
    expect(bills.map(({ billId, balanceCents }) => [billId, balanceCents]).toSorted()).toEqual([
      ['bill-10000025', 41_280],
      ['bill-10000026', 8_815],
      ['bill-10000027', 90_000],
    ]);
    expect(await directory().openBills('900000041')).toEqual([]);
  });

  it('shows a bill as it stands, and null for one that is gone', async () => {
    expect(await directory().bill(BILL)).toMatchObject({ billId: BILL, balanceCents: 12_450 });
    expect(await directory().bill('bill-gone')).toBeNull();
  });
}

function tellsOfBills(directory: () => BillingDirectory): void {
  it('tells of a premium what the grace engine needs', async () => {
    const demo = { planType: 'exchangeWithCredit', state: 'CA', monthCount: 2 } as const;
    expect((await directory().bill('bill-10012009'))?.premium).toEqual(
      premiumFacts({ ...demo, monthCents: 21_500, dueDays: -35 }, '2026-03-02'),
    );
    expect((await directory().bill('bill-10012033'))?.premium).toMatchObject({
      ...{ planType: 'cobra', firstPaymentPending: true, electionDate: '2026-02-15' },
      ...{ paidThroughDate: null, noticeDate: null },
    });
  });

  it('tells which bill is in dispute', async () => {
    const bills = await directory().openBills('900013017');
    expect(bills.filter((bill) => bill.inDispute).map(({ billId }) => billId)).toEqual([
      'bill-10013018',
    ]);
  });
}

function findsApplications(directory: () => BillingDirectory): void {
  it('finds the bill of an application, with the birth date of who applied', async () => {
    const found = await directory().findApplication('4400130257');
    expect(found).toMatchObject({
      birthDate: '1997-09-27',
      region: 'washington',
      isRestricted: false,
    });
    expect(found?.bill).toEqual(await directory().bill('bill-10013025'));
    expect(found?.bill.premium?.firstPaymentPending).toBe(true);
  });

  it.each(['4400130258', '', '10013025', "4400130257' OR 1=1"])(
    'knows no application "%s"',
    async (number) => {
      expect(await directory().findApplication(number)).toBeNull();
    },
  );
}
