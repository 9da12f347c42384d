import { expect, test } from 'vitest';
import type { AgentPhoneCommand, AgentPhoneMessage } from '../../src/simulator/contract.ts';
import { twiml } from './call-tiny-line.ts';
import { askRest, lineNumber, openCarrier, PageSocket } from './open-carrier.ts';

const own = '+13035550125';

const routes = {
  '/agent': twiml('<Gather numDigits="1" action="/taken"><Say>Press 1</Say></Gather>'),
  '/taken': twiml('<Dial><Conference startConferenceOnEnter="true">aa</Conference></Dial>'),
};

/** A carrier with a page that is registered for the agent's number, which is being called. */
async function callAgent(number = own) {
  const open = await openCarrier(routes);
  const page = await PageSocket.open<AgentPhoneCommand, AgentPhoneMessage>(
    open.carrier.url,
    undefined,
    '/agent-phone',
  );
  page.send({ command: 'register', number });
  await page.until((message) => 'registered' in message);
  const { body } = await askRest(open, '/Calls.json', {
    To: number,
    From: lineNumber,
    Url: `${open.line.url}/agent`,
  });
  await page.until((message) => 'ringing' in message);
  const status = async () => (await askRest(open, `/Calls/${String(body.sid)}.json`)).body.status;
  return { ...open, page, status };
}

const isEvent = (name: string) => (message: AgentPhoneMessage) =>
  'event' in message && name in message.event;

// POST /Calls.json rings the page that is registered for the number.
test('a call by REST rings the page, which answers, presses 1 and is in the conference', async () => {
  const { page, status, line } = await callAgent();
  expect(await status()).toBe('ringing');
  page.send({ command: 'answer' });
  await page.until((message) => 'sound' in message);
  page.send({ command: 'key', key: '1' });
  await page.until(isEvent('conference'));
  expect(line.to('/taken')[0]?.form).toMatchObject({ Digits: '1', Direction: 'outbound-api' });
  page.send({ command: 'hangup' });
  await expect.poll(status).toBe('completed');
});

test('a page that declines is found busy', async () => {
  const { page, status } = await callAgent();
  page.send({ command: 'decline' });
  await expect.poll(status).toBe('busy');
});

// A browser is called by Twilio's <Client> address, as a telephone is by its number.
test('a page that is registered as a browser is rung at its client address', async () => {
  const { page, status, line } = await callAgent('client:agent_1');
  page.send({ command: 'answer' });
  await page.until((message) => 'sound' in message);
  expect(await status()).toBe('in-progress');
  expect(line.to('/agent')[0]?.form).toMatchObject({ To: 'client:agent_1' });
});

test('a browser that is not open is no error, and the call fails', async () => {
  const open = await openCarrier(routes);
  const To = 'client:agent_2';
  const form = { To, From: lineNumber, Url: `${open.line.url}/agent` };
  const { status, body } = await askRest(open, '/Calls.json', form);
  expect([status, body.to]).toEqual([201, To]);
  const now = async () => (await askRest(open, `/Calls/${String(body.sid)}.json`)).body.status;
  await expect.poll(now).toBe('failed');
  expect(open.line.to('/agent')).toEqual([]);
});

test('an identity that Twilio does not take is refused', async () => {
  const open = await openCarrier(routes);
  const form = { To: 'client:agent-2', From: lineNumber, Url: `${open.line.url}/agent` };
  expect(await askRest(open, '/Calls.json', form)).toMatchObject({
    status: 400,
    body: { code: 21211 },
  });
});
