import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import { SignedLine, sid } from '../support/signed-line.ts';

let line: SignedLine;
let asked: string[];

/** Notes what the plan's records are asked, without the answers. */
function watched(own: BillingDirectory): BillingDirectory {
  return {
    ...own,
    findMember: (memberId) => {
      asked.push('findMember');
      return own.findMember(memberId);
    },
    openBills: (memberId) => {
      asked.push('openBills');
      return own.openBills(memberId);
    },
  };
}

beforeEach(async () => {
  asked = [];
  line = new SignedLine();
  await line.start({ directory: watched });
});

afterEach(() => line.stop());

async function failWith(call: number, memberId: string, second: string) {
  const path = await line.call(sid(call), `+1415555019${call}`);
  const { text } = await line.press(sid(call), path, '1', `${memberId}#`, `${second}#`);
  const questions = asked;
  asked = [];
  const written = line.db.prepare('SELECT count(*) FROM identification_failures').pluck().get();
  return { words: withoutDigits(text), questions, written: Number(written) };
}

/** The ID is read back; seals and digits differ from call to call. */
function withoutDigits(twiml: string): string {
  return twiml.replaceAll(/\/voice\/turn\/\S+?(?=["<])/g, 'URL').replaceAll(/\d/g, '#');
}

it('whichever part was wrong, the words, the questions and the rows are the same', async () => {
  const wrongBirthDate = await failWith(1, '900000017', '01021959');
  const unknownId = await failWith(2, '900000018', '01021958');
  const wrongZip = await failWith(3, '900000017', '94111');
  expect(wrongBirthDate.words).toContain('do not match our records');
  expect(unknownId.words).toBe(wrongBirthDate.words);
  expect(wrongZip.words).toBe(wrongBirthDate.words);
  expect(wrongBirthDate.questions).toEqual(['findMember', 'openBills']);
  expect(unknownId.questions).toEqual(wrongBirthDate.questions);
  expect([wrongBirthDate, unknownId, wrongZip].map(({ written }) => written)).toEqual([1, 2, 3]);
});
