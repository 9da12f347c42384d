import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { SignedLine, sid } from '../support/signed-line.ts';

/** A bill of the demo whose member asked for confidential communications. */
const RESTRICTED = { number: '10016015', zip: '30309' };

let line: SignedLine;
let asked: string[];

/** Notes what the plan's records are asked, without the answers. */
function watched(own: BillingDirectory): BillingDirectory {
  const noted =
    <Args extends unknown[], Result>(name: string, ask: (...args: Args) => Result) =>
    (...args: Args): Result => {
      asked.push(name);
      return ask(...args);
    };
  return {
    ...own,
    findMember: noted('findMember', own.findMember),
    findBill: noted('findBill', own.findBill),
    openBills: noted('openBills', own.openBills),
    bill: noted('bill', own.bill),
  };
}

beforeEach(async () => {
  asked = [];
  line = new SignedLine();
  await line.start({ directory: watched });
});

afterEach(() => line.stop());

const rowsOf = (table: string) => line.count(table);

/** What a caller hears who keys one pair, and what is left of it. */
async function tryPair(call: number, number: string, zip: string) {
  const before = ['audit', 'outbox', 'identification_failures'].map(rowsOf);
  const path = await line.call(sid(call), `+1415555019${call}`);
  asked = [];
  const { text } = await line.press(sid(call), path, '1', '#', `${number}#`, `${zip}#`);
  const written = ['audit', 'outbox', 'identification_failures'].map(
    (table, place) => rowsOf(table) - (before[place] ?? 0),
  );
  return { words: withoutDigits(text), questions: asked, written };
}

/** The number is read back; seals and digits differ from call to call. */
function withoutDigits(twiml: string): string {
  return twiml.replaceAll(/\/voice\/turn\/\S+?(?=["<])/g, 'URL').replaceAll(/\d/g, '#');
}

it('a restricted bill cannot be told from a wrong pair: words, questions and rows are the same', async () => {
  const unknownNumber = await tryPair(1, '10016016', RESTRICTED.zip);
  const wrongZip = await tryPair(2, RESTRICTED.number, '30310');
  const restricted = await tryPair(3, RESTRICTED.number, RESTRICTED.zip);
  expect(unknownNumber.words).toContain('cannot take a payment with that bill number');
  expect(unknownNumber.questions).toEqual(['findBill']);
  expect(wrongZip).toEqual(unknownNumber);
  expect(restricted).toEqual(unknownNumber);
});

it('the same bill without the restriction is another thing', async () => {
  line.db.prepare('UPDATE bills SET restricted = 0 WHERE bill_number = ?').run(RESTRICTED.number);
  const found = await tryPair(1, RESTRICTED.number, RESTRICTED.zip);
  expect(found.words).toContain('Who is paying?');
});

it('a restricted bill is not opened by an application number either', async () => {
  line.db.prepare("UPDATE bills SET restricted = 1 WHERE bill_number = '10013025'").run();
  const wrong = await tryPair(1, '4400130257', '09281997');
  const restricted = await tryPair(2, '4400130257', '09271997');
  expect(restricted).toEqual(wrong);
});
