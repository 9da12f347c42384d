import { expect, it } from 'vitest';
import { deskFacts } from '../../src/line-facts/desk.ts';
import { facts } from '../paths/world.ts';

const { desk } = facts;

it.each([
  ['as shipped', {}, 'none'],
  ['an announcement every two minutes', { announceSeconds: 120 }, 'every minute'],
  ['a need that waits for ever', { creditMinutes: { ...desk.creditMinutes, relay: -1 } }, '>=0'],
  ['calls at dawn', { callbackDaytime: { opens: '06:00', closes: '20:00' } }, '08:00 to 21:00'],
  ['calls at night', { callbackDaytime: { opens: '09:00', closes: '22:00' } }, '08:00 to 21:00'],
  ['no daytime', { callbackDaytime: { opens: '20:00', closes: '09:00' } }, 'before closes'],
  ['a time that is none', { callbackDaytime: { opens: '9:00', closes: '20:00' } }, 'HH:MM'],
  ['one code twice', { wrapUpCodes: [...desk.wrapUpCodes, ...desk.wrapUpCodes] }, 'each code once'],
  ['music in the clear', { holdMusicUrl: 'http://plan.example/music.mp3' }, 'Invalid URL'],
  ['a word too much', { queueName: 'payline' }, 'queueName'],
])('%s', (_, change, problem) => {
  const parsed = deskFacts.safeParse({ ...desk, ...change });
  expect(parsed.success ? 'none' : parsed.error.message).toContain(problem);
});
