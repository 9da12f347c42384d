import { describe, expect, test } from 'vitest';
import type { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import type { ScriptStep } from '../../support/scripted-handset.ts';
import { twiml } from '../call-tiny-line.ts';
import { lineNumber, type Meeting, openMeeting } from './call-several.ts';
import { type Telephone, telephone } from './telephone.ts';

const agent = '+13125550199';

interface Ringing {
  readonly steps?: readonly ScriptStep[];
  readonly phone?: (clock: VirtualClock) => Telephone;
  readonly form?: Readonly<Record<string, string>>;
}

const routes = {
  '/whisper': twiml(
    '<Gather numDigits="1" timeout="5" action="/taken"><Say>A member waits. Press 1.</Say></Gather>',
  ),
  '/taken': twiml('<Say>Thank you</Say>'),
  '/status': '',
  '/amd': '',
};

/** Calls the agent's telephone for its whisper and lets the call end. */
async function callAgent({ steps = ['1'], phone, form }: Ringing = {}) {
  let made: Telephone | undefined;
  const meeting = await openMeeting(routes, (clock) => {
    made = phone?.(clock) ?? telephone(clock, steps);
    return { handsets: (to) => (to === agent ? (made ?? null) : null) };
  });
  const { line } = meeting;
  const created = await meeting.rest('/Calls.json', {
    To: agent,
    From: lineNumber,
    Url: `${line.url}/whisper`,
    StatusCallback: `${line.url}/status`,
    StatusCallbackEvent: 'initiated ringing answered completed',
    ...form,
  });
  const sid = String(created.body.sid);
  await meeting.calls.find(sid)?.call.ended;
  const { body } = await meeting.rest(`/Calls/${sid}.json`);
  const progress = line.to('/status').map((one) => one.form.CallStatus);
  return { meeting, line, created, body, progress, handset: made?.handset };
}

describe('an answered call', () => {
  test('is queued first, hears its document, and may press keys there', async () => {
    const { created, line, handset, body, progress } = await callAgent();
    expect(created).toMatchObject({
      status: 201,
      body: { status: 'queued', direction: 'outbound-api', to: agent, start_time: null },
    });
    expect(line.to('/whisper')[0]?.form).toMatchObject({
      Direction: 'outbound-api',
      From: lineNumber,
      To: agent,
      CallStatus: 'in-progress',
    });
    expect(line.to('/whisper')[0]?.form).not.toHaveProperty('CallToken');
    expect(line.to('/taken')[0]?.form.Digits).toBe('1');
    expect(handset?.said).toEqual(['A member waits. Press 1.—', 'Thank you']);
    expect(progress).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    expect(line.to('/status').map(({ form }) => form.SequenceNumber)).toEqual(['0', '1', '2', '3']);
    expect(body).toMatchObject({ status: 'completed', duration: '1', answered_by: null });
  });

  test('nobody presses a key: the document goes on', async () => {
    const { line, handset } = await callAgent({ steps: ['-'] });
    expect(line.to('/taken')).toEqual([]);
    expect(handset?.events).toContainEqual({ end: 'end of document' });
  });

  test('only the events asked for are told; without a word of it, the end', async () => {
    const { line } = await callAgent({ form: { StatusCallbackEvent: '' } });
    expect(line.to('/status').map(({ form }) => form.CallStatus)).toEqual(['completed']);
    expect(line.to('/status')[0]?.form).toMatchObject({
      CallDuration: '1',
      Direction: 'outbound-api',
    });
  });
});

describe('a call that nobody answers', () => {
  test.each([
    ['declined', 'rings', (call: { decline(): void }) => call.decline(), 'busy'],
    ['put back while it rings', 'rings', (call: { hangUp(): void }) => call.hangUp(), 'busy'],
    ['left ringing', 'rings', () => {}, 'no-answer'],
    ['not there', 'no-answer', () => {}, 'no-answer'],
  ] as const)('%s', async (_what, behaviour, onRinging, status) => {
    const { line, body, progress, meeting } = await callAgent({
      phone: (clock) => telephone(clock, [], { behaviour, onRinging }),
      form: { Timeout: '20' },
    });
    expect(progress).toEqual(['initiated', 'ringing', status]);
    expect(body).toMatchObject({ status, start_time: null, duration: '0' });
    expect(line.to('/whisper')).toEqual([]);
    expect(line.to('/status').at(-1)?.form.CallDuration).toBe('0');
    // Twilio rings five seconds longer than asked.
    if (status === 'no-answer') expect(secondsOf(meeting)).toBe(25);
  });

  test.each(['busy', 'failed'] as const)('%s, which never rings', async (behaviour) => {
    const { progress } = await callAgent({ phone: (clock) => telephone(clock, [], { behaviour }) });
    expect(progress).toEqual(['initiated', behaviour]);
  });

  test('canceled by the REST API', async () => {
    let cancel = (): unknown => undefined;
    const phone = (clock: VirtualClock) => telephone(clock, [], { onRinging: () => cancel() });
    let made: Telephone | undefined;
    const meeting = await openMeeting(routes, (clock) => {
      made = phone(clock);
      return { handsets: () => made ?? null };
    });
    const form = { To: agent, From: lineNumber, Url: `${meeting.line.url}/whisper` };
    const rang = new Promise<void>((resolve) => {
      cancel = resolve;
    });
    const { body } = await meeting.rest('/Calls.json', form);
    await rang;
    const path = `/Calls/${String(body.sid)}.json`;
    const redirected = await meeting.rest(path, { Url: `${meeting.line.url}/taken` });
    expect(redirected.body.code).toBe(21220);
    await meeting.rest(path, { Status: 'canceled' });
    await made?.call?.ended;
    expect((await meeting.rest(path)).body.status).toBe('canceled');
  });
});

const secondsOf = ({ clock }: Meeting) => (clock.now() - Date.UTC(2026, 0, 15, 12)) / 1000;

describe('what has answered', () => {
  test.each([
    ['rings', 'Enable', 'human'],
    ['machine', 'Enable', 'machine_start'],
    ['machine', 'DetectMessageEnd', 'machine_end_beep'],
    ['fax', 'Enable', 'fax'],
  ] as const)('%s with %s is %s', async (behaviour, MachineDetection, answeredBy) => {
    const { line, body } = await callAgent({
      phone: (clock) => telephone(clock, ['-'], { behaviour }),
      form: { MachineDetection },
    });
    expect(line.to('/whisper')[0]?.form.AnsweredBy).toBe(answeredBy);
    expect(body.answered_by).toBe(answeredBy);
  });

  test('a machine that talks longer than the timeout is unknown', async () => {
    const { line } = await callAgent({
      phone: (clock) => telephone(clock, [], { behaviour: 'machine' }),
      form: { MachineDetection: 'DetectMessageEnd', MachineDetectionTimeout: '5' },
    });
    expect(line.to('/whisper')[0]?.form.AnsweredBy).toBe('unknown');
  });

  test('AsyncAmd: the document is asked for at once and the callback told later', async () => {
    const meeting = await openMeeting(routes, (clock) => ({
      handsets: () => telephone(clock, [], { behaviour: 'machine' }),
    }));
    const { line } = meeting;
    const { body } = await meeting.rest('/Calls.json', {
      To: agent,
      From: lineNumber,
      Url: `${line.url}/whisper`,
      MachineDetection: 'Enable',
      AsyncAmd: 'true',
      AsyncAmdStatusCallback: `${line.url}/amd`,
    });
    await meeting.calls.find(String(body.sid))?.call.ended;
    expect(line.to('/whisper')[0]?.form).not.toHaveProperty('AnsweredBy');
    expect(line.to('/amd')[0]?.form).toMatchObject({
      AnsweredBy: 'machine_start',
      MachineDetectionDuration: '4000',
    });
  });
});

describe('what is refused', () => {
  test.each([
    [{ To: '' }, 21201],
    [{ From: '' }, 21213],
    [{ Url: 'nowhere' }, 21205],
    [{ To: 'agent' }, 21211],
    [{ From: '+13125550198' }, 21210],
    [{ To: '+15005550002' }, 21214],
    [{ From: '+15005550001' }, 21212],
    [{ StatusCallback: '/status' }, 21609],
    [{ SendDigits: '1' }, 20001],
  ])('%j is %i', async (form, code) => {
    const meeting = await openMeeting(routes);
    const { status, body } = await meeting.rest('/Calls.json', {
      ...{ To: agent, From: lineNumber, Url: `${meeting.line.url}/whisper` },
      ...form,
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code, more_info: expect.stringContaining(String(code)), status });
    expect(meeting.calls.all).toEqual([]);
  });
});

test('calls are listed newest first, by status when asked', async () => {
  const meeting = await openMeeting(routes);
  const url = `${meeting.line.url}/whisper`;
  for (const To of ['+13125550002', '+13125550100']) {
    await meeting.rest('/Calls.json', { To, From: lineNumber, Url: url });
  }
  await Promise.all(meeting.calls.all.map(({ call }) => call.ended));
  const all = await meeting.rest('/Calls.json');
  expect(all.body.calls).toMatchObject([{ status: 'completed' }, { status: 'busy' }]);
  const busy = await meeting.rest('/Calls.json?Status=busy');
  expect(busy.body.calls).toMatchObject([{ to: '+13125550002' }]);
});
