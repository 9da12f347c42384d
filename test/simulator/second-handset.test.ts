import { describe, expect, test } from 'vitest';
import type { AgentPhoneCommand, AgentPhoneMessage } from '../../src/simulator/contract.ts';
import { type AgentPhones, ringAgent, startAgentPhones } from '../support/agent-phones.ts';
import { PageSocket } from './open-carrier.ts';

const own = '+13035550125';

/** A carrier with one page that is registered. */
async function openPhone() {
  const phones = await startAgentPhones('/none');
  return { phones, page: await registeredPage(phones, own) };
}

async function registeredPage(phones: AgentPhones, number: string) {
  const page = await PageSocket.open<AgentPhoneCommand, AgentPhoneMessage>(
    phones.url,
    undefined,
    '/agent-phone',
  );
  page.send({ command: 'register', number });
  await page.until((message) => 'registered' in message);
  return page;
}

const isRinging = (message: AgentPhoneMessage) => 'ringing' in message;
const events = (page: PageSocket<AgentPhoneCommand, AgentPhoneMessage>) =>
  page.messages.flatMap((message) => ('event' in message ? [message.event] : []));

describe('a page that is registered for a number', () => {
  test('rings, and answers', async () => {
    const { phones, page } = await openPhone();
    const call = ringAgent(phones, own);
    expect(call.far.behaviour).toBe('rings');
    await page.until(isRinging);
    expect(events(page)[0]).toMatchObject({ dial: { from: '+18005550100', to: own } });
    page.send({ command: 'answer' });
    page.send({ command: 'answer' });
    page.send({ command: 'key', key: '1' });
    page.send({ command: 'hangup' });
    expect(await call.until(3)).toEqual(['answer', 'press 1', 'hang up']);
  });

  test.each(['decline', 'hangup'] as const)(
    'that has not answered declines: %s',
    async (command) => {
      const { phones, page } = await openPhone();
      const call = ringAgent(phones, own);
      await page.until(isRinging);
      page.send({ command: 'key', key: '1' });
      page.send({ command });
      expect(await call.until(1)).toEqual(['decline']);
    },
  );

  test('hears what is said to it, until it says that it has', async () => {
    const { phones, page } = await openPhone();
    const { far } = ringAgent(phones, own);
    page.send({ command: 'answer' });
    const sound = { kind: 'say', text: 'A member.', language: 'en-US', voice: 'man' } as const;
    const heard = far.handset.hear(sound, new AbortController().signal);
    expect(await page.until((message) => 'sound' in message)).toEqual({ sound, number: 1 });
    page.send({ command: 'heard', heard: 1 });
    await heard;
    far.handset.note({ conference: 'held', room: 'aa' });
    await page.until((message) => 'event' in message && 'conference' in message.event);
  });

  // The first call has the telephone; whoever calls meanwhile finds it busy and is not heard.
  test('is busy in a call, and free after it', async () => {
    const { phones, page } = await openPhone();
    const first = ringAgent(phones, own);
    const second = ringAgent(phones, own);
    expect(second.far.behaviour).toBe('busy');
    expect(await second.until(1)).toEqual(['decline']);
    second.far.handset.note({ end: 'rejected' });
    first.far.handset.note({ end: 'hangup by line' });
    await page.until((message) => 'event' in message && 'end' in message.event);
    expect(events(page).filter((event) => 'end' in event)).toEqual([{ end: 'hangup by line' }]);
    expect(ringAgent(phones, own).far.behaviour).toBe('rings');
  });

  test('declines by closing, and is not there any more', async () => {
    const { phones, page } = await openPhone();
    const call = ringAgent(phones, own);
    page.close();
    expect(await call.until(1)).toEqual(['decline']);
    expect(phones.handsets.find(own)).toBeNull();
  });

  test('hangs up by closing in a call', async () => {
    const { phones, page } = await openPhone();
    const call = ringAgent(phones, own);
    page.send({ command: 'answer' });
    page.close();
    expect(await call.until(2)).toEqual(['answer', 'hang up']);
  });
});

describe('which page rings', () => {
  test('none for a number nobody registered', async () => {
    const { phones } = await openPhone();
    expect(phones.handsets.find('+13035550126')).toBeNull();
  });

  test('the latest, and the other is told', async () => {
    const { phones, page } = await openPhone();
    const latest = await registeredPage(phones, own);
    expect(await page.until((message) => 'replaced' in message)).toEqual({ replaced: own });
    ringAgent(phones, own);
    await latest.until(isRinging);
    expect(page.messages.filter(isRinging)).toEqual([]);
    page.close();
    expect(phones.handsets.find(own)?.behaviour).toBe('busy');
  });

  test('its new number, and no longer its old one', async () => {
    const { phones, page } = await openPhone();
    page.send({ command: 'register', number: '+13035550126' });
    await page.until((message) => 'registered' in message && message.registered !== own);
    expect(phones.handsets.find(own)).toBeNull();
    expect(phones.handsets.find('+13035550126')?.behaviour).toBe('rings');
  });

  test.each(['303', '+0', ''])('none by a number that is none: %j', async (number) => {
    const { phones, page } = await openPhone();
    page.send({ command: 'register', number });
    page.send({ command: 'register', number: '+13035550126' });
    await page.until((message) => 'registered' in message && message.registered !== own);
    expect(phones.handsets.find(number)).toBeNull();
  });

  test.each(['not json', '{"command":"dance"}'])('nonsense changes nothing: %s', async (text) => {
    const { phones, page } = await openPhone();
    page.send(text);
    const call = ringAgent(phones, own);
    page.send({ command: 'answer' });
    expect(await call.until(1)).toEqual(['answer']);
  });
});
