import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CarrierOptions, placeCall } from '../../../src/simulator/carrier.ts';
import { listenTo } from '../../../src/simulator/phone/pace.ts';
import { ScriptedCaller, stepList } from '../../../src/simulator/phone/scripted-caller.ts';
import { parseSteps } from '../../../src/simulator/steps.ts';
import { parseTranscript } from '../../../src/simulator/transcript/parse.ts';
import { playTranscript } from '../../../src/simulator/transcript/play.ts';
import { TranscriptRecorder } from '../../../src/simulator/transcript/recorder.ts';
import { writeTranscript } from '../../../src/simulator/transcript/write.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { demoPages, startConnector, startTwimlServer, type TwimlServer } from './twiml-server.ts';

const CARD = '4111111111111111';
const cards = { visa: { number: CARD } };
const plan = { from: '+15005550101', to: '+15005550100' };

let server: TwimlServer;
let connector: { readonly url: string; close(): Promise<void> };
beforeAll(async () => {
  server = await startTwimlServer(demoPages);
  connector = await startConnector();
});
afterAll(async () => {
  await server.close();
  await connector.close();
});

function carrier(clock: VirtualClock): CarrierOptions {
  const url = connector.url.replace('sandbox:secret@', '');
  return {
    clock,
    line: { voiceUrl: `${server.url}/voice`, accountSid: 'AC1', authToken: 'secret' },
    connector: { url, user: 'sandbox', password: 'secret' },
  };
}

async function record(words: readonly string[]): Promise<string> {
  const clock = new VirtualClock(Date.UTC(2026, 2, 2));
  const caller = new ScriptedCaller(stepList(parseSteps(words)), clock);
  const ear = {
    hear: (...[sound, stop]: Parameters<TranscriptRecorder['hear']>) =>
      listenTo(sound, clock, stop),
    note: () => {},
  };
  const recorder = new TranscriptRecorder(ear, clock, cards);
  const call = placeCall(carrier(clock), plan, {
    hear: (sound, stop) => caller.whileHearing(recorder.hear(sound, stop)),
    note: (event) => {
      recorder.note(event);
      caller.note(event);
    },
  });
  caller.pickUp(call);
  await call.ended;
  return writeTranscript(recorder.entries);
}

async function play(text: string): Promise<string> {
  const clock = new VirtualClock(Date.UTC(2026, 2, 2));
  const entries = parseTranscript(text);
  const place = (handset: Parameters<typeof placeCall>[2]) =>
    placeCall(carrier(clock), plan, handset);
  return writeTranscript(await playTranscript({ entries, clock, cards, place }));
}

const anyStep = fc.constantFrom(
  '900000017#',
  '1',
  '0',
  '5#',
  '#',
  '*',
  '-',
  `${CARD}#`,
  '1239#',
  '123',
  '60601#',
  'hangup',
  'wait:300',
);

test('any call ends, is recorded without its card, and plays again as it was recorded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async (steps) => {
      const recorded = await record(['900000017#', '1', ...steps]);
      expect(recorded).toMatch(/(hangs up|falls silent)\n$/);
      expect(recorded).not.toMatch(/\d{13}/);
      expect(await play(recorded)).toBe(recorded);
    }),
    { numRuns: 40 },
  );
});
