import { expect, test } from 'vitest';
import { callerKinds } from '../../src/cli/parity/callers.ts';
import type { Result } from '../../src/cli/parity/run.ts';
import { tableOf } from '../../src/cli/parity/table.ts';

const voice: Result = {
  ...{ task: 'pay a bill', caller: 'voice', completed: true },
  ...{ seconds: 125, redials: 0, lostAt: null },
};

test('a task a line, a kind of caller a column, and why somebody did not finish', () => {
  const relay = { ...voice, caller: 'relay', completed: false, seconds: 605, redials: 1 };
  const tty = { ...voice, caller: 'TTY', seconds: 401 };
  const results = [voice, { ...relay, lostAt: 'For the news, press 1.' }, tty];
  expect(tableOf(results, callerKinds)).toBe(
    [
      'task        voice                  relay                                 TTY',
      'pay a bill  completed, 2 min 05 s  NOT completed, 10 min 05 s, 1 redial  completed, 6 min 41 s',
      'The relay caller (pay a bill) was lost at: “For the news, press 1.”',
      '',
    ].join('\n'),
  );
});

test('who was not lost, and not done either', () => {
  const told = tableOf([{ ...voice, completed: false }], callerKinds);
  expect(told).toContain('The voice caller (pay a bill) was not done when the call was over.');
});
