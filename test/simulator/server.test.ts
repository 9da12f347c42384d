import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '../../src/clock.ts';
import type { PhoneMessage } from '../../src/simulator/contract.ts';
import { startCarrier } from '../../src/simulator/server.ts';
import { twiml } from './call-tiny-line.ts';
import { lineNumber, openCarrier, PageSocket, pageFolder, setup } from './open-carrier.ts';
import { streamServer, withStreams } from './streams/stream-line.ts';

const isSound = (message: PhoneMessage) => 'sound' in message;
const isEvent = (name: string) => (message: PhoneMessage) =>
  'event' in message && name in message.event;

describe('the page', () => {
  test('is served from its folder', async () => {
    const { carrier } = await openCarrier({}, pageFolder('<h1>Phone</h1>'));
    const answer = await fetch(carrier.url);
    expect([answer.status, await answer.text()]).toEqual([200, '<h1>Phone</h1>']);
  });

  test('says what to do when it is not built', async () => {
    const { carrier } = await openCarrier({});
    const answer = await fetch(carrier.url);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm start');
  });

  // The telephone that is called is a page of its own.
  test('is served without its ending, and says what to do when it is not built', async () => {
    const folder = pageFolder('<h1>Phone</h1>', 'agent-phone.html');
    const built = await openCarrier({}, folder);
    const answer = await fetch(`${built.carrier.url}/agent-phone?number=+13035550125`);
    expect([answer.status, await answer.text()]).toEqual([200, '<h1>Phone</h1>']);
    const unbuilt = await openCarrier({});
    expect((await fetch(`${unbuilt.carrier.url}/agent-phone`)).status).toBe(503);
  });

  test('is told its set-up', async () => {
    const { carrier } = await openCarrier({});
    expect(await (await fetch(`${carrier.url}/phone/setup.json`)).json()).toEqual(setup);
  });

  test('a port that is taken is said plainly', async () => {
    const { carrier, line } = await openCarrier({});
    const address = { voiceUrl: line.url, accountSid: 'AC1', authToken: 't' };
    const port = Number(new URL(carrier.url).port);
    await expect(
      startCarrier({ line: address, clock: systemClock, port, webFolder: '/none', setup }),
    ).rejects.toMatchObject({ code: 'config.invalid' });
  });
});

describe('a call from the page', () => {
  const routes = {
    '/voice': twiml('<Gather numDigits="2" action="/action"><Say>Two digits</Say></Gather>'),
    '/action': twiml('<Say>Thank you</Say><Hangup/>'),
  };

  test('speaks numbered sounds, hears keys, and ends', async () => {
    const { carrier, line } = await openCarrier(routes);
    const page = await PageSocket.open(carrier.url);
    page.send({ command: 'dial', from: '' });
    const question = await page.until(isSound);
    expect(question).toMatchObject({ sound: { kind: 'say', text: 'Two digits' }, number: 1 });
    page.send({ command: 'key', key: '4' });
    expect(await page.until((message) => 'stopSound' in message)).toEqual({ stopSound: 1 });
    page.send({ command: 'key', key: '2' });
    await page.until((message) => isSound(message) && 'number' in message && message.number === 2);
    page.send({ command: 'heard', heard: 2 });
    expect(await page.until(isEvent('end'))).toMatchObject({ event: { end: 'hangup by line' } });
    expect(line.to('/voice')[0]?.form).toMatchObject({ To: lineNumber, From: '+266696687' });
    expect(line.to('/action')[0]?.form.Digits).toBe('42');
    const times = page.messages.flatMap((one) => ('event' in one ? [one.atMilliseconds] : []));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('a TTY is typed at, through the network that was chosen', async () => {
    const server = streamServer(({ media }, stream) => {
      if (media && stream.text.endsWith('GA')) stream.close();
    });
    const voice = withStreams('<Connect><Stream url="STREAM_URL"/></Connect><Hangup/>');
    const { carrier } = await openCarrier({ '/voice': voice }, undefined, server.upgrade);
    const page = await PageSocket.open(carrier.url);
    const impairment = { signalToNoiseDb: 30, lossPercent: 0, fill: 'silence' } as const;
    page.send({ command: 'dial', from: '', device: 'tty', impairment });
    await page.until(isEvent('listen'));
    page.send({ command: 'type', text: 'señor' });
    page.send({ command: 'type', text: '1 ga' });
    expect(await page.until(isEvent('tty'))).toMatchObject({
      event: { tty: '1 GA', by: 'caller' },
    });
    expect(await page.until(isEvent('end'))).toMatchObject({ event: { end: 'hangup by line' } });
    expect(server.streams[0]?.text).toBe('1 GA');
  });

  test('a telephone takes no harm from typing', async () => {
    const { carrier } = await openCarrier(routes);
    const page = await PageSocket.open(carrier.url);
    page.send({ command: 'dial', from: '' });
    await page.until(isSound);
    page.send({ command: 'type', text: 'HELLO GA' });
    page.send({ command: 'hangup' });
    await page.until(isEvent('end'));
    expect(page.messages.filter(isEvent('tty'))).toEqual([]);
  });

  test('hangs up by command', async () => {
    const { carrier } = await openCarrier(routes);
    const page = await PageSocket.open(carrier.url);
    page.send({ command: 'dial', from: '+12125550142' });
    await page.until(isSound);
    page.send({ command: 'hangup' });
    expect(await page.until(isEvent('end'))).toMatchObject({ event: { end: 'hangup by caller' } });
  });

  // A closed page cannot hear the line: the line must not go on talking to nobody.
  test('hangs up when the socket closes', async () => {
    const { promise: told, resolve: tell } = withResolvers<string>();
    const { carrier } = await openCarrier({
      ...routes,
      '/status': ({ form }, response) => {
        tell(form.CallStatus ?? '');
        response.end();
      },
    });
    const page = await PageSocket.open(carrier.url);
    page.send({ command: 'dial', from: '+12125550142' });
    await page.until(isSound);
    page.close();
    expect(await told).toBe('completed');
  });

  // One call at a time: dialing again gives up the first, and nothing of it is heard any more.
  test('a second call takes the place of the first', async () => {
    const { carrier, line } = await openCarrier(routes);
    const page = await PageSocket.open(carrier.url);
    page.send({ command: 'dial', from: '+12125550142' });
    await page.until(isSound);
    page.send({ command: 'dial', from: '+12125550143' });
    await page.until((message) => isSound(message) && 'number' in message && message.number === 2);
    const ended = page.messages.filter(isEvent('end'));
    expect(ended).toEqual([]);
    expect(line.to('/voice').map(({ form }) => form.From)).toEqual([
      '+12125550142',
      '+12125550143',
    ]);
  });

  test.each(['not json', '{"command":"fly"}', '{"command":"key","key":"12"}', '[]', 'null'])(
    'takes no harm from %s',
    async (text) => {
      const { carrier } = await openCarrier(routes);
      const page = await PageSocket.open(carrier.url);
      page.send(text);
      page.send({ command: 'key', key: '1' });
      page.send({ command: 'dial', from: '' });
      expect(await page.until(isSound)).toMatchObject({ number: 1 });
    },
  );
});

describe('who may open the socket', () => {
  test('the page itself', async () => {
    const { carrier } = await openCarrier({});
    await expect(PageSocket.open(carrier.url, carrier.url)).resolves.toBeInstanceOf(PageSocket);
  });

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1'])(
    'not a page of %s',
    async (origin) => {
      const { carrier } = await openCarrier({});
      expect(await refusalOf(carrier.url, '/phone', origin)).toBe(403);
      expect(await refusalOf(carrier.url, '/agent-phone', origin)).toBe(403);
    },
  );

  test('not at another path', async () => {
    const { carrier } = await openCarrier({});
    expect(await refusalOf(carrier.url, '/other')).toBe(404);
  });

  /** The status with which a WebSocket is refused. */
  function refusalOf(url: string, path: string, origin?: string): Promise<number | undefined> {
    return new Promise((resolve) => {
      const options = origin === undefined ? {} : { origin };
      const socket = new WebSocket(url.replace('http', 'ws') + path, options);
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => undefined);
    });
  }
});

// This machine only.
test('it listens on the loopback address', async () => {
  const { carrier } = await openCarrier({});
  expect(new URL(carrier.url).hostname).toBe('127.0.0.1');
  const status = await new Promise((resolve) => {
    httpRequest(`${carrier.url}/phone/setup.json`, (answer) => {
      answer.resume();
      resolve(answer.socket.remoteAddress);
    }).end();
  });
  expect(status).toBe('127.0.0.1');
});

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
