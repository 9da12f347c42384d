import { expect, test } from 'vitest';
import { compareTranscripts } from '../../../src/simulator/transcript/compare.ts';
import { parseTranscript } from '../../../src/simulator/transcript/parse.ts';
import { playTranscript } from '../../../src/simulator/transcript/play.ts';
import { TranscriptRecorder } from '../../../src/simulator/transcript/recorder.ts';
import { writeTranscript } from '../../../src/simulator/transcript/write.ts';
import { ScriptedHandset } from '../../support/scripted-handset.ts';
import { twiml } from '../call-tiny-line.ts';
import { type Meeting, openMeeting } from './call-several.ts';

const CALL = `caller +12125550142 dials
line puts the caller in a queue
line You are number 1. Press 1 for a person.
caller presses 1
line takes the caller out of the queue
line puts the caller in a conference
caller waits
line holds the caller
line Please hold.
line resumes the caller
caller waits
line takes the caller out of the conference
line The person has gone. Press 2.
caller presses 2
line hangs up
`;

const routes = {
  '/voice': twiml('<Enqueue action="/talk" waitUrl="/wait">line</Enqueue>'),
  '/wait': twiml(
    '<Gather numDigits="1" action="/leave"><Say>You are number 1. Press 1 for a person.</Say></Gather>',
  ),
  '/leave': twiml('<Leave/>'),
  '/talk': twiml(
    '<Dial action="/after"><Conference participantLabel="member">room</Conference></Dial>',
  ),
  '/agent': twiml('<Dial><Conference endConferenceOnExit="true">room</Conference></Dial>'),
  '/hold': twiml('<Say>Please hold.</Say>'),
  '/after': twiml(
    '<Gather numDigits="1" action="/bye"><Say>The person has gone. Press 2.</Say></Gather>',
  ),
  '/bye': twiml('<Hangup/>'),
};

/** Somebody who comes into the conference, holds the member for a while, and goes. */
async function agentComes({ clock, dial, rest, line, calls }: Meeting): Promise<void> {
  const agent = dial('/agent', Array(9).fill('-'));
  for (
    let waited = 0;
    calls.rooms.conferences.open('room')?.status !== 'in-progress';
    waited += 1
  ) {
    if (waited > 600) throw new Error('Nobody came to the conference.');
    await clock.sleep(1000);
  }
  const sid = calls.rooms.conferences.open('room')?.sid;
  const path = `/Conferences/${sid}/Participants/member.json`;
  await clock.sleep(5000);
  await rest(path, { Hold: 'true', HoldUrl: `${line.url}/hold` });
  await clock.sleep(10_000);
  await rest(path, { Hold: 'false' });
  await clock.sleep(5000);
  agent.call.hangUp();
  await agent.call.ended;
}

const plan = { from: '+12125550142', to: '+18005550100' };

test('a call that waits, talks and is held is played from its transcript', async () => {
  const meeting = await openMeeting(routes);
  const coming = agentComes(meeting);
  const actual = await playTranscript({
    entries: parseTranscript(CALL),
    clock: meeting.clock,
    cards: {},
    place: (handset) => meeting.calls.place(meeting.options, plan, handset),
  });
  await coming;
  expect(writeTranscript(actual)).toBe(CALL);
  expect(compareTranscripts(parseTranscript(CALL), actual)).toBeUndefined();
});

test('and is recorded as the same', async () => {
  const meeting = await openMeeting(routes);
  const coming = agentComes(meeting);
  const handset = new ScriptedHandset(meeting.clock, ['1', '-', '-', '2']);
  const recorder = new TranscriptRecorder(handset, meeting.clock);
  const call = meeting.calls.place(meeting.options, plan, recorder);
  handset.holds(call);
  await call.ended;
  await coming;
  expect(writeTranscript(recorder.entries)).toBe(CALL);
});
