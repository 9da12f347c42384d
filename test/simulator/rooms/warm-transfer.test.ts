import { expect, test } from 'vitest';
import type { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { twiml } from '../call-tiny-line.ts';
import { lineNumber, type Meeting, openMeeting } from './call-several.ts';
import { type Telephone, telephone } from './telephone.ts';

const callback = 'statusCallback="/events" statusCallbackEvent="start end join leave hold"';
const room = (attributes: string) =>
  `<Conference beep="false" waitUrl="/music" ${callback} ${attributes}>room</Conference>`;

const routes = {
  '/member': twiml('<Enqueue action="/queue-left" waitUrl="/wait">payline</Enqueue>'),
  '/wait': twiml('<Gather timeout="20"><Say>You are number 1</Say></Gather>'),
  '/queue-left': twiml('<Say>Nobody hears this</Say>'),
  '/with-agent': twiml(
    `<Dial action="/after">${room('startConferenceOnEnter="false" participantLabel="member"')}</Dial>`,
  ),
  '/after': twiml('<Say>The person has gone</Say>'),
  '/music': twiml('<Play>/hold.wav</Play>'),
  '/whisper': twiml(
    '<Gather numDigits="1" action="/accepted"><Say>Press 1 to take it</Say></Gather><Hangup/>',
  ),
  '/accepted': twiml(`<Dial>${room('endConferenceOnExit="true" participantLabel="agent"')}</Dial>`),
  '/status': '',
};

const agentNumber = '+13125550199';

/** The line's part, by REST: offers the member to the agent, and later sends the member over. */
async function offer(meeting: Meeting): Promise<string> {
  const { body } = await meeting.rest('/Calls.json', {
    To: agentNumber,
    From: lineNumber,
    Url: `${meeting.line.url}/whisper`,
    StatusCallback: `${meeting.line.url}/status`,
    Timeout: '15',
  });
  return String(body.sid);
}

async function openDesk(make: (clock: VirtualClock) => Telephone) {
  let made: Telephone | undefined;
  const meeting = await openMeeting(routes, (clock) => {
    made = make(clock);
    return { handsets: () => made ?? null };
  });
  return { meeting, phone: () => made };
}

test('a member waits, an agent presses 1, both meet, the agent holds and leaves', async () => {
  const { meeting, phone } = await openDesk((clock) =>
    telephone(clock, ['1', (call) => clock.sleep(60_000).then(() => call.hangUp())]),
  );
  const { line, clock } = meeting;
  const member = meeting.dial('/member', Array(9).fill('-'));
  await clock.sleep(10_000);
  await offer(meeting);
  await clock.sleep(10_000);
  const redirect = { Url: `${line.url}/with-agent` };
  await meeting.rest(`/Calls/${member.call.callSid}.json`, redirect);
  await clock.sleep(10_000);
  const { body } = await meeting.rest('/Conferences.json?FriendlyName=room&Status=in-progress');
  const [conference] = body.conferences as { sid: string }[];
  const path = `/Conferences/${conference?.sid}/Participants/member.json`;
  await meeting.rest(path, { Hold: 'true', HoldUrl: `${line.url}/music` });
  await clock.sleep(5000);
  await meeting.rest(path, { Hold: 'false' });
  await member.call.ended;

  expect(phone()?.handset.said).toEqual(['Press 1 to take it—']);
  expect(member.handset.said.at(-1)).toBe('The person has gone');
  expect(line.to('/queue-left')[0]?.form).toMatchObject({ QueueResult: 'redirected' });
  expect(line.to('/after')[0]?.form).toMatchObject({
    CallSid: member.call.callSid,
    DialCallStatus: 'answered',
  });
  expect(meeting.events).toEqual([
    '1 participant-join agent',
    '2 participant-join member',
    '3 conference-start',
    '4 participant-hold member',
    '5 participant-unhold member',
    '6 participant-leave agent participant_hung_up',
    '7 participant-leave member moderator_ended_conference',
    '8 conference-end agent participant-with-end-conference-on-exit-left',
  ]);
  expect(member.handset.events.flatMap((event) => ('queue' in event ? [event.queue] : []))).toEqual(
    ['joined', 'left'],
  );
});

test.each([
  ['a machine', 'machine', 'completed'],
  ['nobody', 'no-answer', 'no-answer'],
  ['a busy line', 'busy', 'busy'],
] as const)('%s at the agent’s number never meets the member', async (_what, behaviour, status) => {
  const { meeting } = await openDesk((clock) => telephone(clock, ['-'], { behaviour }));
  const member = meeting.dial('/member', Array(9).fill('-'));
  await meeting.clock.sleep(1000);
  const sid = await offer(meeting);
  await meeting.calls.find(sid)?.call.ended;
  expect(meeting.line.to('/status').at(-1)?.form.CallStatus).toBe(status);
  expect(meeting.events).toEqual([]);
  expect(member.call.status).toBe('in-progress');
  member.call.hangUp();
  await member.call.ended;
});

test('the same calls are told in the same order every time', async () => {
  const once = async () => {
    const { meeting } = await openDesk((clock) =>
      telephone(clock, ['1', (call) => clock.sleep(9000).then(() => call.hangUp())]),
    );
    const member = meeting.dial('/with-agent', ['-', '-']);
    await meeting.clock.sleep(1000);
    await offer(meeting);
    await member.call.ended;
    return meeting.line.requests.map(({ path, form }) => `${path} ${form.StatusCallbackEvent}`);
  };
  const first = await once();
  expect(first).toContain('/events conference-end');
  for (let again = 0; again < 5; again += 1) expect(await once()).toEqual(first);
});
