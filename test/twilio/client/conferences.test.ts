import { expect, it } from 'vitest';
import { answering, startCarrier } from './carrier-server.ts';

const conference = `CF${'3'.repeat(32)}`;
const participant = `CA${'2'.repeat(32)}`;
const room = '0f'.repeat(16);
const holdUrl = 'https://pay.example.test/voice/hold/abc';
const changed = [answering(200, { call_sid: participant })];
const done = { result: 'done', value: null };

const listed = (...conferences: { status: string; sid: string; friendly_name: string }[]) =>
  answering(200, { conferences, next_page_uri: null });

it('finds the conference of a room that is not over, begun or not', async () => {
  const over = { sid: `CF${'9'.repeat(32)}`, friendly_name: room, status: 'completed' };
  const open = { sid: conference, friendly_name: room, status: 'init' };
  const { twilio, asked } = await startCarrier([listed(over, open)]);
  expect(await twilio.findConference(room)).toEqual({
    result: 'done',
    value: { conferenceSid: conference },
  });
  expect(asked).toMatchObject([
    { what: 'GET /Conferences.json', query: { FriendlyName: room, PageSize: '20' }, form: {} },
  ]);
});

it('finds none where all are over, and none of another name', async () => {
  const over = { sid: conference, friendly_name: room, status: 'completed' };
  const other = { sid: conference, friendly_name: 'a'.repeat(32), status: 'in-progress' };
  const { twilio } = await startCarrier([listed(over, other)]);
  expect(await twilio.findConference(room)).toEqual(done);
});

it('ends a conference', async () => {
  const { twilio, asked } = await startCarrier(changed);
  expect(await twilio.endConference(conference)).toEqual(done);
  expect(asked).toMatchObject([
    { what: `POST /Conferences/${conference}.json`, form: { Status: 'completed' } },
  ]);
});

it('puts a leg on hold, with what it hears asked for by POST, and takes it back', async () => {
  const { twilio, asked } = await startCarrier(changed);
  const seat = { conference, participant };
  expect(await twilio.holdParticipant({ ...seat, isOnHold: true, holdUrl })).toEqual(done);
  expect(await twilio.holdParticipant({ ...seat, isOnHold: false })).toEqual(done);
  const what = `POST /Conferences/${conference}/Participants/${participant}.json`;
  expect(asked.map(({ what, form }) => ({ what, form }))).toEqual([
    { what, form: { Hold: 'true', HoldUrl: holdUrl, HoldMethod: 'POST' } },
    { what, form: { Hold: 'false' } },
  ]);
});

it('mutes a leg by its label, and lets it be heard again', async () => {
  const { twilio, asked } = await startCarrier(changed);
  const seat = { conference, participant: 'member' };
  await twilio.muteParticipant({ ...seat, isMuted: true });
  await twilio.muteParticipant({ ...seat, isMuted: false });
  expect(asked.map(({ form }) => form)).toEqual([{ Muted: 'true' }, { Muted: 'false' }]);
  expect(asked[0]?.what).toBe(`POST /Conferences/${conference}/Participants/member.json`);
});

it('lets a supervisor be heard by one leg alone, and by everybody', async () => {
  const { twilio, asked } = await startCarrier(changed);
  const seat = { conference, participant };
  const callSidToCoach = `CA${'4'.repeat(32)}`;
  await twilio.coachParticipant({ ...seat, callSidToCoach });
  await twilio.coachParticipant({ ...seat, callSidToCoach: null });
  expect(asked.map(({ form }) => form)).toEqual([
    { Coaching: 'true', CallSidToCoach: callSidToCoach },
    { Coaching: 'false' },
  ]);
});

it('takes a leg out of the conference', async () => {
  const { twilio, asked } = await startCarrier([answering(204, '')]);
  expect(await twilio.removeParticipant({ conference, participant })).toEqual(done);
  expect(asked).toMatchObject([
    { what: `DELETE /Conferences/${conference}/Participants/${participant}.json` },
  ]);
});
