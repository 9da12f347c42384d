import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PaymentGateway } from '../../src/payments/gateway.ts';
import {
  actionOf,
  callFields,
  type Fields,
  SignedLine,
  sid,
  tokenizedCard,
  typed,
} from '../support/signed-line.ts';

/** Every answer of the gateway is lost: the payments stay open. */
const lostGateway = (): PaymentGateway => ({
  name: 'lost',
  charge: async () => ({ result: 'unknown', detail: 'the answer was lost' }),
  find: async () => ({ result: 'unknown', detail: 'the answer was lost' }),
  isHealthy: async () => true,
});

let line: SignedLine;

beforeEach(async () => {
  line = new SignedLine();
  await line.start({ gateway: lostGateway });
});

afterEach(() => line.stop());

/** Brings a call to the question whether to pay; returns where the answer goes. */
async function toConfirm(callSid: string, from: string): Promise<string> {
  const path = await line.call(callSid, from);
  const { next } = await line.press(callSid, path, '900000017#', '94110#', '1', '1', '1', '1');
  const { text } = await line.post(next, callFields(callSid, tokenizedCard));
  expect(text).toContain('ending 1 1 1 1');
  return actionOf(text);
}

it('the same webhook twice at one instant has one answer and one effect', async () => {
  const path = await toConfirm(sid(1), '+14155550117');
  const pay = { ...callFields(sid(1)), ...typed('1') };
  const answers = await Promise.all([line.post(path, pay), line.post(path, pay)]);
  expect(answers[0]?.text).toBe(answers[1]?.text);
  expect(line.count('payments')).toBe(1);
  expect(line.db.prepare("SELECT count(*) FROM outbox WHERE kind = 'charge'").pluck().get()).toBe(
    1,
  );
});

it('two lines on one database race every webhook: the same bytes, one effect', async () => {
  const second = await line.another({ gateway: lostGateway });
  const both = async (path: string, fields: Fields) => {
    const [one, other] = await Promise.all([
      line.post(path, callFields(sid(2), fields)),
      line.post(path, callFields(sid(2), fields), undefined, second.url),
    ]);
    expect(one?.text).toBe(other?.text);
    return actionOf(one?.text ?? '');
  };
  let path = await both('/voice/incoming', {});
  for (const step of ['1', '900000017#', '94110#', '1', '1', '1', '1'])
    path = await both(path, typed(step));
  path = await both(path, tokenizedCard);
  await both(path, typed('1'));
  expect(line.count('calls')).toBe(1);
  expect(line.count('payments')).toBe(1);
  expect(line.count('card_tokens')).toBe(1);
  await second.close();
});

it('two callers pay one bill at once: one gets in, the other hears of it', async () => {
  const mine = await toConfirm(sid(3), '+14155550117');
  const theirs = await toConfirm(sid(4), '+14155550188');
  const answers = await Promise.all([
    line.post(mine, { ...callFields(sid(3)), ...typed('1') }),
    line.post(theirs, { ...callFields(sid(4)), ...typed('1') }),
  ]);
  const texts = answers.map(({ text }) => text);
  expect(texts.filter((text) => text.includes('We are sending your payment'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('already on its way'))).toHaveLength(1);
  expect(line.count('payments')).toBe(1);
  // The card of the one who was late is forgotten, at the gateway too.
  await line.running?.line.worker.drain();
  expect(line.count('card_tokens')).toBe(1);
});

it('a card number keyed as a member ID is nowhere', async () => {
  const path = await line.call(sid(5));
  const { text } = await line.press(sid(5), path, '4111111111111111#');
  expect(text).toContain('That looked like a card number. I have not kept it.');
  const written = readdirSync(line.folder).map((file) => readFileSync(join(line.folder, file)));
  expect(Buffer.concat(written).includes('411111')).toBe(false);
  expect(line.logs.join('')).not.toContain('411111');
});

it('a call that cannot be restored reaches a person, or hears the hours', async () => {
  const path = await line.call(sid(6));
  line.db.prepare("UPDATE calls SET saved = replace(saved, 'memberId\"', 'goneState\"')").run();
  const { text } = await line.post(path, { ...callFields(sid(6)), ...typed('900000017#') });
  expect(text).toMatch(/<Dial|You can reach a person at/);
});

it('a turn that breaks apologizes and asks again; the second in a row does not', async () => {
  const path = await line.call(sid(7));
  const { turn } = line.db.prepare('SELECT turn FROM calls').get() as { turn: number };
  line.db.exec('ALTER TABLE identification_failures RENAME TO moved');
  line.db.exec("CREATE TRIGGER broken BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no'); END");
  const fields = { ...callFields(sid(7)), ...typed('900000017#') };
  const first = await line.post(path, fields);
  expect(first.text).toContain('Your call is not lost');
  expect(actionOf(first.text)).toBe(path);
  expect(line.db.prepare('SELECT turn FROM calls').get()).toEqual({ turn });
  const second = await line.post(path, fields);
  expect(second.text).toMatch(/<Dial|You can reach a person at/);
});
