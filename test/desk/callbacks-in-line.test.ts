import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setPresence } from '../../src/store/agent-presence.ts';
import type { Callback } from '../../src/store/callbacks.ts';
import { askAssignment } from '../../src/store/desk-jobs.ts';
import { joinQueue, type Need } from '../../src/store/queue-entries.ts';
import { CallbackDesk, MEMBER_NUMBER } from '../support/callback-desk.ts';
import { sid } from '../support/signed-line.ts';

/** Tuesday, 11:00 in Los Angeles. */
const NOON = '2026-11-24T19:00:00Z';
const ID = '01HCALLBACK000000000000001';
const MINUTE = 60_000;

let desk: CallbackDesk;
const open = async (startsAt: string) => {
  desk = new CallbackDesk(startsAt);
  await desk.open();
};
afterEach(() => desk.close());

const offered = (agentId: string) => desk.state(agentId).offer;
const isOffered = (agentId: string) => offered(agentId)?.isCallback === true;
const minutesAgo = (minutes: number) => desk.clock.now() - minutes * MINUTE;

/** Somebody with a call, in line since some minutes. */
async function joined(number: number, minutes: number, need: Need = 'standard'): Promise<void> {
  const callSid = sid(number);
  await desk.line.call(callSid, `+1510555${number}`);
  const entry = { reason: 'person', locale: 'en-US', channel: 'voice', region: null } as const;
  const entryId = `entry-${number}`;
  const who = { memberId: null, isReturning: false };
  joinQueue(desk.db, { entryId, callSid, need, ...entry, ...who }, minutesAgo(minutes));
  askAssignment(desk.db, `joined:${number}`, desk.clock.now());
  await desk.settle();
}

describe('the place of a callback in line', () => {
  beforeEach(() => open(NOON));

  it.each<[string, Partial<Callback>, number, Need, boolean]>([
    ['asked before a caller came: first', {}, 9, 'standard', true],
    ['asked after: second', {}, 11, 'standard', false],
    ['with a need that outweighs the minutes: first', { need: 'relay' }, 14, 'standard', true],
    ['against a need that outweighs them: second', {}, 6, 'relay', false],
  ])('in turn, %s', async (_name, wish, minutes, need, isFirst) => {
    await desk.ask(ID, { ...wish, askedAtMilliseconds: minutesAgo(10) });
    await joined(1, minutes, need);
    await desk.hire('dana');
    expect(isOffered('dana')).toBe(isFirst);
    expect(desk.state('dana').queue.map(({ isCallback = false }) => isCallback)).toEqual([
      isFirst,
      !isFirst,
    ]);
  });

  it.each([
    ['counts as a returned call from its time on', 14, true],
    ['is no older than its time, whenever it was asked for', 16, false],
  ])('at a time, it %s', async (_name, minutes, isFirst) => {
    const asked = { askedAtMilliseconds: minutesAgo(600), dueAtMilliseconds: desk.clock.now() };
    await desk.ask(ID, asked);
    await joined(1, minutes);
    await desk.hire('dana');
    expect(isOffered('dana')).toBe(isFirst);
  });

  it('is nobody’s before its time, and somebody’s when it comes', async () => {
    await desk.hire('dana');
    await desk.ask(ID, { dueAtMilliseconds: desk.clock.now() + 20 * MINUTE });
    await desk.pass(19 * MINUTE);
    expect(offered('dana')).toBeNull();
    expect(desk.state('dana').callbacks).toMatchObject([
      { dueAtMilliseconds: Date.parse(NOON) + 20 * MINUTE, tries: 0, state: 'waiting' },
    ]);
    await desk.pass(MINUTE);
    expect(isOffered('dana')).toBe(true);
  });

  it('one who lets it pass is followed by the next', async () => {
    await desk.hire('dana');
    await desk.pass(MINUTE);
    await desk.hire('ben');
    await desk.ask(ID);
    expect(isOffered('dana')).toBe(true);
    const { offerId = '' } = offered('dana') ?? {};
    await desk.act('dana', { action: 'decline', offerId });
    expect(isOffered('dana')).toBe(false);
    expect(isOffered('ben')).toBe(true);
  });

  it('a caller who reaches a person meanwhile is not called back', async () => {
    await desk.ask(ID, { phoneNumber: '+15105551111', memberId: null });
    await joined(1111, 20);
    await desk.hire('dana');
    expect(isOffered('dana')).toBe(false);
    await desk.take();
    expect(desk.callback(ID).state).toBe('reached');
    expect(desk.state('dana').callbacks).toEqual([]);
  });

  it('another member’s callback to the same telephone stays owed', async () => {
    await desk.ask(ID, { phoneNumber: '+15105551111', memberId: '900000017' });
    await joined(1111, 20);
    desk.db.prepare("UPDATE queue_entries SET member_id = '900000025'").run();
    await desk.hire('dana');
    await desk.take();
    expect(desk.callback(ID).state).toBe('waiting');
  });
});

describe('an agent takes one from the list', () => {
  const take = { action: 'takeCallback', callbackId: ID } as const;

  it('before its time, by day: their telephone rings, then the member’s', async () => {
    await open(NOON);
    await desk.hire('dana', 'away');
    await desk.ask(ID, { dueAtMilliseconds: desk.clock.now() + 240 * MINUTE });
    expect(await desk.act('dana', take)).toEqual({ ok: true });
    expect(isOffered('dana')).toBe(true);
    await desk.take();
    expect(desk.last().to).toBe(MEMBER_NUMBER);
  });

  it('once: a colleague is too late', async () => {
    await open(NOON);
    await desk.hire('dana', 'away');
    await desk.hire('ben', 'away');
    await desk.ask(ID);
    await desk.act('dana', take);
    expect(await desk.act('ben', take)).toMatchObject({ code: 'desk.overtaken' });
    await desk.take();
    expect(await desk.act('ben', take)).toMatchObject({ code: 'desk.overtaken' });
  });

  it('and lets it pass: it waits for its time again', async () => {
    await open(NOON);
    await desk.hire('dana', 'away');
    await desk.hire('ben');
    await desk.ask(ID, { dueAtMilliseconds: desk.clock.now() + 240 * MINUTE });
    await desk.act('dana', take);
    const { offerId = '' } = offered('dana') ?? {};
    await desk.act('dana', { action: 'decline', offerId });
    expect(offered('ben')).toBeNull();
    expect(desk.state('ben').queue).toEqual([]);
  });

  it.each([
    ['at night', '2026-11-25T04:30:00Z'],
    ['on a holiday', '2026-11-26T19:00:00Z'],
  ])('not %s', async (_name, startsAt) => {
    await open(startsAt);
    await desk.hire('dana');
    await desk.ask(ID);
    expect(await desk.act('dana', take)).toMatchObject({ ok: false, code: 'desk.notNow' });
    expect(desk.rung).toEqual([]);
  });

  it('not while they are in a call', async () => {
    await open(NOON);
    await desk.hire('dana', 'away');
    await desk.ask(ID);
    setPresence(desk.db, 'dana', { state: 'onCall' }, desk.clock.now());
    expect(await desk.act('dana', take)).toMatchObject({ ok: false, code: 'desk.notNow' });
  });
});

describe('the member’s daytime', () => {
  it.each([
    ['northernCalifornia', '2026-11-25T01:58:00Z', '17:58 in Los Angeles', true],
    ['northernCalifornia', '2026-11-25T01:59:30Z', 'half a minute before closing', false],
    ['georgia', '2026-11-24T22:30:00Z', '17:30 in Atlanta: closed', false],
    ['colorado', '2026-11-24T22:30:00Z', '15:30 in Denver', true],
    ['hawaii', '2026-11-24T18:30:00Z', '8:30 in Honolulu: open, and too early', false],
    ['hawaii', '2026-11-24T19:30:00Z', '9:30 in Honolulu', true],
    ['georgia', '2026-03-09T13:30:00Z', '9:30 after the clocks went forward', true],
    ['georgia', '2026-03-06T13:30:00Z', '8:30 before they did', false],
    ['georgia', '2026-11-02T13:30:00Z', '8:30 after they went back', false],
    ['georgia', '2026-11-02T14:30:00Z', '9:30 after they went back', true],
    ['northernCalifornia', '2026-11-28T18:00:00Z', 'Saturday at 10', true],
    ['georgia', '2026-11-28T18:00:00Z', 'Saturday, with no office', false],
    ['georgia', '2026-11-26T18:00:00Z', 'Thanksgiving', false],
  ])('%s at %s (%s): %s', async (region, startsAt, _name, isByDay) => {
    await open(startsAt);
    await desk.hire('dana');
    await desk.ask(ID, { region });
    expect(isOffered('dana')).toBe(isByDay);
  });

  it('who may not be called tonight is called when the day begins', async () => {
    await open('2026-11-25T04:30:00Z');
    await desk.hire('dana');
    await desk.ask(ID);
    await desk.pass(12 * 60 * MINUTE + 29 * MINUTE);
    expect(offered('dana')).toBeNull();
    await desk.pass(MINUTE);
    expect(isOffered('dana')).toBe(true);
  });

  it('a try too late to be repeated today is repeated on the next day that is open', async () => {
    // Wednesday, 17:50 in Los Angeles; Thursday is Thanksgiving.
    await open('2026-11-26T01:50:00Z');
    await desk.hire('dana');
    await desk.ask(ID);
    await desk.take();
    await desk.ends(desk.last(), 'no-answer');
    expect(desk.callback(ID).dueAtMilliseconds).toBe(Date.parse('2026-11-27T17:00:00Z'));
  });
});
