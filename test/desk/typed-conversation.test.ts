import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { DeskAction } from '../../src/desk/contract.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { Desk } from '../../src/desk/port.ts';
import { endCallOnStatus } from '../../src/line/end-call.ts';
import type { Line } from '../../src/line/line.ts';
import { startCall } from '../../src/line/take-turn.ts';
import { ttyCall } from '../../src/line/tty-call.ts';
import type { TtyEvent, TtyLine } from '../../src/relay/tty/port.ts';
import { addAgent } from '../../src/store/agents.ts';
import type { TwilioClient } from '../../src/twilio/client/client.ts';
import { HandClock } from '../support/hand-clock.ts';
import { ACCOUNT_SID, SignedLine, sid } from '../support/signed-line.ts';

const TTY_NUMBER = '+18005550143';
const CALL = sid(1);
/** 9:30 in Los Angeles. */
const MONDAY = Date.parse('2026-03-02T17:30:00Z');

const key = (pressed: string): TtyEvent => ({ type: 'key', key: pressed });
const silence: TtyEvent = { type: 'silence' };
const waited: TtyEvent = { type: 'waited' };

let signed: SignedLine;
let line: Line;
let desk: Desk;
let caller: TtyLine;
/** What the carrier's REST API was asked for. */
let asked: string[];

beforeEach(async () => {
  signed = new SignedLine();
  asked = [];
  let carrier: TwilioClient | null = null;
  const twilio = (configured: TwilioClient) => {
    carrier = new Proxy(configured, {
      get: (_client, name) => {
        return async () => {
          asked.push(String(name));
          return { result: 'gone', code: 21220, detail: 'nobody is asked in this test' };
        };
      },
    });
    return carrier;
  };
  const hand = new HandClock();
  const clock: Clock = { now: () => MONDAY, sleep: (...given) => hand.sleep(...given) };
  ({ line } = await signed.start({ clock, twilio }, { TTY_NUMBERS: TTY_NUMBER }));
  if (carrier === null) throw new Error('The line made no client of the carrier.');
  desk = createDesk({
    ...{ line, carrier, publicBaseUrl: 'https://pay.example.test', hasBrowserAudio: false },
    ...{ newRoom: () => 'a'.repeat(32), payConnector: 'Payline_Sandbox' },
  });
  for (const agentId of ['dana', 'eli']) {
    const named = { agentId, login: agentId, name: agentId, phoneNumber: '+14155550190' };
    addAgent(line.db, { ...named, role: 'supervisor', passwordHash: 'none' }, clock.now());
  }
  desk.signedIn('dana');
  await startCall(line, { callSid: CALL, from: '+14155550117', to: TTY_NUMBER });
  caller = ttyCall(line, CALL, () => undefined);
});
afterEach(async () => {
  desk.close();
  await signed.stop();
});

/** What the caller's TTY shows after that. */
async function shows(event?: TtyEvent): Promise<string> {
  await line.worker.drain();
  const page = await (event ? caller.take(event) : caller.page());
  await line.worker.drain();
  return page.after === 'leave' ? 'leaves' : `${page.after}: ${page.lines.join(' / ')}`;
}

async function does(agentId: string, action: DeskAction): Promise<string> {
  await line.worker.drain();
  const answer = await desk.act(agentId, action);
  await line.worker.drain();
  return answer.ok ? 'done' : answer.code;
}

const state = (agentId = 'dana') => desk.state(agentId);
const conversationId = () => state().conversation?.conversationId ?? 'none';
const typed = () => state().conversation?.typed.map(({ by, text }) => `${by}: ${text}`);

/** English, then a person. */
async function waits(): Promise<string> {
  await shows();
  await shows(key('1'));
  await shows(key('0'));
  return shows(waited);
}

/** Dana has taken the caller, who has been told so. */
async function talk(): Promise<void> {
  await does('dana', { action: 'ready' });
  await waits();
  const offerId = state().offer?.offerId ?? 'none';
  expect(await does('dana', { action: 'accept', offerId })).toBe('done');
  expect(caller.hasGoneOn()).toBe(true);
  expect(await shows()).toBe('talk: AN AGENT IS HERE.');
}

describe('a caller at a TTY who wants a person', () => {
  it('waits in the same line, is told the place, and counts no silence', async () => {
    const place = 'U ARE NEXT IN LINE.';
    expect(await waits()).toMatch(new RegExp(`^listen: ${place}.*TYPE 1 CALL ME BACK`));
    for (let minute = 0; minute < 15; minute += 1) expect(await shows(silence)).toContain(place);
    expect(state().queue).toMatchObject([{ place: 1, need: 'relay', channel: 'tty' }]);
  });

  it('is offered no message, which would be spoken', async () => {
    expect(await waits()).not.toContain('MSG');
    expect(await shows(key('3'))).toContain('IN LINE');
  });

  it('is offered on the page alone: no telephone rings', async () => {
    await does('dana', { action: 'ready' });
    await waits();
    expect(state().offer?.brief.channel).toBe('tty');
    expect(asked).toEqual([]);
  });

  it('goes to pay, keeps the place, and is told so', async () => {
    await waits();
    expect(await shows(key('2'))).toContain('MEMBER ID');
    expect(state().queue).toMatchObject([{ state: 'away' }]);
    expect(await shows(key('0'))).toBe('wait: U KEPT UR PLACE IN LINE.');
    expect(await shows(waited)).toContain('U ARE NEXT IN LINE.');
  });

  it('hears that nobody is there any more, and what can be done instead', async () => {
    await waits();
    desk.signedOut('dana');
    expect(await shows(silence)).toContain('NO PERSON IS HERE AT THIS MOMENT.');
    expect(state().queue).toEqual([]);
  });
});

describe('a typed conversation', () => {
  it('begins on the page at once, without the carrier', async () => {
    await talk();
    expect(state().presence.state).toBe('onCall');
    expect(state().conversation?.legs).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('carries lines both ways, each printed once', async () => {
    await talk();
    caller.talk.heard('MY BILL IS WRONG GA');
    expect(await does('dana', typing('Which one? ga'))).toBe('done');
    expect(await does('dana', typing('June’s'))).toBe('done');
    expect(typed()).toEqual([
      'caller: MY BILL IS WRONG GA',
      'agent: WHICH ONE? GA',
      "agent: JUNE'S GA",
    ]);
    const first = caller.talk.next();
    expect(first?.text).toBe('WHICH ONE? GA');
    expect(caller.talk.next()).toEqual(first);
    caller.talk.printed(first?.lineId ?? 0);
    expect(state().conversation?.typed.map(({ isPrinted }) => isPrinted)).toEqual([
      ...[true, true, false],
    ]);
    // Another stream, or another process, goes on where this one was.
    expect(ttyCall(line, CALL, () => undefined).talk.next()?.text).toBe("JUNE'S GA");
  });

  it.each([
    ['bye sk', 'BYE SK'],
    ['SKSK', 'SKSK'],
    ['tks, ga', 'TKS, GA'],
    ['saga', 'SAGA GA'],
    ['Two\nlines, 5% & more', 'TWO LINES, 5 PERCENT AND MORE GA'],
  ])('gives the word after %j unless the agent did', async (text, printed) => {
    await talk();
    await does('dana', typing(text));
    expect(caller.talk.next()?.text).toBe(printed);
  });

  it('takes nothing that no TTY can print, and no card number', async () => {
    await talk();
    expect(await does('dana', typing('☎☎'))).toBe('desk.badRequest');
    expect(await does('dana', typing('4111 1111 1111 1111'))).toBe('desk.cardNumber');
    expect(typed()).toEqual([]);
  });

  it('keeps nothing of a card number that the caller typed', async () => {
    await talk();
    caller.talk.heard('4111 1111');
    caller.talk.dropLast();
    caller.talk.heardCard();
    caller.talk.heard('OR 4222 2222 2222 2 GA');
    expect(typed()?.join(' ')).not.toMatch(/\d{5}/);
    expect(typed()?.slice(0, 2)).toEqual(
      Array.from({ length: 2 }, () => 'caller: [card number removed]'),
    );
    expect(JSON.stringify(line.db.prepare('SELECT * FROM typed_lines').all())).not.toMatch(
      /4111|2222 2222/,
    );
  });

  it.each([
    { action: 'hold', isOnHold: true },
    { action: 'mute', isMuted: true },
    { action: 'consult', agentId: 'eli' },
    { action: 'conference' },
    { action: 'handOver' },
    { action: 'drop', legId: 'leg' },
    { action: 'supervise', mode: 'listen' },
  ] as const)('refuses what is of telephones: $action', async (action) => {
    await talk();
    const asks = { ...action, conversationId: conversationId() } as DeskAction;
    expect(await does('dana', asks)).toBe('desk.callerTypes');
  });

  it('ends with the flow’s goodbye, and a wrap-up', async () => {
    await talk();
    await does('dana', { action: 'end', conversationId: conversationId() });
    expect(caller.hasGoneOn()).toBe(true);
    expect(await shows()).toBe('leaves');
    expect(line.db.prepare('SELECT state FROM calls').pluck().get()).toBe('over.goodbye');
    expect(state().presence.state).toBe('wrapUp');
    expect(await does('dana', typing('wait'))).toBe('desk.overtaken');
  });

  it('is ended by a caller who hangs up', async () => {
    await talk();
    await caller.take({ type: 'hangup' });
    const report = { callSid: CALL, accountSid: ACCOUNT_SID, status: 'completed' } as const;
    endCallOnStatus(line, { ...report, durationSeconds: 90, sequence: null });
    await line.worker.drain();
    expect(state().conversation?.endedBy).toBe('caller');
  });

  it('puts the caller in front of the line when the agent’s page is gone', async () => {
    await talk();
    desk.signedOut('dana');
    desk.signedIn('eli');
    expect(await shows()).toBe('wait: PERSON IS GONE. U ARE FIRST IN LINE.');
    await does('eli', { action: 'ready' });
    expect(state('eli').offer?.brief.channel).toBe('tty');
  });

  it('is shown again after the stream broke, and takes no answer to the page before', async () => {
    await does('dana', { action: 'ready' });
    await waits();
    await does('dana', { action: 'accept', offerId: state().offer?.offerId ?? 'none' });
    expect(await shows(key('1'))).toBe('talk: AN AGENT IS HERE.');
    const other = ttyCall(line, CALL, () => undefined);
    expect((await other.page()).lines).toEqual(['AN AGENT IS HERE.']);
  });

  it('takes the end of a stream whose call was sent on for no hang-up', async () => {
    await does('dana', { action: 'ready' });
    await waits();
    await does('dana', { action: 'accept', offerId: state().offer?.offerId ?? 'none' });
    await caller.take({ type: 'hangup' });
    expect(line.db.prepare('SELECT state FROM calls').pluck().get()).toBe('person.typing');
  });
});

function typing(text: string): DeskAction {
  return { action: 'type', conversationId: conversationId(), text };
}
