import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHttpDirectory } from '../../src/billing/http-directory.ts';
import { systemClock } from '../../src/clock.ts';
import { codeOf } from '../../src/errors.ts';
import {
  BILLING_TOKEN,
  type BillingServer,
  startBillingServer,
} from '../support/billing-server.ts';

let server: BillingServer;
beforeEach(async () => {
  server = await startBillingServer();
});
afterEach(() => server.close());

const directory = () =>
  createHttpDirectory({ baseUrl: server.url, token: BILLING_TOKEN, clock: systemClock });
const answers = (body: object) => server.fail('GET', { status: 200, body: JSON.stringify(body) });

const bill = {
  ...{ billId: 'bill-1', kind: 'medical', category: 'labTests', forDate: '2026-03-01' },
  ...{ dueDate: '2026-02-01', graceEndDate: null, balanceCents: 122_000, minimumDueCents: 61_000 },
  ...{ premium: null, inDispute: false },
};
const plan = {
  ...{ instalmentCents: 10_000, nextDueDate: '2026-03-08', remainingCount: 3 },
  newChargesCents: 2_500,
};

it('a bill on a plan is due when the next instalment is, with what was charged since', async () => {
  answers({ ...bill, plan: { ...plan, of: 'Acme' } });
  expect(await directory().bill('bill-1')).toEqual({
    ...{ ...bill, plan, dueDate: '2026-03-08', minimumDueCents: 12_500 },
  });
});

it.each([{ plan: null }, {}])('a bill with %j is on no plan', async (change) => {
  answers({ ...bill, ...change });
  expect(await directory().bill('bill-1')).toEqual(bill);
});

it.each<[field: string, change: object]>([
  ['plan.instalmentCents', { instalmentCents: -1 }],
  ['plan.nextDueDate', { nextDueDate: null }],
  ['plan.remainingCount', { remainingCount: 0 }],
  ['plan.newChargesCents', { newChargesCents: undefined }],
])('a plan with a wrong %s is not believed', async (field, change) => {
  answers({ ...bill, plan: { ...plan, ...change } });
  await expect(directory().bill('bill-1')).rejects.toThrow(`wrong or missing: ${field}.`);
});

it('a premium is on no plan', async () => {
  answers({ ...bill, kind: 'premium', category: 'premium', plan });
  await expect(directory().bill('bill-1')).rejects.toThrow('wrong or missing: plan.');
});

it.each([
  ['{}', {}, false],
  ['no', { isRestricted: false }, false],
  ['yes', { isRestricted: true }, true],
])('a found bill that says %s of being restricted', async (_what, says, isRestricted) => {
  answers({ found: [{ billNumber: '44', zip: '94110', region: null, bill, ...says }] });
  expect(await directory().findBill('44')).toMatchObject({ isRestricted });
  const found = { applicationNumber: '44', birthDate: '1997-09-27', region: null, bill };
  answers({ found: [{ ...found, ...says }] });
  expect(await directory().findApplication('44')).toMatchObject({ isRestricted });
});

it.each([null, 0, 'no'])('a bill that is %j restricted is not believed', async (isRestricted) => {
  answers({ found: [{ billNumber: '44', zip: '94110', region: null, bill, isRestricted }] });
  await expect(directory().findBill('44')).rejects.toThrow('found.0.isRestricted');
});

it.each(['+14155550117', null])('the mobile number %j is taken as told', async (mobileNumber) => {
  answers({ memberId: '900000017', mobileNumber });
  expect(await directory().findMobileNumber?.('900000017')).toBe(mobileNumber);
});

it.each([
  [{ mobileNumber: '415-555-0117' }, 'wrong or missing: mobileNumber.'],
  [{ mobileNumber: undefined }, 'wrong or missing: mobileNumber.'],
  [{ memberId: '900000025' }, 'another ID'],
])('a mobile number with %j is not believed, nor repeated', async (change, says) => {
  answers({ memberId: '900000017', mobileNumber: '+14155550117', ...change });
  const error = await directory()
    .findMobileNumber?.('900000017')
    .catch((thrown: unknown) => thrown);
  expect(codeOf(error)).toBe('directory.unreadable');
  expect(String(error)).toContain(says);
  expect(String(error)).not.toContain('555');
});

it.each([
  ['records without an address for it', ''],
  ['a page about it', '<html>Not Found</html>'],
  ['records that do not know the member', '{"error":{"code":"member_not_found"}}'],
])('a member has no mobile number by a 404 of %s', async (_name, body) => {
  server.fail('GET', { status: 404, body });
  expect(await directory().findMobileNumber?.('900000017')).toBeNull();
  expect(server.requests).toEqual(['GET /members/900000017/mobile-number']);
});

it('a mobile number that is refused is not taken as none', async () => {
  server.fail('GET', { status: 401, body: '{}' });
  await expect(directory().findMobileNumber?.('900000017')).rejects.toThrow('BILLING_TOKEN');
});

it('the mobile number of an impossible ID is not even asked for', async () => {
  expect(await directory().findMobileNumber?.('../bills')).toBeNull();
  expect(server.requests).toEqual([]);
});
