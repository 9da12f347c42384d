import { afterEach, beforeEach, expect, it } from 'vitest';
import { isConfirmation } from '../../flows/rules/confirmations.ts';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { systemClock } from '../../src/clock.ts';
import { createIdentifiers } from '../../src/ids.ts';
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

/** Which random bytes the next confirmation numbers are made of; then true ones. */
let confirmations: number[][];
let line: SignedLine;
let meeting: { gates: Gate[] } | null;

beforeEach(async () => {
  line = new SignedLine();
  confirmations = [];
  meeting = null;
  const chosen = createIdentifiers(systemClock, (count) => {
    const bytes = count === 7 ? confirmations.shift() : undefined;
    return Uint8Array.from({ length: count }, (_, place) => bytes?.[place] ?? Math.random() * 256);
  });
  const options = { identifiers: chosen, gateway: lostGateway, directory: meetingRecords };
  await line.start(options);
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

/** Two calls may be made to look at their bill at the same moment. */
function meetingRecords(own: BillingDirectory): BillingDirectory {
  return {
    ...own,
    bill: async (billId) => {
      const found = await own.bill(billId);
      await meeting?.gates.shift()?.pass();
      return found;
    },
  };
}

interface Member {
  readonly callSid: string;
  readonly keys: readonly string[];
}
const ana = (call: number): Member => ({
  callSid: sid(call),
  keys: ['900000017#', '94110#', '1', '1', '1', '1'],
});
const grace = (call: number): Member => ({
  callSid: sid(call),
  keys: ['900000058#', '30303#', '1', '1', '1', '1'],
});

/** Brings a call to "press 1 to pay"; returns where the answer goes. */
async function toConfirm({ callSid, keys }: Member): Promise<string> {
  const { next } = await line.press(callSid, await line.call(callSid), ...keys);
  const { text } = await line.post(next, callFields(callSid, tokenizedCard));
  expect(text).toContain('ending 1 1 1 1');
  return actionOf(text);
}

const pay = ({ callSid }: Member, path: string) => line.post(path, callFields(callSid, typed('1')));
const payments = () =>
  line.db.prepare('SELECT call_sid, confirmation FROM payments ORDER BY created_at_ms').all() as {
    call_sid: string;
    confirmation: string;
  }[];

it('two calls that look at one bill at the same moment: the later hears the first one’s number', async () => {
  const [first, second] = [ana(1), ana(2)];
  const paths = [await toConfirm(first), await toConfirm(second)];
  const gates = [new Gate(), new Gate()];
  meeting = { gates: [...gates] };
  const answers = [pay(first, paths[0] ?? ''), pay(second, paths[1] ?? '')];
  await Promise.all(gates.map((gate) => gate.arrival));
  for (const gate of gates) gate.open();
  const texts = await Promise.all(answers.map(async (answer) => (await answer).text));

  const [payment, ...others] = payments();
  expect(others).toEqual([]);
  const winner = payment?.call_sid === first.callSid ? 0 : 1;
  expect(texts[winner]).toContain('We are sending your payment');
  const reference = [...(payment?.confirmation ?? '')].join(' ').replace(/^(.{7}) /, '$1, ');
  expect(texts[1 - winner]).toContain(reference);
  expect(texts[1 - winner]).not.toContain('sending your payment');
});

it('a confirmation number that is taken already is drawn again', async () => {
  confirmations = [
    [1, 2, 3, 4, 5, 6, 7],
    [1, 2, 3, 4, 5, 6, 7],
    [7, 6, 5, 4, 3, 2, 1],
  ];
  const [first, second] = [ana(1), grace(2)];
  await pay(first, await toConfirm(first));
  const { text } = await pay(second, await toConfirm(second));
  expect(text).toContain('We are sending your payment');
  const numbers = payments().map(({ confirmation }) => confirmation);
  expect(numbers.map((number) => number.slice(0, 7)).toSorted()).toEqual(['1234567', '7654321']);
  expect(numbers.every(isConfirmation)).toBe(true);
  expect(confirmations).toEqual([]);
});

it('one that is taken every time ends in an apology, and nothing is charged', async () => {
  const same = [1, 2, 3, 4, 5, 6, 7];
  confirmations = [same, same, same, same, same];
  const [first, second] = [ana(1), grace(2)];
  await pay(first, await toConfirm(first));
  const path = await toConfirm(second);
  const { text } = await pay(second, path);
  expect(text).toContain('Your call is not lost');
  expect(actionOf(text)).toBe(path);
  expect(payments()).toHaveLength(1);
  expect(line.logs.join('')).toContain('call.conflict');
});
