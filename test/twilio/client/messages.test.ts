import { expect, it } from 'vitest';
import { answering, refusing, silent, startCarrier } from './carrier-server.ts';

const text = { to: '+14155550117', from: '+18005550100', body: 'Su pago de $124.50 & más.' };
const messageSid = `SM${'6'.repeat(32)}`;

it('sends a text as it is', async () => {
  const { twilio, asked } = await startCarrier([answering(201, { sid: messageSid })]);
  expect(await twilio.sendMessage(text)).toEqual({ result: 'done', value: { messageSid } });
  expect(asked).toMatchObject([
    { what: 'POST /Messages.json', form: { To: text.to, From: text.from, Body: text.body } },
  ]);
});

it('is tried once, too many requests or not: the outbox tries again', async () => {
  const { twilio, asked, clock } = await startCarrier([refusing(429, 20429)]);
  expect(await twilio.sendMessage(text)).toMatchObject({ result: 'refused', status: 429 });
  expect([asked.length, clock.waits]).toEqual([1, []]);
});

it('keeps to the deadline of the one text', async () => {
  const { twilio } = await startCarrier([silent], { deadlineMilliseconds: 600_000 });
  expect(await twilio.sendMessage({ ...text, deadlineMilliseconds: 50 })).toMatchObject({
    result: 'unknown',
    why: 'noAnswer',
  });
});
