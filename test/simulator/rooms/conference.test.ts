import { describe, expect, test } from 'vitest';
import { callTinyLine, twiml } from '../call-tiny-line.ts';
import { asksRest, hangUpAfter, type Meeting, openMeeting } from './call-several.ts';

const callback =
  'statusCallback="/events" statusCallbackEvent="start end join leave mute hold modify"';
const conference = (attributes: string, dial = 'action="/after"') =>
  twiml(`<Dial ${dial}><Conference ${attributes}>room</Conference></Dial><Say>next</Say>`);

const member = `startConferenceOnEnter="false" participantLabel="member" waitUrl="/wait" ${callback}`;
const agent = 'participantLabel="agent" waitUrl=""';
const routes = {
  '/member': conference(member),
  '/agent': conference(agent),
  '/silent': conference('startConferenceOnEnter="false"'),
  '/wait': twiml('<Play>/music.wav</Play>'),
  '/after': twiml('<Say>After</Say>'),
};

describe('the start', () => {
  test('the caller hears music once, then silence, until somebody starts it', async () => {
    const meeting = await openMeeting(routes);
    const caller = meeting.dial('/member', ['-']);
    await meeting.clock.sleep(60_000);
    expect(caller.handset.sounds).toHaveLength(1);
    expect(caller.handset.listened).toEqual([]);
    const other = meeting.dial('/agent', [hangUpAfter(meeting, 5000)]);
    await other.call.ended;
    expect(caller.handset.listened).toEqual(['Conference']);
    caller.call.hangUp();
    await caller.call.ended;
    expect(meeting.events).toEqual([
      '1 participant-join member',
      '2 participant-join agent',
      '3 conference-start',
      '4 participant-leave agent participant_hung_up',
      '5 participant-leave member participant_hung_up',
      '6 conference-end member last-participant-left',
    ]);
  });

  test('the first who joins says where it is told; later settings are ignored', async () => {
    const meeting = await openMeeting(routes);
    const first = meeting.dial('/silent', ['-']);
    await meeting.clock.sleep(1000);
    const second = meeting.dial('/member', ['-']);
    await meeting.clock.sleep(1000);
    const third = meeting.dial('/agent', ['-']);
    await meeting.clock.sleep(1000);
    for (const { call } of [first, second, third]) call.hangUp();
    await Promise.all([first, second, third].map(({ call }) => call.ended));
    expect(meeting.events).toEqual([]);
  });

  test('two who may not start it wait on', async () => {
    const meeting = await openMeeting(routes);
    const callers = [meeting.dial('/member'), meeting.dial('/silent')];
    await meeting.clock.sleep(60_000);
    expect(callers.map(({ handset }) => handset.listened)).toEqual([[], []]);
    for (const { call } of callers) call.hangUp();
    await Promise.all(callers.map(({ call }) => call.ended));
  });

  test('a waitUrl that fails keeps the call from joining', async () => {
    const { line, handset } = await callTinyLine({
      routes: {
        ...routes,
        '/voice': conference(`${member} `),
        '/wait': (_, response) => response.writeHead(500).end(),
        '/events': '',
      },
    });
    expect(line.to('/events')).toEqual([]);
    expect(line.to('/after')[0]?.form.DialCallStatus).toBe('failed');
    expect(handset.said).toEqual(['After']);
  });

  test('only Play, Say, Pause and Redirect may stand in its waitUrl', async () => {
    const meeting = await openMeeting({ ...routes, '/wait': twiml('<Gather/><Say>Music</Say>') });
    const { call, handset } = meeting.dial('/member');
    await meeting.clock.sleep(10_000);
    call.hangUp();
    await call.ended;
    expect(handset.errorCodes).toEqual([13238]);
    expect(handset.said).toEqual(['Music']);
  });
});

describe('the end', () => {
  test('endConferenceOnExit takes the others out, and they go on with their action', async () => {
    const meeting = await openMeeting({
      ...routes,
      '/agent': conference(`${agent} endConferenceOnExit="true"`),
    });
    const caller = meeting.dial('/member', ['-']);
    await meeting.clock.sleep(5000);
    const other = meeting.dial('/agent', [hangUpAfter(meeting, 5000)]);
    await Promise.all([caller.call.ended, other.call.ended]);
    expect(meeting.events.slice(3)).toEqual([
      '4 participant-leave agent participant_hung_up',
      '5 participant-leave member moderator_ended_conference',
      '6 conference-end agent participant-with-end-conference-on-exit-left',
    ]);
    expect(caller.handset.said).toEqual(['After']);
    const posted = meeting.line
      .to('/after')
      .find(({ form }) => form.CallSid === caller.call.callSid);
    expect(posted?.form).toMatchObject({ DialCallStatus: 'answered', CallStatus: 'in-progress' });
    expect(posted?.form).not.toHaveProperty('DialCallSid');
    expect(posted?.form).not.toHaveProperty('DialCallDuration');
  });

  test('its events are told before the action of whoever was taken out', async () => {
    const order: string[] = [];
    const meeting: Meeting = await openMeeting({
      ...routes,
      '/agent': conference(`${agent} endConferenceOnExit="true"`, ''),
      '/events': asksRest(() => meeting, order),
      '/after': (_request, response) => {
        order.push('asked /after');
        response.writeHead(200, { 'Content-Type': 'text/xml' }).end(twiml(''));
      },
    });
    const caller = meeting.dial('/member', ['-']);
    await meeting.clock.sleep(5000);
    const other = meeting.dial('/agent', [hangUpAfter(meeting, 5000)]);
    await Promise.all([caller.call.ended, other.call.ended]);
    expect(order.slice(-2)).toEqual(['answered /events conference-end', 'asked /after']);
  });

  test('a redirected call leaves it', async () => {
    const meeting = await openMeeting({ ...routes, '/moved': twiml('<Say>Moved</Say>') });
    const url = `${meeting.line.url}/moved`;
    const caller = meeting.dial('/member', [(call) => call.redirect({ url, method: 'POST' })]);
    await meeting.clock.sleep(5000);
    const other = meeting.dial('/agent', ['-']);
    await caller.call.ended;
    expect(caller.handset.said).toEqual(['Moved']);
    expect(meeting.events.at(-1)).toBe('4 participant-leave member participant_updated_via_api');
    other.call.hangUp();
    await other.call.ended;
  });

  test('the star with hangupOnStar, and the time limit', async () => {
    const meeting = await openMeeting({
      ...routes,
      '/star': conference(member, 'action="/after" hangupOnStar="true"'),
      '/limit': conference(agent, 'action="/after" timeLimit="30"'),
    });
    const caller = meeting.dial('/star', ['12*']);
    await meeting.clock.sleep(5000);
    const other = meeting.dial('/limit', ['-']);
    await Promise.all([caller.call.ended, other.call.ended]);
    expect(caller.handset.events).toContainEqual({ keys: '12*', masked: false });
    expect(meeting.line.to('/after')).toHaveLength(2);
    expect(other.handset.said).toEqual(['After']);
  });
});

describe('who may not join', () => {
  test.each([
    ['a label in use', 'participantLabel="member"', 16025],
    ['a label with a slash', 'participantLabel="a/b"', 16023],
    ['coaching somebody who is not there', 'coach="CA1"', 13240],
  ])('%s', async (_what, attributes, code) => {
    const meeting = await openMeeting({ ...routes, '/other': conference(attributes) });
    const caller = meeting.dial('/member');
    await meeting.clock.sleep(5000);
    const other = meeting.dial('/other');
    await other.call.ended;
    expect(other.handset.errorCodes).toEqual([code]);
    expect(other.handset.said).toEqual(['next']);
    caller.call.hangUp();
    await caller.call.ended;
  });

  test('a third where two may be', async () => {
    const meeting = await openMeeting({ ...routes, '/other': conference('maxParticipants="2"') });
    const callers = [meeting.dial('/member', ['-']), meeting.dial('/agent', ['-'])];
    await meeting.clock.sleep(5000);
    const other = meeting.dial('/other');
    await other.call.ended;
    expect(other.handset.errorCodes).toEqual([16020]);
    for (const { call } of callers) call.hangUp();
    await Promise.all(callers.map(({ call }) => call.ended));
  });
});
