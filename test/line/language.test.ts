import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CarrierEvent } from '../../src/simulator/contract.ts';
import { ScriptedHandset } from '../support/scripted-handset.ts';
import { World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = new World(Date.parse('2026-03-02T17:30:00Z'));
  await world.start();
});

afterEach(() => world.stop());

/** Everything that was said, each with its language. */
async function said(steps: readonly string[], from = '+14155550117') {
  const handset = new ScriptedHandset(world.clock, steps);
  const call = world.place(handset, { from, to: '' });
  handset.holds(call);
  await call.ended;
  return handset.events.flatMap((event) =>
    'say' in event ? [{ language: event.language, text: event.say }] : [],
  );
}

const languages = (spoken: Awaited<ReturnType<typeof said>>) =>
  spoken.map(({ language }) => language);

it('asks each language in its own voice, and then keeps to the chosen one', async () => {
  const spoken = await said(['2', '-', 'hangup']);
  expect(languages(spoken.slice(0, 4))).toEqual(['en-US', 'en-US', 'es-US', 'en-US']);
  expect(new Set(languages(spoken.slice(4)))).toEqual(new Set(['es-US']));
});

it('offers a caller who is remembered the other language in that language', async () => {
  await said(['2', 'hangup']);
  const spoken = await said(['-', 'hangup']);
  expect(spoken[1]).toEqual({ language: 'en-US', text: 'For English, press 1, then pound.' });
  expect(new Set(languages(spoken.slice(2)))).toEqual(new Set(['es-US']));
});

it('waits shortly for a choice: nothing pressed goes on in English', async () => {
  const begun = world.clock.now();
  const spoken = await said(['-', '-', 'hangup']);
  const { silenceSeconds, digitsSeconds } = world.running.line.facts.waits;
  // Four sentences and a short silence, then the welcome, the question, its own silence, and the
  // two seconds in which a TTY is asked for.
  expect(spoken[5]?.text).toMatch(/^Enter your 9 digit member ID/);
  const seconds = (world.clock.now() - begun) / 1000;
  expect(seconds).toBe(4 + silenceSeconds + 2 + digitsSeconds + 2);
  expect(silenceSeconds).toBeLessThan(digitsSeconds);
});

it('apologizes in the language of the call', async () => {
  const { db } = world.running.line;
  const spoil = () => db.prepare("UPDATE calls SET saved = '{'").run();
  const handset = new ScriptedHandset(world.clock, [
    '2',
    (call) => {
      spoil();
      for (const key of '900000017#') call.press(key);
    },
  ]);
  const call = world.place(handset, { from: '+14155550117', to: '' });
  handset.holds(call);
  await call.ended;
  const apology = handset.events.find(
    (event): event is Extract<CarrierEvent, { say: string }> =>
      'say' in event && event.say.startsWith('Lo siento'),
  );
  expect(apology?.language).toBe('es-US');
});

it('says in every language that the line is down', () => {
  const { fallback } = world.running.line;
  expect(fallback).toMatch(/language="en-US" voice="Polly.Joanna-Neural">I am sorry/);
  expect(fallback).toMatch(/language="es-US" voice="Polly.Lupe-Neural">Lo siento/);
});
