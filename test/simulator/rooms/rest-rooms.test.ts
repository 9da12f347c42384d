import twilio from 'twilio';
import { describe, expect, test } from 'vitest';
import { accountSid, authToken, twiml } from '../call-tiny-line.ts';
import { type Caller, lineNumber, type Meeting, openMeeting } from './call-several.ts';
import { telephone } from './telephone.ts';

const events = 'start end join leave mute hold modify announcement';
const conference = (attributes: string) =>
  twiml(
    `<Dial action="/after"><Conference ${attributes} statusCallback="/events" ` +
      `statusCallbackEvent="${events}">room</Conference></Dial>`,
  );
const routes = {
  '/member': conference('participantLabel="member" startConferenceOnEnter="false"'),
  '/agent': conference('participantLabel="agent"'),
  '/after': twiml('<Say>After</Say>'),
  '/music': twiml('<Play>/hold.wav</Play><Redirect method="GET"/>'),
  '/words': twiml('<Say>This call is recorded</Say>'),
  '/waiting': twiml('<Enqueue waitUrl="/wait">line</Enqueue>'),
  '/wait': twiml('<Gather timeout="600"/>'),
  '/bridge': twiml('<Say>Your turn</Say>'),
};

interface Talk extends Meeting {
  readonly member: Caller;
  readonly agent: Caller;
  /** Path of the conference, without .json. */
  readonly path: string;
}

/** A member and an agent in one conference. */
async function talking(): Promise<Talk> {
  const meeting = await openMeeting(routes);
  const member = meeting.dial('/member', Array(9).fill('-'));
  await meeting.clock.sleep(5000);
  const agent = meeting.dial('/agent', Array(9).fill('-'));
  await meeting.clock.sleep(5000);
  const { body } = await meeting.rest('/Conferences.json?FriendlyName=room&Status=in-progress');
  const [one] = body.conferences as { sid: string }[];
  return Object.assign(meeting, { member, agent, path: `/Conferences/${one?.sid}` });
}

const isEnd = (caller: Caller) => caller.call.ended;

/** Ends both calls, and gives the events since `from`. */
async function eventsAfter({ member, agent, ...meeting }: Talk, from = 3) {
  for (const { call } of [agent, member]) call.hangUp();
  await Promise.all([member, agent].map(isEnd));
  return meeting.line
    .to('/events')
    .slice(from)
    .map(({ form }) => form.StatusCallbackEvent);
}

describe('a conference', () => {
  test('is found by its name while it goes on, and fetched', async () => {
    const talk = await talking();
    const { body } = await talk.rest(`${talk.path}.json`);
    expect(body).toMatchObject({
      sid: expect.stringMatching(/^CF[0-9a-f]{32}$/),
      friendly_name: 'room',
      status: 'in-progress',
      date_created: expect.stringMatching(/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} \+0000$/),
      reason_conference_ended: null,
    });
    await eventsAfter(talk);
    const ended = await talk.rest('/Conferences.json?FriendlyName=room&Status=in-progress');
    expect(ended.body.conferences).toEqual([]);
    expect((await talk.rest(`${talk.path}.json`)).body).toMatchObject({
      status: 'completed',
      reason_conference_ended: 'last-participant-left',
      call_sid_ending_conference: talk.member.call.callSid,
    });
  });

  test('is ended for everybody', async () => {
    const talk = await talking();
    await talk.rest(`${talk.path}.json`, { Status: 'completed' });
    await Promise.all([talk.member, talk.agent].map(isEnd));
    expect(talk.events.slice(3)).toEqual([
      '4 participant-leave member conference_ended_via_api',
      '5 participant-leave agent conference_ended_via_api',
      '6 conference-end member conference-ended-via-api',
    ]);
    expect(talk.member.handset.said).toEqual(['After']);
  });

  test('hears an announcement', async () => {
    const talk = await talking();
    await talk.rest(`${talk.path}.json`, { AnnounceUrl: `${talk.line.url}/words` });
    await talk.clock.sleep(5000);
    expect(talk.member.handset.said).toEqual(['This call is recorded']);
    expect(talk.agent.handset.said).toEqual(['This call is recorded']);
    expect(await eventsAfter(talk)).toContain('announcement-end');
  });
});

describe('a participant', () => {
  test('is held with music that is asked for by GET, and taken off', async () => {
    const talk = await talking();
    const path = `${talk.path}/Participants/member.json`;
    const held = await talk.rest(path, { Hold: 'true', HoldUrl: `${talk.line.url}/music` });
    expect(held.body).toMatchObject({
      hold: true,
      label: 'member',
      call_sid: talk.member.call.callSid,
      status: 'connected',
    });
    await talk.clock.sleep(3000);
    expect(talk.line.to('/music')[0]).toMatchObject({ method: 'GET' });
    await talk.rest(path, { Hold: 'false' });
    await talk.clock.sleep(3000);
    const { events: told, listened } = talk.member.handset;
    expect(told.filter((event) => 'conference' in event)).toEqual([
      { conference: 'joined', room: 'room' },
      { conference: 'held', room: 'room' },
      { conference: 'resumed', room: 'room' },
    ]);
    expect(told).toContainEqual({ play: `${talk.line.url}/hold.wav` });
    // Only the member hears it, and both talk again.
    expect(talk.agent.handset.sounds).toEqual([]);
    expect(listened).toEqual(['Conference', 'Conference']);
    expect((await eventsAfter(talk)).slice(0, 2)).toEqual([
      'participant-hold',
      'participant-unhold',
    ]);
  });

  test('is muted once', async () => {
    const talk = await talking();
    const path = `${talk.path}/Participants/${talk.agent.call.callSid}.json`;
    for (const Muted of ['true', 'true', 'false']) await talk.rest(path, { Muted });
    const told = await eventsAfter(talk);
    expect(told.slice(0, 2)).toEqual(['participant-mute', 'participant-unmute']);
  });

  test('coaches somebody who is there, and nobody else', async () => {
    const talk = await talking();
    const path = `${talk.path}/Participants/agent.json`;
    const wrong = await talk.rest(path, { Coaching: 'true', CallSidToCoach: 'CA1' });
    expect(wrong.body.code).toBe(13240);
    const { callSid } = talk.member.call;
    const right = await talk.rest(path, { Coaching: 'true', CallSidToCoach: callSid });
    expect(right.body).toMatchObject({ coaching: true, call_sid_to_coach: callSid });
    expect((await talk.rest(path, { Coaching: 'false' })).body).toMatchObject({ coaching: false });
    await eventsAfter(talk);
    const told = talk.line
      .to('/events')
      .filter((one) => one.form.StatusCallbackEvent?.endsWith('modify'));
    expect(told.map(({ form }) => form.Coaching)).toEqual(['true', 'false']);
  });

  test('is taken out, and its call goes on', async () => {
    const talk = await talking();
    const { status } = await talk.rest(
      `${talk.path}/Participants/member.json`,
      undefined,
      'DELETE',
    );
    await isEnd(talk.member);
    expect(status).toBe(204);
    expect(talk.member.handset.said).toEqual(['After']);
    expect(talk.events.at(-1)).toBe('4 participant-leave member participant_updated_via_api');
    expect((await talk.rest(`${talk.path}/Participants/member.json`)).body.code).toBe(20404);
    const { body } = await talk.rest(`${talk.path}/Participants.json`);
    expect(body.participants).toMatchObject([{ label: 'agent' }]);
    await eventsAfter(talk);
  });

  test('is called in, and joins as soon as the telephone is answered', async () => {
    const meeting = await openMeeting(routes, (clock) => ({
      handsets: () => telephone(clock, ['-']),
    }));
    const member = meeting.dial('/member', ['-']);
    await meeting.clock.sleep(5000);
    const { status, body } = await meeting.rest('/Conferences/room/Participants.json', {
      To: '+13125550199',
      From: lineNumber,
      Label: 'second "agent"',
      EndConferenceOnExit: 'true',
    });
    expect([status, body.status]).toEqual([201, 'queued']);
    await meeting.clock.sleep(5000);
    const path = `/Conferences/${String(body.conference_sid)}/Participants.json`;
    const { participants } = (await meeting.rest(path)).body;
    expect(participants).toMatchObject([
      { label: 'member', end_conference_on_exit: false },
      { label: 'second "agent"', end_conference_on_exit: true, status: 'connected' },
    ]);
    meeting.calls.find(String(body.call_sid))?.call.hangUp();
    await member.call.ended;
    expect(member.handset.said).toEqual(['After']);
  });

  test('who is called in and never answers leaves no conference behind', async () => {
    const meeting = await openMeeting(routes);
    const form = { To: '+13125550002', From: lineNumber };
    const { body } = await meeting.rest('/Conferences/new-room/Participants.json', form);
    await meeting.calls.find(String(body.call_sid))?.call.ended;
    const { status } = (await meeting.rest(`/Conferences/${String(body.conference_sid)}.json`))
      .body;
    expect(status).toBe('completed');
  });
});

describe('a queue', () => {
  test('lists who waits, and sends the first elsewhere', async () => {
    const meeting = await openMeeting(routes);
    const first = meeting.dial('/waiting', ['-']);
    await meeting.clock.sleep(10_000);
    const second = meeting.dial('/waiting', ['-']);
    await meeting.clock.sleep(10_000);
    const [queue] = (await meeting.rest('/Queues.json')).body.queues as { sid: string }[];
    expect(queue).toMatchObject({
      friendly_name: 'line',
      current_size: 2,
      average_wait_time: 15,
      max_size: 1000,
    });
    const path = `/Queues/${queue?.sid}/Members`;
    expect((await meeting.rest(`${path}.json`)).body.queue_members).toMatchObject([
      { call_sid: first.call.callSid, position: 1, wait_time: 20 },
      { call_sid: second.call.callSid, position: 2, wait_time: 10 },
    ]);
    const url = `${meeting.line.url}/bridge`;
    const { body } = await meeting.rest(`${path}/Front.json`, { Url: url });
    expect(body.call_sid).toBe(first.call.callSid);
    await first.call.ended;
    expect(first.handset.said).toEqual(['Your turn']);
    const now = await meeting.rest(`${path}/${second.call.callSid}.json`);
    expect(now.body.position).toBe(1);
    second.call.hangUp();
    await second.call.ended;
    expect((await meeting.rest(`${path}/Front.json`)).body.code).toBe(20404);
  });

  test('is made once, with a size that it keeps to', async () => {
    const meeting = await openMeeting({
      ...routes,
      '/waiting': twiml('<Enqueue action="/full" waitUrl="/wait">line</Enqueue>'),
      '/full': twiml('<Say>Full</Say>'),
    });
    const form = { FriendlyName: 'line', MaxSize: '1' };
    expect((await meeting.rest('/Queues.json', form)).body).toMatchObject({ max_size: 1 });
    expect((await meeting.rest('/Queues.json', form)).body.code).toBe(22003);
    const first = meeting.dial('/waiting', ['-']);
    await meeting.clock.sleep(1000);
    const second = meeting.dial('/waiting');
    await second.call.ended;
    expect(meeting.line.to('/full')[0]?.form).toMatchObject({ QueueResult: 'queue-full' });
    expect(meeting.line.to('/full')[0]?.form).not.toHaveProperty('QueueSid');
    first.call.hangUp();
    await first.call.ended;
  });
});

describe('faults', () => {
  test.each([
    ['refuse', 400, 20001],
    [429, 429, 20429],
    [500, 500, 20500],
  ] as const)('%s', async (fault, status, code) => {
    const restFault = (method: string, path: string) =>
      method === 'POST' && path === '/Queues.json' ? fault : null;
    const meeting = await openMeeting(routes, { restFault });
    const answer = await meeting.rest('/Queues.json', { FriendlyName: 'line' });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await meeting.rest('/Queues.json')).body.queues).toEqual([]);
  });

  test.each([
    ['unreachable', 0],
    ['lostAnswer', 1],
  ] as const)('%s: no answer comes, and %i queue is made', async (fault, made) => {
    const restFault = (method: string) => (method === 'POST' ? fault : null);
    const meeting = await openMeeting(routes, { restFault });
    await expect(meeting.rest('/Queues.json', { FriendlyName: 'line' })).rejects.toThrow();
    expect((await meeting.rest('/Queues.json')).body.queues).toHaveLength(made);
  });
});

test("Twilio's own client takes the carrier for Twilio", async () => {
  const talk = await talking();
  const client = twilio(accountSid, authToken);
  const request = client.request.bind(client);
  client.request = (options) =>
    request({
      ...options,
      uri: String(options.uri).replace('https://api.twilio.com', talk.restUrl),
    });
  const thaw = talk.clock.freeze();
  const [found] = await client.conferences.list({ friendlyName: 'room', status: 'in-progress' });
  const sid = found?.sid ?? '';
  expect(found?.dateCreated).toBeInstanceOf(Date);
  const agent = client.conferences(sid).participants('agent');
  expect(await agent.update({ muted: true, hold: true })).toMatchObject({
    muted: true,
    hold: true,
  });
  const participants = await client.conferences(sid).participants.list();
  expect(participants.map(({ label }) => label)).toEqual(['member', 'agent']);
  const created = await client.calls.create({
    to: '+13125550100',
    from: lineNumber,
    url: `${talk.line.url}/words`,
    statusCallback: `${talk.line.url}/events`,
    statusCallbackEvent: ['initiated', 'answered'],
    machineDetection: 'Enable',
  });
  expect(created).toMatchObject({ status: 'queued', direction: 'outbound-api' });
  expect(await client.queues.create({ friendlyName: 'line' })).toMatchObject({ currentSize: 0 });
  expect(await client.conferences(sid).participants('member').remove()).toBe(true);
  expect(await client.conferences(sid).update({ status: 'completed' })).toMatchObject({
    status: 'completed',
    reasonConferenceEnded: 'conference-ended-via-api',
  });
  thaw();
  await Promise.all(talk.calls.all.map(({ call }) => call.ended));
  const progress = talk.line
    .to('/events')
    .flatMap(({ form }) => (form.CallSid === created.sid ? [form.CallStatus] : []));
  expect(progress).toEqual(['initiated', 'in-progress']);
});
