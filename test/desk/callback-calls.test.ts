import { afterEach, beforeEach, expect, it } from 'vitest';
import { findCallback, requestCallback } from '../../src/store/callbacks.ts';
import { askAssignment } from '../../src/store/desk-jobs.ts';
import { AgentTelephone } from '../support/agent-telephone.ts';
import { atTheDesk } from '../support/desk-directives.ts';
import { sid } from '../support/signed-line.ts';
import { World } from '../support/world.ts';

/** Monday, 9:30 in Los Angeles. */
const MORNING = '2026-03-02T17:30:00Z';
const ID = '01HCALLBACK000000000000001';
const NUMBER = '+15105550123';

let world: World;
let member: AgentTelephone;

/** A callback that is due, and Dana, who is ready for it. */
beforeEach(async () => {
  world = new World(Date.parse(MORNING));
  await world.start();
  member = new AgentTelephone(world.clock);
  world.telephones.set(NUMBER, member);
  await at('dana signs in with phone +14155550190');
  const { db, clock } = world.running.line;
  requestCallback(db, {
    ...{ callbackId: ID, fromCallSid: sid(900), phoneNumber: NUMBER, memberId: '900000017' },
    ...{ dueAtMilliseconds: null, askedAtMilliseconds: clock.now(), locale: 'en-US' },
    ...{ channel: 'voice', region: 'northernCalifornia', need: 'standard', reason: 'person' },
    consentedTo: 'yes',
  });
  askAssignment(db, `asked:${ID}`, clock.now());
  await at('dana is ready');
});
afterEach(() => world.stop());

const at = (deed: string) => world.letTimeRun(() => atTheDesk(world, deed));
const callback = () => findCallback(world.running.line.db, ID);
const agentHears = async () => (await at('dana hears x')).replace('dana hears ', '');
const memberHears = () => world.letTimeRun(() => member.hears());

async function taken(): Promise<void> {
  await at('dana answers the phone');
  expect(await agentHears()).toContain('This is a callback.');
  await at('dana presses 1');
}

it('the member comes to the agent who waits', async () => {
  await taken();
  await world.letTimeRun(() => member.answer());
  expect(await memberHears()).toContain('returning your call');
  member.press('1');
  expect(await memberHears()).toContain('member ID');
  member.press('900000017#');
  expect(await memberHears()).toContain('birth date');
  member.press('94110#');
  expect(await memberHears()).toMatch(/A person is coming.*\(is in the call\)/);
  expect(await at('dana sees call')).toMatch(/member 900000017, .*Dana joined, Caller joined/);
  expect(await agentHears()).toContain('(is in the call)');
  expect(callback()?.state).toBe('reached');
  await at('dana ends the call');
  expect(await memberHears()).toContain('Goodbye');
});

it.each(['busy', 'no-answer', 'failed', 'machine'] as const)(
  '%s: the agent hears it and is ready again',
  async (behaviour) => {
    member.behaviour = behaviour;
    await taken();
    await world.letTimeRun(() => world.clock.sleep(90_000));
    await world.settle();
    expect(callback()).toMatchObject({ state: 'waiting', tries: 1 });
    expect(await agentHears()).toContain('The member was not reached.');
    expect(await at('dana sees themselves')).toContain('ready');
    if (behaviour === 'machine') expect(await memberHears()).toContain('Your health plan called.');
  },
);
