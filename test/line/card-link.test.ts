import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { view } from '../../flows/index.ts';
import { exportCardLinks } from '../../src/card-links/export.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { Line } from '../../src/line/line.ts';
import { surroundingsOf } from '../../src/line/surroundings.ts';
import { startCall, takeTurn } from '../../src/line/take-turn.ts';
import type { OutgoingText } from '../../src/messages/carrier.ts';
import type { SandboxGateway } from '../../src/payments/sandbox/server.ts';
import type { TtyEvent } from '../../src/relay/tty/port.ts';
import { rootFolder } from '../../src/root.ts';
import { findCall } from '../../src/store/calls.ts';
import {
  allCharges,
  enterCard,
  secretKey,
  startSandbox,
  typedCard,
} from '../payments/sandbox-support.ts';
import { type Fields, SignedLine, sid } from '../support/signed-line.ts';

const TTY_NUMBER = '+18005550143';
const from = '+14155550117';
const MINUTE = 60_000;

let line: SignedLine;
let gateway: SandboxGateway;
let texts: OutgoingText[];
let laterMilliseconds: number;

/** Real time, which a test can set forward. */
const clock: Clock = {
  now: () => systemClock.now() + laterMilliseconds,
  sleep: systemClock.sleep,
};

beforeEach(async () => {
  laterMilliseconds = 0;
  texts = [];
  gateway = await startSandbox(clock);
  line = new SignedLine();
  await start();
});

async function start(more: Fields = {}): Promise<void> {
  const settings = {
    GATEWAY_URL: gateway.url,
    GATEWAY_SECRET_KEY: secretKey,
    TTY_NUMBERS: TTY_NUMBER,
    ...more,
  };
  const send = async (text: OutgoingText) => {
    texts.push(text);
    return { result: 'sent', messageSid: `SM${'a'.repeat(32)}` } as const;
  };
  await line.start({ clock, textCarrier: () => ({ name: 'kept', send }) }, settings);
}

afterEach(async () => {
  await line.stop();
  await gateway.close();
});

/** A caller at a TTY: what they type, and the page the line then shows. */
async function callByTty(callSid: string, caller: string | null = from) {
  const { line: running } = line.running ?? {};
  if (!running) throw new Error('The line is not started.');
  await startCall(running, { callSid, from: caller, to: TTY_NUMBER });
  const take = async (event: TtyEvent): Promise<string> => {
    await takeTurn(running, callSid, findCall(running.db, callSid)?.turn ?? 0, event);
    await running.worker.drain();
    return shownTo(running, callSid);
  };
  const types = async (...entries: string[]) => {
    let said = '';
    for (const keys of entries) {
      const isKey = keys.length === 1;
      said = await take(
        isKey ? { type: 'key', key: keys } : { type: 'digits', digits: keys, ended: 'pound' },
      );
    }
    return said;
  };
  return { take, types };
}

/** The page a call is at, one sentence after the other. */
function shownTo(running: Line, callSid: string): string {
  const call = findCall(running.db, callSid);
  if (!call) throw new Error(`There is no call ${callSid}.`);
  const saved = { flowVersion: call.flowVersion, json: call.saved };
  const shown = view(saved, surroundingsOf(running));
  const { notice, next } = running.composer.reply(shown, callSid, call.turn);
  const said = next.kind === 'tty' ? next.question : notice;
  return said.map(({ text }) => text).join(' / ');
}

const stateOf = (callSid: string) =>
  line.db.prepare('SELECT state FROM calls WHERE call_sid = ?').pluck().get(callSid);
const linkIn = (text: OutgoingText | undefined) => /http\S+/.exec(text?.body ?? '')?.[0] ?? '';
const payments = () =>
  line.db.prepare('SELECT state, amount_cents, card_brand, card_last_four FROM payments').all();

/** To "no phone keys" with one bill of the first demo member. */
const toOtherWays = ['1', '900000017', '94110', '1', '1', '1', '1', '2'];

it('a card is entered on the page while the caller waits, confirmed in the call and captured', async () => {
  const { take, types } = await callByTty(sid(1));
  expect(await types(...toOtherWays)).toMatch(
    /^CARD BY LINK. NO BANK ACCTS. STAY ON THE LINE. \/ TYPE 1 TEXT TO 0 ?1 ?1 ?7 3 RELAY 711 9 BACK$/,
  );
  expect(await types('1')).toMatch(/ONE TEXT TO NBR ENDING 0 ?1 ?1 ?7\./);
  expect(texts).toEqual([]);
  expect(await types('1')).toMatch(/LINK IS ON ITS WAY TO NBR ENDING 0 ?1 ?1 ?7\./);
  expect(texts.map(({ to }) => to)).toEqual([from]);
  expect(texts[0]?.body).toMatch(/^Golden Valley Health Plan: .* Reply STOP to end texts\.$/);

  expect(await types('1')).toContain('NO CARD YET.');
  expect(stateOf(sid(1))).toBe('selfService.otherWays.sent');
  expect((await enterCard(linkIn(texts[0]))).status).toBe(200);
  expect(await types('1')).toMatch(/124.*Visa.* 1 ?1 ?1 ?1/i);
  expect(stateOf(sid(1))).toBe('selfService.pay.confirm');
  expect(await allCharges(gateway.url)).toEqual([]);

  await types('1');
  await take({ type: 'waited' });
  expect(stateOf(sid(1))).toBe('selfService.pay.paid');
  const paid = { amount_cents: 12_450, card_brand: 'visa', card_last_four: '1111' };
  expect(payments()).toEqual([expect.objectContaining(paid)]);
  const charges = await allCharges(gateway.url);
  expect(charges).toEqual([expect.objectContaining({ status: 'captured', amount_cents: 12_450 })]);
  expect(texts).toHaveLength(1);
});

it('nothing of the card is in the database or a log, and its token is only there sealed', async () => {
  const { types } = await callByTty(sid(1));
  await types(...toOtherWays, '1', '1');
  await enterCard(linkIn(texts[0]));
  await types('1');
  const kept = readdirSync(line.folder).map((file) =>
    readFileSync(join(line.folder, file), 'latin1'),
  );
  const everything = [...kept, ...line.logs].join('\n');
  expect(everything).toContain('otherWays');
  expect(everything).not.toContain(typedCard.number);
  expect(everything).not.toMatch(/tok_sandbox/);
  expect(line.count('card_tokens')).toBe(1);
});

it('the silence of a caller who enters a card is no end of the call: the line looks by itself', async () => {
  const { take, types } = await callByTty(sid(1));
  await types(...toOtherWays, '1', '1');
  for (let minute = 1; minute <= 6; minute += 1) {
    laterMilliseconds += MINUTE;
    expect(await take({ type: 'silence' })).toBe('STILL HOLDING. TYPE 1 WHEN CARD IS ENTERED');
  }
  await enterCard(linkIn(texts[0]));
  laterMilliseconds += MINUTE;
  expect(await take({ type: 'silence' })).toMatch(/Visa.* 1 ?1 ?1 ?1/i);
});

it('silence without an end does end the call, with a warning before', async () => {
  const { take, types } = await callByTty(sid(1));
  await types(...toOtherWays, '1', '1');
  laterMilliseconds += 15 * MINUTE;
  await take({ type: 'silence' });
  expect(stateOf(sid(1))).toBe('selfService.otherWays.sent');
  laterMilliseconds += MINUTE;
  await take({ type: 'silence' });
  expect(stateOf(sid(1))).toBe('over.silent');
});

it('after the link has expired the caller hears it, and gets another one that works', async () => {
  const { types } = await callByTty(sid(1));
  await types(...toOtherWays, '1', '1');
  laterMilliseconds += 31 * MINUTE;
  expect(await types('1')).toMatch(/^LINK HAS EXPIRED\. U WERE NOT CHARGED\. .* 1 TEXT TO/);
  expect(await types('1', '1')).toContain('LINK IS ON ITS WAY');
  expect(linkIn(texts[1])).not.toBe(linkIn(texts[0]));
  await enterCard(linkIn(texts[1]));
  expect(await types('1')).toMatch(/Visa/i);
});

it('a card not wanted after all is dropped, and nothing of it is charged', async () => {
  const { types } = await callByTty(sid(1));
  await types(...toOtherWays, '1', '1');
  await enterCard(linkIn(texts[0]));
  await types('1', '3');
  expect(line.count('card_tokens')).toBe(0);
  expect(stateOf(sid(1))).toBe('selfService.pay.phoneKeys.asking');
  expect(await types('2')).toContain('1 TEXT TO');
});

it('is for this payment alone: neither a later day nor keeping the card is offered', async () => {
  const { take, types } = await callByTty(sid(1));
  await types(...toOtherWays, '1', '1');
  await enterCard(linkIn(texts[0]));
  expect(await types('1')).not.toMatch(/later date/i);
  await types('4');
  expect(stateOf(sid(1))).toBe('selfService.pay.confirm');
  await types('1');
  await take({ type: 'waited' });
  expect(stateOf(sid(1))).toBe('selfService.pay.paid');
  await types('4');
  expect(stateOf(sid(1))).toBe('selfService.pay.paid');
});

it('several bills: 9 leads back from the question for phone keys, too', async () => {
  const { types } = await callByTty(sid(1));
  await types('1', '900009008', '97205', '1', '8', '1', '1', '1');
  expect(stateOf(sid(1))).toBe('selfService.pay.phoneKeys.asking');
  await types('9');
  expect(stateOf(sid(1))).toBe('selfService.severalBills.total');
});

it('several bills are paid by one card of the page', async () => {
  const { take, types } = await callByTty(sid(1));
  await types('1', '900009008', '97205', '1');
  await types('8', '1', '1', '1', '2', '1', '1');
  expect(texts).toHaveLength(1);
  await enterCard(linkIn(texts[0]));
  await types('1');
  expect(stateOf(sid(1))).toBe('selfService.pay.confirm');
  await types('1');
  await take({ type: 'waited' });
  expect(stateOf(sid(1))).toBe('selfService.pay.paid');
  expect(line.count('payment_allocations')).toBeGreaterThan(1);
  expect(await allCharges(gateway.url)).toHaveLength(1);
});

it('a guest gets the link at the number they call from, and no e-mail is offered', async () => {
  line.db.prepare("UPDATE members SET email = 'member@example.test'").run();
  const { types } = await callByTty(sid(1));
  const said = await types('1', '#', '10016007', '94607', '2', '1', '1', '2');
  expect(said).toMatch(/1 TEXT TO 0 ?1 ?1 ?7 3 RELAY 711/);
  await types('1', '1');
  expect(texts.map(({ to }) => to)).toEqual([from]);
  await enterCard(linkIn(texts[0]));
  await types('1');
  expect(stateOf(sid(1))).toBe('selfService.pay.confirm');
});

it('who withholds their number and has no e-mail on file is named 711', async () => {
  const { types } = await callByTty(sid(1), null);
  expect(await types(...toOtherWays)).toBe('NO LINK CAN BE SENT TO U. / TYPE 3 RELAY 711 9 BACK');
  expect(await types('1')).toContain('NO LINK CAN BE SENT');
  expect(await types('3')).toMatch(/^DIAL 711 AND ASK FOR /);
});

it('a member with an address on file gets it by e-mail, from the next export', async () => {
  line.db.prepare("UPDATE members SET email = 'member@example.test'").run();
  const { types } = await callByTty(sid(1));
  expect(await types(...toOtherWays)).toContain('2 EMAIL');
  expect(await types('2')).toContain('LINK IS ON ITS WAY TO UR EMAIL ON FILE.');
  expect(texts).toEqual([]);
  const folder = join(line.folder, 'out');
  const exported = exportCardLinks(line.db, { folder, planName: 'The plan' }, clock.now());
  const [, row = ''] = readFileSync(exported?.file ?? '', 'utf8').split('\r\n');
  expect(row).toMatch(/^\w{26},900000017,en-US,The plan,http/);
  await enterCard(row.split(',')[4] ?? '');
  await types('1');
  expect(stateOf(sid(1))).toBe('selfService.pay.confirm');
});

it('offers no e-mail where the operator has said that it takes too long', async () => {
  line.db.prepare("UPDATE members SET email = 'member@example.test'").run();
  const facts = JSON.parse(readFileSync(join(rootFolder, 'flows/line.json'), 'utf8')) as object;
  const LINE_FILE = join(line.folder, 'line.json');
  writeFileSync(
    LINE_FILE,
    JSON.stringify({ ...facts, cardLinks: { byEmail: false, waitMinutes: 15 } }),
  );
  await line.running?.close();
  await start({ LINE_FILE });
  const { types } = await callByTty(sid(1));
  expect(await types(...toOtherWays)).not.toContain('EMAIL');
  await types('2');
  expect(stateOf(sid(1))).toBe('selfService.otherWays.choose');
});

it('who has stopped our texts hears how to allow them, and gets none', async () => {
  line.db.prepare('INSERT INTO text_stops (phone_number, at_ms) VALUES (?, 0)').run(from);
  const { types } = await callByTty(sid(1));
  await types(...toOtherWays, '1');
  expect(stateOf(sid(1))).toBe('selfService.otherWays.choose');
  expect(texts).toEqual([]);
});

it('three pages are as many as three cards by keypad; then relay is left', async () => {
  const { types } = await callByTty(sid(1));
  await types(...toOtherWays, '1', '1', '2', '1', '1', '2', '1', '1');
  expect(await types('2')).toContain('NO LINK CAN BE SENT TO U.');
  expect(texts).toHaveLength(3);
});

it('a page of another call is no card of this one', async () => {
  const first = await callByTty(sid(1));
  await first.types(...toOtherWays, '1', '1');
  await enterCard(linkIn(texts[0]));
  line.db.prepare('UPDATE card_links SET call_sid = ?').run(sid(2));
  expect(await first.types('1')).toContain('LINK HAS EXPIRED');
  expect(line.count('card_tokens')).toBe(0);
});

it('a gateway that cannot be asked is not an answer', async () => {
  const { types } = await callByTty(sid(1));
  await types(...toOtherWays, '1', '1');
  await enterCard(linkIn(texts[0]));
  await gateway.close();
  expect(await types('1')).toContain('CANNOT SEE UR CARD NOW.');
  expect(stateOf(sid(1))).toBe('selfService.otherWays.sent');
  gateway = await startSandbox(clock);
});
