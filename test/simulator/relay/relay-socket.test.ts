import { expect, onTestFinished, test } from 'vitest';
import { type Clock, systemClock } from '../../../src/clock.ts';
import type { PhoneMessage } from '../../../src/simulator/contract.ts';
import { startCarrier } from '../../../src/simulator/server.ts';
import { startTinyLine } from '../../support/tiny-line.ts';
import { accountSid, authToken, twiml } from '../call-tiny-line.ts';
import { PageSocket, setup } from '../open-carrier.ts';

/** Nobody waits for an assistant to type. */
const hundredfold: Clock = {
  now: () => systemClock.now() * 100,
  sleep: (milliseconds, stop) => systemClock.sleep(milliseconds / 100, stop),
};

const isRelayed = (text: string) => (message: PhoneMessage) =>
  'event' in message && 'relay' in message.event && message.event.relay === text;

async function openPage() {
  const line = await startTinyLine({
    '/voice': twiml(
      '<Gather numDigits="1" timeout="600" action="/answer"><Say>To pay, press 1</Say></Gather>',
    ),
    '/answer': twiml('<Say>Thank you</Say><Pause length="60"/>'),
  });
  const carrier = await startCarrier({
    line: { voiceUrl: `${line.url}/voice`, accountSid, authToken },
    ...{ clock: hundredfold, port: 0, webFolder: '/none', setup },
  });
  onTestFinished(() => carrier.close());
  return { line, page: await PageSocket.open(carrier.url) };
}

test('a page calls through an assistant: reads, types, and ends with SK', async () => {
  const { line, page } = await openPage();
  page.send({ command: 'dial', from: '+12125550142', device: 'relay' });
  expect(await page.until((message) => 'sound' in message)).toMatchObject({
    sound: { text: 'To pay, press 1' },
  });
  page.send({ command: 'heard', heard: 1 });
  await page.until(isRelayed('GA'));
  page.send({ command: 'type', text: '1' });
  page.send({ command: 'type', text: 'GA' });
  await page.until(isRelayed('THANK YOU'));
  expect(line.to('/answer').map(({ form }) => form.Digits)).toEqual(['1']);
  page.send({ command: 'type', text: 'SK' });
  expect(await page.until((message) => 'event' in message && 'end' in message.event)).toMatchObject(
    {
      event: { end: 'hangup by caller' },
    },
  );
});

test('what is typed at a telephone goes nowhere', async () => {
  const { line, page } = await openPage();
  page.send({ command: 'dial', from: '+12125550142' });
  await page.until((message) => 'sound' in message);
  page.send({ command: 'type', text: '7 GA' });
  page.send({ command: 'key', key: '1' });
  await page.until((message) => 'event' in message && 'keys' in message.event);
  await page.until((message) => 'sound' in message && message.number === 2);
  expect(line.to('/answer').map(({ form }) => form.Digits)).toEqual(['1']);
});
