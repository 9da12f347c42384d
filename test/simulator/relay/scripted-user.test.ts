import { expect, test } from 'vitest';
import { REDIALING } from '../../../src/simulator/relay/assistant.ts';
import {
  type RelayUserMind,
  ScriptedRelayUser,
} from '../../../src/simulator/relay/scripted-user.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';

const stubborn: RelayUserMind = { answer: () => '', interrupt: () => '', redial: () => '' };

/** A user at a keyboard, and what they typed when. */
function userWith(mind: Partial<RelayUserMind>) {
  const clock = new VirtualClock(0);
  const user = new ScriptedRelayUser(clock, { ...stubborn, ...mind });
  const typed: string[] = [];
  user.sitDown({ type: (text) => typed.push(`${clock.now()} ms: ${text}`) });
  const read = (...texts: string[]) => {
    for (const relay of texts) user.note({ relay, by: 'assistant' });
  };
  return { clock, user, read, typed };
}

test('nothing is answered before GA, and then the whole turn is, at 60 words a minute', async () => {
  const turns: string[] = [];
  const answer = (text: string) => {
    turns.push(text);
    return '1 GA';
  };
  const { clock, read, typed } = userWith({ answer });
  read('TO PAY,', 'PRESS 1');
  await clock.sleep(60_000);
  expect(turns).toEqual([]);
  read('GA');
  await clock.sleep(60_000);
  expect(turns).toEqual(['TO PAY, PRESS 1']);
  // Three seconds to think, and four characters at five a second.
  expect(typed).toEqual(['63800 ms: 1 GA']);
});

test('what makes the user interrupt is not part of the next turn', async () => {
  const turns: string[] = [];
  const { clock, read, typed } = userWith({
    interrupt: (text) => (text.endsWith('PRESS 7') ? '7 GA' : ''),
    answer: (text) => {
      turns.push(text);
      return '';
    },
  });
  read('FOR RELAY PRESS 7', 'FOR ENGLISH', 'GA');
  await clock.sleep(10_000);
  expect([typed.length, turns]).toEqual([1, ['FOR ENGLISH']]);
});

test('after a redial the user begins anew, or stops it with SK', async () => {
  const turns: string[] = [];
  const { clock, read, typed } = userWith({
    redial: () => 'SK',
    answer: (text) => {
      turns.push(text);
      return '';
    },
  });
  read('GOODBYE.', REDIALING, 'HELLO', 'GA');
  await clock.sleep(10_000);
  expect([turns, typed]).toEqual([['HELLO'], ['3400 ms: SK']]);
});

test('nobody types into a call that is over', async () => {
  const { clock, user, read, typed } = userWith({ answer: () => '1 GA' });
  read('GA');
  user.note({ end: 'hangup by line' });
  await clock.sleep(10_000);
  expect(typed).toEqual([]);
});
