import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presenceOf } from '../../src/store/agent-presence.ts';
import { openConversations } from '../../src/store/conversations.ts';
import { entryOf } from '../../src/store/queue-entries.ts';
import { CallbackDesk, MEMBER_NUMBER, type RungCall } from '../support/callback-desk.ts';

/** Tuesday, 11:00 in Los Angeles. */
const NOON = '2026-11-24T19:00:00Z';
const ID = '01HCALLBACK000000000000001';
const MINUTE = 60_000;

let desk: CallbackDesk;
beforeEach(async () => {
  desk = new CallbackDesk(NOON);
  await desk.open();
});
afterEach(() => desk.close());

const presence = (agentId: string) => presenceOf(desk.db, agentId).state;
const audited = () =>
  desk.db.prepare("SELECT detail FROM audit WHERE action = 'callback.givenUp'").pluck().all();

/** Dana has taken the callback; the member's telephone rings. */
async function taken(): Promise<{ readonly agent: RungCall; readonly member: RungCall }> {
  const agent = await desk.take();
  const member = desk.last();
  expect(member.to).toBe(MEMBER_NUMBER);
  return { agent, member };
}

describe('a callback whose turn has come', () => {
  beforeEach(async () => {
    await desk.ask(ID, { memberId: '900000017', reason: 'declined' });
    await desk.hire('dana');
  });

  it('rings the agent first, who hears what it is', async () => {
    expect(desk.rung).toHaveLength(1);
    expect(desk.state('dana').offer).toMatchObject({
      ...{ isCallback: true, tries: 0, askedAtMilliseconds: Date.parse(NOON) },
      brief: {
        ...{ callerNumber: MEMBER_NUMBER, memberId: '900000017', proof: 'none' },
        reason: 'declined',
      },
    });
    const heard = await desk.pickUp(desk.last());
    expect(heard).toMatch(/This is a callback\. To call the member, press 1\./);
    expect(desk.callback(ID)).toMatchObject({ state: 'waiting', tries: 0 });
  });

  it('rings the member once the agent pressed 1 and waits in the conference', async () => {
    const agent = desk.last();
    const document = await desk.press(agent, await desk.pickUp(agent), '1');
    expect(document).toContain('startConferenceOnEnter="true"');
    expect(desk.last()).toMatchObject({ to: MEMBER_NUMBER, detectMachine: true });
    expect(desk.last().from).toBe(desk.line.running?.line.facts.lineNumber);
    expect(desk.callback(ID)).toMatchObject({ state: 'calling', tries: 1 });
    expect(presence('dana')).toBe('onCall');
    expect(desk.state('dana').queue).toEqual([]);
  });

  it('brings exactly the agent who waits and the member who identified together', async () => {
    await desk.hire('ben');
    const { member } = await taken();
    const greeting = await desk.pickUp(member, { AnsweredBy: 'human' });
    expect(greeting).toContain('returning your call');
    await desk.press(member, greeting, '1', '900000017#', '94110#');
    expect(openConversations(desk.db)).toMatchObject([
      {
        agentId: 'dana',
        callSid: member.callSid,
        entryId: entryOf(desk.db, member.callSid)?.entryId,
      },
    ]);
    expect(entryOf(desk.db, member.callSid)?.state).toBe('connected');
    expect(desk.asked).toContainEqual(expect.stringContaining(`redirect ${member.callSid}`));
    expect(presence('ben')).toBe('ready');
    const { conversation } = desk.state('dana');
    expect(conversation?.brief).toMatchObject({ memberId: '900000017', proof: 'member' });
    expect(desk.callback(ID).state).toBe('reached');
  });

  it.each(['busy', 'no-answer', 'failed', 'canceled'])('%s: told, free, later', async (status) => {
    const { agent, member } = await taken();
    await desk.ends(member, status);
    expect(desk.callback(ID)).toMatchObject({
      ...{ state: 'waiting', tries: 1 },
      dueAtMilliseconds: desk.clock.now() + 30 * MINUTE,
    });
    const told = desk.asked.find((one) => one.startsWith(`redirect ${agent.callSid}`)) ?? '';
    expect(await desk.go(agent, told.split(' ')[2] ?? '')).toContain('The member was not reached.');
    expect(presence('dana')).toBe('onCall');
    await desk.ends(agent, 'completed');
    expect(presence('dana')).toBe('ready');
    expect(desk.rung).toHaveLength(2);
  });
});

describe('how a callback ends', () => {
  beforeEach(async () => {
    await desk.ask(ID);
    await desk.hire('dana');
  });

  it('a machine: hears the plan called, and the agent is free at once', async () => {
    const { agent, member } = await taken();
    const left = await desk.pickUp(member, { AnsweredBy: 'machine_end_beep' });
    expect(left).toContain('Your health plan called.');
    expect(desk.callback(ID)).toMatchObject({ state: 'waiting', tries: 1 });
    expect(desk.asked).toContainEqual(expect.stringContaining(`redirect ${agent.callSid}`));
    expect(desk.asked).not.toContain(`end ${member.callSid}`);
    await desk.pass(MINUTE);
    expect(presence('dana')).toBe('ready');
  });

  it.each([
    ['2', 'waiting'],
    ['3', 'canceled'],
  ])('the member presses %s: %s, and the agent is free', async (key, state) => {
    const { member } = await taken();
    await desk.press(member, await desk.pickUp(member, { AnsweredBy: 'human' }), key);
    expect(desk.callback(ID).state).toBe(state);
    expect(openConversations(desk.db)).toEqual([]);
    await desk.pass(MINUTE);
    expect(presence('dana')).toBe('ready');
  });

  it('hangs up at the greeting: tried again', async () => {
    const { member } = await taken();
    await desk.pickUp(member, { AnsweredBy: 'human' });
    await desk.ends(member, 'completed');
    expect(desk.callback(ID)).toMatchObject({ state: 'waiting', tries: 1 });
    expect(openConversations(desk.db)).toEqual([]);
  });

  it('hangs up while identifying: reached, and not called again', async () => {
    const { member } = await taken();
    await desk.press(member, await desk.pickUp(member, { AnsweredBy: 'human' }), '1');
    await desk.ends(member, 'completed');
    expect(desk.callback(ID)).toMatchObject({ state: 'reached', tries: 1 });
    expect(openConversations(desk.db)).toEqual([]);
    await desk.pass(90 * MINUTE);
    expect(desk.rung.filter(({ to }) => to === MEMBER_NUMBER)).toHaveLength(1);
    expect(presence('dana')).toBe('ready');
  });

  it('is given up after three tries, half an hour apart', async () => {
    for (const tries of [1, 2, 3]) {
      const { agent, member } = await taken();
      expect(desk.callback(ID).tries).toBe(tries);
      await desk.ends(member, 'no-answer');
      await desk.ends(agent, 'completed');
      await desk.pass(30 * MINUTE);
    }
    expect(desk.callback(ID)).toMatchObject({ state: 'givenUp', tries: 3 });
    expect(audited()).toEqual([JSON.stringify({ tries: 3, why: 'no-answer' })]);
    expect(desk.state('dana').callbacks).toEqual([]);
    expect(desk.rung.filter(({ to }) => to === MEMBER_NUMBER)).toHaveLength(3);
  });

  it('a refused order to ring counts, and frees the agent', async () => {
    desk.answer = ({ to }) =>
      to === MEMBER_NUMBER
        ? { result: 'refused', code: 21211, status: 400, detail: 'no number', sentence: '' }
        : null;
    await taken();
    expect(desk.callback(ID)).toMatchObject({ state: 'waiting', tries: 1 });
    expect(openConversations(desk.db)).toEqual([]);
  });

  it('an order whose answer is lost is not repeated; whom it reached is served', async () => {
    desk.answer = ({ to }) =>
      to === MEMBER_NUMBER ? { result: 'unknown', why: 'noAnswer', detail: 'no answer' } : null;
    const { member } = await taken();
    await desk.pass(10_000);
    const greeting = await desk.pickUp(member, { AnsweredBy: 'human' });
    await desk.pass(5 * MINUTE);
    await desk.press(member, greeting, '1', '900000017#', '94110#');
    expect(openConversations(desk.db)).toMatchObject([{ callSid: member.callSid }]);
    expect(desk.rung.filter(({ to }) => to === MEMBER_NUMBER)).toHaveLength(1);
  });

  it('nothing more is heard of an order whose answer is lost: the try ends by itself', async () => {
    desk.answer = ({ to }) =>
      to === MEMBER_NUMBER ? { result: 'unknown', why: 'noAnswer', detail: 'no answer' } : null;
    const { agent, member } = await taken();
    await desk.pass(2 * MINUTE);
    expect(desk.callback(ID)).toMatchObject({ state: 'waiting', tries: 1 });
    expect(presence('dana')).toBe('ready');
    await desk.ends(agent, 'completed');
    // Picked up after all: nobody waits.
    expect(await desk.pickUp(member, { AnsweredBy: 'human' })).not.toContain('<Gather');
  });

  it('a carrier that cannot be reached is asked again; the try counts once', async () => {
    let refusals = 2;
    desk.answer = ({ to }) => {
      if (to !== MEMBER_NUMBER || refusals === 0) return null;
      refusals -= 1;
      return { result: 'unknown', why: 'notConnected', detail: 'no connection' };
    };
    const { agent } = await taken();
    await desk.pass(10_000);
    expect(desk.rung.filter(({ to }) => to === MEMBER_NUMBER)).toHaveLength(3);
    expect(desk.callback(ID)).toMatchObject({ state: 'calling', tries: 1 });
    expect(desk.asked.join()).not.toContain(agent.callSid);
  });

  it('the agent hangs up first: the member joins the line at its front', async () => {
    const { agent, member } = await taken();
    const greeting = await desk.pickUp(member, { AnsweredBy: 'human' });
    await desk.ends(agent, 'completed');
    expect(presence('dana')).toBe('wrapUp');
    await desk.press(member, greeting, '1', '900000017#', '94110#');
    expect(entryOf(desk.db, member.callSid)).toMatchObject({
      ...{ state: 'waiting', need: 'returnedCall' },
      frontSinceMilliseconds: expect.any(Number),
    });
    await desk.hire('ben');
    expect(desk.state('ben').offer?.brief.memberId).toBe('900000017');
    expect(desk.state('ben').offer?.isCallback).toBeUndefined();
  });

  it('the agent hangs up before the carrier was asked: not rung, and no try is lost', async () => {
    let isUp = false;
    desk.answer = ({ to }) =>
      to === MEMBER_NUMBER && !isUp
        ? { result: 'unknown', why: 'notConnected', detail: 'no connection' }
        : null;
    const { agent } = await taken();
    const count = desk.rung.length;
    await desk.ends(agent, 'completed');
    isUp = true;
    await desk.pass(MINUTE);
    expect(desk.rung).toHaveLength(count);
    expect(desk.callback(ID)).toMatchObject({ state: 'waiting', tries: 0 });
  });

  it('canceled while it rings: the telephone stops, and the agent is free', async () => {
    await desk.hire('ben');
    const { member } = await taken();
    await desk.act('ben', { action: 'cancelCallback', callbackId: ID });
    expect(desk.asked).toContain(`end ${member.callSid}`);
    expect(openConversations(desk.db)).toEqual([]);
    await desk.pass(MINUTE);
    expect(presence('dana')).toBe('ready');
  });

  it('canceled while it is offered: the offer is withdrawn', async () => {
    expect(presence('dana')).toBe('offered');
    await desk.act('dana', { action: 'cancelCallback', callbackId: ID });
    expect(presence('dana')).toBe('ready');
    expect(desk.asked).toContain(`end ${desk.last().callSid}`);
  });
});
