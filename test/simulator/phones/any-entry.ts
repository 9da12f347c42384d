import fc from 'fast-check';
import {
  CHECK_WORDS,
  type Entry,
  PAY_STEPS,
  PLAIN_LINE_ACTS,
} from '../../../src/simulator/transcript/entries.ts';

const RESERVED = ['caller', 'line', 'carrier', ...CHECK_WORDS];

/** Text on one line, as printable() leaves it; often words that mean something to the grammar. */
const anyWord = fc.oneof(
  fc.constantFrom('hangs', 'up', 'says', 'plays', 'dials', '+15005550006', 'fails', '#', 'waits'),
  fc.stringMatching(/^[!-~¡-ÿ]{1,30}$/),
);
const anyText = fc
  .array(anyWord, { minLength: 1, maxLength: 30 })
  .map((words) => words.join(' '))
  .filter((text) => !/\s{2}|\u00a0|\u00ad/.test(text));

const anyNumber = fc.stringMatching(/^\+[1-9][0-9]{6,11}$/);
const anyCard = fc.oneof(
  fc.record({ name: fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8})?$/) }),
  fc.record({ ending: fc.stringMatching(/^[0-9]{4}$/) }),
);
const anyStep = fc.constantFrom(...Object.values(PAY_STEPS));

const anyNoise = fc.record({ signalToNoiseDb: fc.integer({ min: -20, max: 60 }) });
const anyLoss = fc.record({
  lossPercent: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
  fill: fc.constantFrom('silence' as const, 'repeat' as const),
});
const merged = ([noise, loss]: readonly [object, object]) => ({ ...noise, ...loss });

const anyCallerAct = fc.oneof(
  fc.record(
    {
      act: fc.constant('dials' as const),
      from: fc.oneof(anyNumber, fc.constant('')),
      to: anyNumber,
    },
    { requiredKeys: ['act', 'from'] },
  ),
  fc.record(
    {
      act: fc.constant('dials' as const),
      from: anyNumber,
      to: anyNumber,
      device: fc.constant('tty' as const),
      impairment: fc.oneof(anyNoise, anyLoss, fc.tuple(anyNoise, anyLoss).map(merged)),
    },
    { requiredKeys: ['act', 'from', 'device'] },
  ),
  fc.record({
    act: fc.constant('types' as const),
    text: fc
      .array(
        fc.oneof(
          fc.stringMatching(/^[A-Z0-9$',!:(")?./;-]{1,12}$/),
          fc.constantFrom('GA', 'card approved-visa', 'card ending 1111'),
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((words) => words.join(' '))
      .filter((text) => !/\d([ -]?\d){12}/.test(text)),
  }),
  fc.record({ act: fc.constant('presses' as const), keys: fc.stringMatching(/^[0-9*#]{1,12}$/) }),
  fc.record(
    { act: fc.constant('waits' as const), milliseconds: fc.nat(99_999_999) },
    { requiredKeys: ['act'] },
  ),
  fc.record({ act: fc.constant('hangs up' as const) }),
  fc.record({ act: fc.constant('enters' as const), what: anyStep }),
  fc.record({
    act: fc.constant('enters' as const),
    what: fc.constant('card' as const),
    card: anyCard,
  }),
  fc.record({ act: fc.constant('enters wrong' as const), what: anyStep }),
  fc.record({ act: fc.constant('pays' as const), card: anyCard }),
);

const anyLineAct = fc.oneof(
  fc.record({ act: fc.constant('says' as const), text: anyText }),
  fc.record({ act: fc.constant('plays' as const), url: fc.webUrl() }),
  fc.record({ act: fc.constant('dials' as const), number: anyNumber }),
  fc.record({ act: fc.constant('types' as const), text: anyText }),
  fc.record({
    act: fc.constantFrom(...PLAIN_LINE_ACTS),
  }),
);

/** Every kind of entry. */
export const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ kind: fc.constant('blank' as const) }),
  fc.record({ kind: fc.constant('comment' as const), text: fc.oneof(anyText, fc.constant('')) }),
  fc.record({ kind: fc.constant('caller' as const), does: anyCallerAct }),
  fc.record({ kind: fc.constant('line' as const), does: anyLineAct }),
  fc.record({
    kind: fc.constant('carrier' as const),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    code: fc.nat(99_999),
  }),
  fc.record({
    kind: fc.constant('check' as const),
    word: fc.constantFrom(...CHECK_WORDS),
    text: anyText,
  }),
  fc.record({
    kind: fc.constant('directive' as const),
    word: fc.stringMatching(/^[a-z]{2,9}$/).filter((word) => !RESERVED.includes(word)),
    text: anyText,
  }),
);
