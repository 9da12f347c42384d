import { expect, test } from 'vitest';
import type { LiveCall } from '../../../src/simulator/carrier.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import type { ScriptStep } from '../../support/scripted-handset.ts';
import { accountSid, callTinyLine, startOfTime, twiml } from '../call-tiny-line.ts';

/** One <Record> whose action is /kept and whose status goes to /ready. */
async function record(attributes: string, steps: readonly ScriptStep[], clock?: VirtualClock) {
  const told = await callTinyLine({
    routes: {
      '/voice': twiml(`<Record action="/kept" ${attributes}/><Say>nothing heard</Say>`),
      '/kept': twiml('<Hangup/>'),
      '/ready': (_request, response) => response.writeHead(204).end(),
    },
    steps,
    ...(clock && { clock }),
  });
  return {
    ...told,
    kept: told.line.to('/kept')[0]?.form,
    ready: told.line.to('/ready').map(({ form }) => form),
  };
}

const says =
  (words: string): ScriptStep =>
  (call: LiveCall) =>
    call.say(words);

test('what was said is told by name, length, and the key that ended it', async () => {
  const clock = new VirtualClock(startOfTime);
  const saysAndPound = async (call: LiveCall) => {
    call.say('Priya Nair. I agree.');
    await clock.sleep(2_100);
    call.press('#');
  };
  const { kept, handset } = await record('', [saysAndPound], clock);
  expect(kept).toMatchObject({ RecordingDuration: '2', Digits: '#' });
  expect(kept?.RecordingUrl).toBe(
    `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${kept?.RecordingSid}`,
  );
  expect(kept?.RecordingSid).toMatch(/^RE[0-9a-f]{32}$/);
  expect(handset.events).toContainEqual({ spoken: 'Priya Nair. I agree.' });
});

test('silence after the words ends it without a key, and is not counted', async () => {
  const { kept, seconds } = await record('timeout="4"', [says('I agree')]);
  expect(kept).toMatchObject({ RecordingDuration: '1', Digits: '' });
  expect(seconds).toBe(5);
});

test('do-not-trim counts the silence too', async () => {
  const { kept } = await record('timeout="4" trim="do-not-trim"', [says('I agree')]);
  expect(kept?.RecordingDuration).toBe('5');
});

test('of silence alone nothing is posted: the document goes on', async () => {
  const { kept, handset } = await record('timeout="3"', ['-']);
  expect(kept).toBeUndefined();
  expect(handset.said).toEqual(['nothing heard']);
});

test('a key alone posts a recording of no length', async () => {
  const { kept } = await record('', ['2']);
  expect(kept).toMatchObject({ RecordingDuration: '0', Digits: '2' });
});

test('only the keys of finishOnKey end it', async () => {
  const clock = new VirtualClock(startOfTime);
  const { kept } = await record('finishOnKey="#" timeout="2"', ['12'], clock);
  expect(kept).toBeUndefined();
});

test('maxLength ends it in mid-sentence', async () => {
  const { kept } = await record('maxLength="2"', [says('one two three four five six seven eight')]);
  expect(kept).toMatchObject({ RecordingDuration: '2', Digits: '' });
});

test('who hangs up after speaking is told of, and that the call is over', async () => {
  const clock = new VirtualClock(startOfTime);
  const saysAndLeaves = async (call: LiveCall) => {
    call.say('I agree');
    await clock.sleep(1_500);
    call.hangUp();
  };
  const { kept } = await record('', [saysAndLeaves], clock);
  expect(kept).toMatchObject({ Digits: 'hangup', CallStatus: 'completed' });
});

test('the status callback follows when it is asked for', async () => {
  const { ready, kept } = await record('recordingStatusCallback="/ready"', [says('I agree')]);
  expect(ready).toHaveLength(1);
  expect(ready[0]).toMatchObject({
    RecordingStatus: 'completed',
    RecordingSid: kept?.RecordingSid,
    RecordingSource: 'RecordVerb',
    RecordingChannels: '1',
  });
  const without = await record(
    'recordingStatusCallback="/ready" recordingStatusCallbackEvent="absent"',
    [says('I agree')],
  );
  expect(without.ready).toEqual([]);
});

test.each([
  ['finishOnKey="A"', 'finishOnKey'],
  ['maxLength="0"', 'maxLength'],
  ['transcribe="true"', 'transcribe'],
  ['playbeep="false"', 'playbeep'],
])('%s is reported', async (attributes, named) => {
  const { handset } = await record(`${attributes} timeout="1"`, ['-']);
  const messages = handset.events.flatMap((event) =>
    'error' in event ? [event.error.message] : [],
  );
  expect(messages.join()).toContain(named);
});
