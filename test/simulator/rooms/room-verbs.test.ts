import { expect, test } from 'vitest';
import { parseTwiml } from '../../../src/simulator/twiml/document.ts';
import { callTinyLine, twiml } from '../call-tiny-line.ts';

// A wrong attribute is reported by Twilio's code and the default applies; a wrong element is passed over.
test.each([
  ['<Dial><Conference muted="yes">r</Conference></Dial>', [13230]],
  ['<Dial><Conference endConferenceOnExit="1">r</Conference></Dial>', [13231]],
  ['<Dial><Conference startConferenceOnEnter="">r</Conference></Dial>', [13232]],
  ['<Dial><Conference waitMethod="PUT">r</Conference></Dial>', [13234]],
  ['<Dial><Conference maxParticipants="251">r</Conference></Dial>', [12200]],
  ['<Dial><Conference statusCallbackEvent="joined">r</Conference></Dial>', [12200]],
  ['<Dial><Conference record="record-from-start">r</Conference></Dial>', [12200]],
  ['<Dial><Conference colour="red">r</Conference></Dial>', [12200]],
  ['<Dial><Conference/></Dial>', [13223]],
  ['<Dial><Number>+1312</Number><Conference>r</Conference></Dial>', [12200]],
  ['<Dial><Queue>line</Queue></Dial>', [12200, 13223]],
  ['<Enqueue/>', [12200]],
  [`<Enqueue>${'x'.repeat(65)}</Enqueue>`, [12200]],
  ['<Enqueue workflowSid="WW1"><Task>{}</Task></Enqueue>', [12200, 12200]],
  ['<Enqueue><Task>{}</Task></Enqueue>', [12200]],
  ['<Leave now="true"/>', [12200]],
  [
    '<Dial><Conference beep="false" region="us1" trim="do-not-trim" jitterBufferSize="small" ' +
      'muted="true" coach="CA1" participantLabel="agent" waitUrl="" record="do-not-record" ' +
      'statusCallback="/e" statusCallbackMethod="GET" statusCallbackEvent="start end">r' +
      '</Conference></Dial>',
    [],
  ],
])('%s', (verb, codes) => {
  const { problems } = parseTwiml(`<Response>${verb}</Response>`);
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

test('<Leave> outside of a queue is reported', async () => {
  const { handset } = await callTinyLine({
    routes: { '/voice': twiml('<Leave/><Say>Still here</Say>') },
  });
  expect(handset.errorCodes).toEqual([12200]);
  expect(handset.said).toEqual(['Still here']);
});
