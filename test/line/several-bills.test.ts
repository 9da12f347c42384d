import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import type { PaymentGateway } from '../../src/payments/gateway.ts';
import { Gate } from '../support/gate.ts';
import {
  actionOf,
  callFields,
  SignedLine,
  sid,
  tokenizedCard,
  typed,
} from '../support/signed-line.ts';

const LABS = 'bill-10009010';
const HOSPITAL = 'bill-10009009';
const PREMIUM = 'bill-10009008';

let line: SignedLine;
/** Calls that look at their bills now wait at these, one call each. */
let gates: Gate[];

beforeEach(async () => {
  line = new SignedLine();
  gates = [];
  await line.start({ gateway: lostGateway, directory: meetingRecords });
});
afterEach(() => line.stop());

/** Every answer is lost: the payments stay open. */
function lostGateway(): PaymentGateway {
  return {
    name: 'lost',
    charge: async () => ({ result: 'unknown', detail: 'the answer was lost' }),
    find: async () => ({ result: 'unknown', detail: 'the answer was lost' }),
    isHealthy: async () => true,
  };
}

function meetingRecords(own: BillingDirectory): BillingDirectory {
  return {
    ...own,
    bill: async (billId) => {
      const found = await own.bill(billId);
      // Each call reads its lab tests last: what it knows of the others is as old as can be.
      if (billId === LABS) await gates.shift()?.pass();
      return found;
    },
  };
}

const toBills = ['1', '900009008#', '97205#', '1'];
const toList = [...toBills, '8'];
const allBills = [...toList, '1', '1', '1'];
/** The lab tests and the premium, not the hospital stay. */
const twoBills = [...toList, '2', '1', '2', '1', '1', '1'];

/** Brings a call to "press 1 to pay"; returns where the answer goes. */
async function toConfirm(callSid: string, keys: readonly string[], words: string): Promise<string> {
  const { next } = await line.press(callSid, await line.call(callSid), ...keys);
  const { text } = await line.post(next, callFields(callSid, tokenizedCard));
  expect(text).toContain(words);
  return actionOf(text);
}

const pay = async (callSid: string, path: string) =>
  (await line.post(path, callFields(callSid, typed('1')))).text;
const payments = () =>
  line.db
    .prepare('SELECT call_sid AS callSid, confirmation FROM payments WHERE call_sid <> ?')
    .all('demo') as { callSid: string; confirmation: string }[];
const allocated = () =>
  line.db
    .prepare(
      `SELECT a.bill_id FROM payment_allocations a JOIN payments p ON p.id = a.payment_id
       WHERE p.call_sid <> 'demo' ORDER BY a.bill_id`,
    )
    .pluck()
    .all();
const spoken = (confirmation = '') => [...confirmation].join(' ').replace(/^(.{7}) /, '$1, ');

it('two calls pay overlapping bills at the same moment: one pays all of its own, the other nothing', async () => {
  const [all, two] = [sid(1), sid(2)];
  const paths = [
    await toConfirm(all, allBills, 'for 3 bills, Visa ending 1 1 1 1'),
    await toConfirm(two, twoBills, 'for 2 bills, Visa ending 1 1 1 1'),
  ];
  const both = [new Gate(), new Gate()];
  gates = [...both];
  const answers = [pay(all, paths[0] ?? ''), pay(two, paths[1] ?? '')];
  await Promise.all(both.map((gate) => gate.arrival));
  for (const gate of both) gate.open();
  const texts = await Promise.all(answers);

  const [payment, ...others] = payments();
  expect(others).toEqual([]);
  const winner = payment?.callSid === all ? 0 : 1;
  expect(allocated()).toEqual(winner === 0 ? [PREMIUM, HOSPITAL, LABS] : [PREMIUM, LABS]);
  expect(texts[winner]).toContain('We are sending your payment');
  const loser = texts[1 - winner];
  expect(loser).toContain('lab tests');
  expect(loser).toContain(spoken(payment?.confirmation));
  expect(loser).toContain('Nothing was charged for it.');
  expect(loser).not.toContain('sending your payment');
});

it('who was second is asked again with what is left, and pays that', async () => {
  const [first, second] = [sid(1), sid(2)];
  const path = await toConfirm(second, allBills, 'for 3 bills');
  await pay(first, await toConfirm(first, twoBills, 'for 2 bills'));
  const told = await pay(second, path);
  expect(told).toContain('A payment for your premium for');
  expect(told).toContain('1 bill.');

  const { next } = await line.press(second, actionOf(told), '1', '1');
  const { text } = await line.post(next, callFields(second, tokenizedCard));
  expect(text).toContain('for 1 bill, Visa');
  expect(await pay(second, actionOf(text))).toContain('We are sending your payment');
  expect(payments()).toHaveLength(2);
  expect(allocated()).toEqual([PREMIUM, HOSPITAL, LABS]);
});

it('one bill alone and several with it in them exclude each other', async () => {
  const [several, alone] = [sid(1), sid(2)];
  const path = await toConfirm(several, twoBills, 'for 2 bills');
  const list = await line.press(alone, await line.call(alone), ...toBills);
  const chosen = await line.press(alone, list.next, '1', '1', '1');
  const card = await line.post(chosen.next, callFields(alone, tokenizedCard));
  await pay(several, path);
  const text = await pay(alone, actionOf(card.text));
  expect(text).toContain('A payment for this bill is already on its way.');
  expect(text).toContain(spoken(payments()[0]?.confirmation));
  expect(payments()).toHaveLength(1);
});
