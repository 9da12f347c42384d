import { describe, expect, test } from 'vitest';
import { callTinyLine, twiml } from '../call-tiny-line.ts';
import { asksRest, hangUpAfter, type Meeting, openMeeting } from './call-several.ts';

const enqueue = (attributes: string) =>
  twiml(`<Enqueue ${attributes}>line</Enqueue><Say>next</Say>`);
const wait = 'action="/after" waitUrl="/wait"';

describe('while a call waits', () => {
  test('waitUrl is asked for again and again, and is told the place and the time', async () => {
    const { line, handset } = await callTinyLine({
      routes: {
        '/voice': enqueue(wait),
        '/wait': twiml('<Say>Please hold</Say><Gather timeout="9"/>'),
        '/after': '',
      },
      steps: ['-', '-', 'hangup'],
    });
    expect(handset.said).toEqual(['Please hold', 'Please hold', 'Please hold']);
    expect(line.to('/wait').map(({ form }) => form)).toMatchObject([
      { QueuePosition: '1', QueueTime: '0', AvgQueueTime: '0', CurrentQueueSize: '1' },
      { QueuePosition: '1', QueueTime: '10', AvgQueueTime: '10', MaxQueueSize: '1000' },
      { QueueTime: '20', QueueSid: expect.stringMatching(/^QU[0-9a-f]{32}$/) },
    ]);
  });

  test('a key goes to the action of the <Gather>, whose document may <Leave>', async () => {
    const { line, handset } = await callTinyLine({
      routes: {
        '/voice': enqueue(wait),
        '/wait': twiml('<Gather numDigits="1" action="/key"><Say>Press 1</Say></Gather>'),
        '/key': twiml('<Leave/>'),
        '/after': twiml('<Say>Called back</Say>'),
      },
      steps: ['1'],
    });
    expect(line.to('/key')[0]?.form).toMatchObject({ Digits: '1', QueuePosition: '1' });
    expect(line.to('/after')[0]?.form).toMatchObject({
      QueueResult: 'leave',
      QueueSid: line.to('/key')[0]?.form.QueueSid,
      QueueTime: '0',
      CallStatus: 'in-progress',
    });
    expect(handset.said).toEqual(['Press 1—', 'Called back']);
    expect(handset.events).toContainEqual({ queue: 'left' });
  });

  test('without an action <Leave> goes on after <Enqueue>', async () => {
    const { handset } = await callTinyLine({
      routes: { '/voice': enqueue('waitUrl="/wait"'), '/wait': twiml('<Leave/>') },
    });
    expect(handset.said).toEqual(['next']);
  });

  test('two calls stand in the order they came, and move up', async () => {
    const meeting = await openMeeting({
      '/voice': enqueue(wait),
      '/wait': twiml('<Gather timeout="5"/>'),
    });
    const first = meeting.dial('/voice', ['-', hangUpAfter(meeting, 1000)]);
    await meeting.clock.sleep(1000);
    const second = meeting.dial('/voice', ['-', '-', 'hangup']);
    await Promise.all([first.call.ended, second.call.ended]);
    const asked = meeting.line
      .to('/wait')
      .filter((one) => one.form.CallSid === second.call.callSid);
    expect(asked.map(({ form }) => form.QueuePosition)).toEqual(['2', '2', '1']);
  });
});

test('a waitUrl may be heard for as long as it takes', async () => {
  const meeting = await openMeeting({ '/voice': enqueue(wait), '/wait': twiml('<Say>Hold</Say>') });
  const { call, handset } = meeting.dial('/voice');
  await meeting.clock.sleep(150_000);
  call.hangUp();
  await call.ended;
  expect(handset.said.length).toBeGreaterThan(140);
  expect(handset.errorCodes).toEqual([]);
});

describe('how it ends', () => {
  test.each([
    ['a hang-up', 'hangup', 'hangup', 'completed'],
    ['<Hangup> while it waits', '1', 'hangup', 'completed'],
  ])('%s is told to the action, whose answer nobody hears', async (_what, key, result, status) => {
    const { line, handset } = await callTinyLine({
      routes: {
        '/voice': enqueue(wait),
        '/wait': twiml('<Gather numDigits="1" action="/key"/>'),
        '/key': twiml('<Hangup/>'),
        '/after': twiml('<Say>Nobody hears this</Say>'),
      },
      steps: [key],
    });
    const { form } = line.to('/after')[0] ?? {};
    expect(form).toMatchObject({ QueueResult: result, CallStatus: status });
    expect(handset.said).toEqual([]);
  });

  test('a redirect tells the action first, and nobody hears its answer', async () => {
    const order: string[] = [];
    const meeting: Meeting = await openMeeting({
      '/voice': enqueue(wait),
      '/wait': twiml('<Gather/>'),
      '/after': asksRest(() => meeting, order),
      '/moved': (_request, response) => {
        order.push('asked /moved');
        response.writeHead(200, { 'Content-Type': 'text/xml' }).end(twiml('<Say>Moved</Say>'));
      },
    });
    const { line } = meeting;
    const { call, handset } = meeting.dial('/voice', [
      () => call.redirect({ url: `${line.url}/moved`, method: 'POST' }),
    ]);
    await call.ended;
    expect(order).toEqual(['answered /after', 'asked /moved']);
    expect(line.to('/after')[0]?.form.QueueResult).toBe('redirected');
    expect(handset.said).toEqual(['Moved']);
  });

  test.each([
    ['a waitUrl that fails', '/nowhere', [11200]],
    ['a waitUrl that says nothing, for ever', '/empty', [12400]],
  ])('%s is an error', async (_what, url, codes) => {
    const { line, handset } = await callTinyLine({
      routes: {
        '/voice': enqueue(`action="/after" waitUrl="${url}"`),
        '/empty': twiml(''),
        '/after': twiml('<Say>Sorry</Say>'),
      },
      line: { fallbackUrl: '/fallback' },
    });
    expect(line.to('/after')[0]?.form.QueueResult).toBe('error');
    expect(handset.errorCodes).toEqual(codes);
    expect(handset.said).toEqual(['Sorry']);
  });

  test('a verb that may not stand in a waitUrl is an error, and passed over', async () => {
    const { handset } = await callTinyLine({
      routes: {
        '/voice': enqueue(wait),
        '/wait': twiml('<Dial>+13125550100</Dial><Leave/>'),
        '/after': twiml('<Say>After</Say>'),
      },
    });
    expect(handset.errorCodes).toEqual([12200]);
    expect(handset.said).toEqual(['After']);
  });
});
