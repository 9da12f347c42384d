import { describe, expect, it } from 'vitest';
import { conditions } from '../../../src/cli/bench-tty/conditions.ts';
import { runCondition } from '../../../src/cli/bench-tty/errors.ts';
import { minuteOf, notTty } from '../../../src/cli/bench-tty/not-tty.ts';
import { createDetector, readDigits, readText } from '../../../src/relay/baudot/index.ts';
import { toMulaw } from '../../../src/simulator/tty/impair.ts';
import { sendByTestTty } from '../../../src/simulator/tty/test-sender.ts';
import { codesIn } from './hearing.ts';

const SEED = 7;
const CHARACTERS = 120;

describe('a TTY that shares nothing with ours', () => {
  it.each(conditions)('$name: wrong characters within the limit', (condition) => {
    const { rate } = runCondition(condition, SEED, CHARACTERS);
    // One accident in so short a text is more than a share that holds over long ones.
    const allowed = condition.limit === 0 ? 0 : condition.limit + 1 / CHARACTERS;
    expect(rate).toBeLessThanOrEqual(allowed);
  });

  it('has the digits of a field read whatever shift was heard', () => {
    // The keys of Q to P are those of 1 to 0.
    const codes = codesIn(toMulaw(sendByTestTty('OPPPPPPQU')));
    expect([readText(codes), readDigits(codes)]).toEqual(['OPPPPPPQU', '900000017']);
  });
});

it.each(Object.entries(notTty))('no TTY is noticed in a minute of %s', (_, source) => {
  expect(createDetector().push(toMulaw(minuteOf(source, 0)))).toBeNull();
});
