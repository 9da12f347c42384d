import { describe, expect, it } from 'vitest';
import { mulawSamples } from '../../../src/relay/baudot/mulaw.ts';
import { FakeLine, field, leaves, menu } from './fake-line.ts';
import { addNoise, loseFrames, randomFrom, toMulaw } from './test-modem.ts';
import { TtyCaller } from './tty-caller.ts';

const askId = field('TYPE MEMBER ID', 9);
const askBill = menu('TYPE 1 PAY 2 NEXT');
const visa = '4111111111111111';

describe('a card number typed unasked', () => {
  it.each([
    ['in a field', askId, `${visa} GA`],
    ['in groups', askId, '4111 1111 1111 1111 GA'],
    ['with words before it', askId, `MY CARD IS ${visa} GA`],
    ['after a word without a blank', askBill, `NBR${visa} GA`],
    ['in a menu', askBill, '4111-1111-1111-1111 GA'],
    ['and erased', askBill, `${visa} XXX 1 GA`],
    ['by a sender that shifts no more than it must', askId, '4111 1111 1111 1111 GA'],
    ['that is no card but as long', askId, '1234567890123 GA'],
  ])('is told to the line and kept nowhere: %s', async (_where, page, typed) => {
    const line = new FakeLine(page);
    const caller = new TtyCaller(line);
    await caller.reads();
    const shifts = typed.includes('-') ? 'asNeeded' : 'afterSpace';
    const answer = await caller.says(typed, shifts);
    expect(line.taken).toEqual([{ type: 'cardTyped' }]);
    const outputs = JSON.stringify([line.taken, line.asked, answer]);
    expect(outputs).not.toMatch(/\d{3}|4 ?1 ?1/);
  });

  it('is no card when it is keyed, either', async () => {
    const line = new FakeLine(askId, field('TYPE AMOUNT', null));
    const caller = new TtyCaller(line);
    await caller.reads();
    caller.session.key('0');
    caller.session.key('#');
    await caller.reads();
    for (const key of `${visa}#`) caller.session.key(key);
    await caller.session.settled();
    expect(line.taken[1]).toEqual({ type: 'cardTyped' });
  });
});

describe('our own echo', () => {
  it('is never heard as the caller', async () => {
    const line = new FakeLine(askId, askBill);
    const caller = new TtyCaller(line, { echoMilliseconds: 200 });
    await caller.reads();
    expect(await caller.says('900000017 GA')).toContain('U TYPED 900 000 017.');
    expect(await caller.says('1 GA')).toContain('TYPE 1 PAY');
    await caller.pass(40_000);
    expect(line.taken).toEqual([{ type: 'digits', digits: '900000017', ended: 'pound' }]);
  });

  it('is known by its last characters when it comes late', async () => {
    const line = new FakeLine(askId, askBill);
    const caller = new TtyCaller(line, { echoMilliseconds: 1000 });
    await caller.reads();
    await caller.pass(20_000);
    expect(line.taken).toEqual([]);
    expect(await caller.says('900000017 GA')).toContain('U TYPED 900 000 017.');
  });
});

describe('a line full of noise', () => {
  const noisy = (snrDb: number) => {
    const random = randomFrom(7);
    return (frame: Uint8Array) => {
      const samples = Float64Array.from(frame, (code) => (mulawSamples[code] ?? 0) / 32_768);
      return toMulaw(addNoise(samples, { snrDb, levelDbm0: -15, random }));
    };
  };

  it.each([[20], [5], [0]])('at an SNR of %i dB gets through a call', async (snrDb) => {
    const line = new FakeLine(askId, askBill, leaves);
    const caller = new TtyCaller(line, { line: noisy(snrDb) });
    expect(await caller.reads()).toBe('TYPE MEMBER ID GA');
    await caller.pass(15_000);
    expect(await caller.says('900000017 GA')).toBe('U TYPED 900 000 017. TYPE 1 OK 2 RETYPE GA');
    expect(await caller.says('1 GA')).toBe('TYPE 1 PAY 2 NEXT GA');
    await caller.says('2');
    expect(line.taken).toEqual([
      { type: 'digits', digits: '900000017', ended: 'pound' },
      { type: 'key', key: '2' },
    ]);
  });

  it('below hearing offers keys or 711, and never hears a value', async () => {
    const line = new FakeLine(askId, askBill);
    const caller = new TtyCaller(line, { line: noisy(-5) });
    let shown = await caller.reads();
    for (let tries = 0; tries < 4 && !shown.includes('NOISY'); tries += 1) {
      shown = await caller.says('900000017 GA');
    }
    expect(shown).toContain('LINE IS NOISY PLS USE KEYS OR DIAL 711');
    expect(line.taken.some(isValue)).toBe(false);
  });
});

it.each([
  ['by hand, with gaps', { gapMilliseconds: (index: number) => (index * 137) % 900 }],
  ['without a leading mark', { stopBits: 1.5, leadingMarkMilliseconds: 0 }],
  ['quietly', { levelDbm0: -40 }],
])('a caller who types %s is understood', async (_how, sender) => {
  const line = new FakeLine(askId, askBill, leaves);
  const caller = new TtyCaller(line, { sender });
  await caller.reads();
  expect(await caller.says('900 000 017 GA')).toContain('U TYPED 900 000 017.');
  expect(await caller.says('OK GA')).toContain('TYPE 1 PAY');
  await caller.says('OPR PLS GA');
  expect(line.taken[1]).toEqual({ type: 'key', key: '0' });
});

describe('a voice', () => {
  it('is told once to type or use keys, and is no answer', async () => {
    const line = new FakeLine(askBill);
    const caller = new TtyCaller(line);
    await caller.reads();
    caller.sound(spoken(4000));
    expect(await caller.reads()).toBe('TYPE OR USE KEYS / TYPE 1 PAY 2 NEXT GA');
    caller.sound(spoken(4000));
    await caller.pass(20_000);
    expect(line.taken).toEqual([]);
    expect(await caller.says('1 GA')).toContain('TYPE 1 PAY');
    expect(line.taken).toEqual([{ type: 'key', key: '1' }]);
  });
});

/** As loud as a voice, in words with gaps, at pitches that are no TTY's. */
function spoken(milliseconds: number): Uint8Array {
  return Uint8Array.from({ length: milliseconds * 8 }, (_, sample) => {
    const isGap = sample % 4800 > 3600;
    if (isGap) return 0xff;
    return Math.sin((2 * Math.PI * 300 * sample) / 8000) > 0 ? 0x95 : 0x15;
  });
}

describe('a line that loses one frame in twenty and repeats the last', () => {
  it('warns, and lets no value through that the caller did not confirm', async () => {
    let warned = 0;
    let confirmed = 0;
    let misread = 0;
    for (let seed = 1; seed <= 25; seed += 1) {
      const random = randomFrom(seed);
      const line = new FakeLine(askId, askBill);
      const network = (audio: Uint8Array) =>
        loseFrames(audio, { share: 0.05, fill: 'repeat', random });
      const caller = new TtyCaller(line, { network });
      let shown = await caller.reads();
      const shownBefore: string[] = [];
      for (let tries = 0; tries < 8 && !line.taken.some(isValue); tries += 1) {
        const readBack = /U TYPED ([\d ]+)\./.exec(shown)?.[1]?.replaceAll(' ', '');
        shownBefore.push(readBack ?? '');
        if (shown.includes('NOISY')) warned += 1;
        if (readBack !== undefined && readBack !== '900000017') misread += 1;
        shown = await caller.says(
          readBack === undefined ? '900000017 GA' : confirmationOf(readBack),
        );
      }
      const [value] = line.taken.filter(isValue);
      if (value === undefined) continue;
      confirmed += 1;
      // What went through had been read back, and the caller's next word was heard as 1.
      expect(shownBefore.at(-1)).toBe(value.type === 'digits' ? value.digits : '');
    }
    expect(warned).toBeGreaterThan(0);
    expect([confirmed, misread].every((count) => count > 5)).toBe(true);
  }, 120_000);
});

const isValue = ({ type }: { type: string }) => type === 'digits';
const confirmationOf = (readBack: string) => (readBack === '900000017' ? '1 GA' : '2 GA');

it('a caller who never shifts back to figures is understood', async () => {
  const line = new FakeLine(askId, askBill);
  const caller = new TtyCaller(line);
  await caller.reads();
  expect(await caller.says('900 000 017 GA', 'asNeeded')).toContain('900 000 017');
  await caller.says('1', 'asNeeded');
  expect(line.taken.map(({ type }) => type)).toEqual(['digits']);
});

it('a long page is wrapped at words and sent whole', async () => {
  const text =
    'U AGREE THAT WE MAY DEBIT UR BANK ACCOUNT ON THE FIRST OF EACH MONTH UNTIL U STOP IT';
  const caller = new TtyCaller(new FakeLine(menu(text)));
  const shown = await caller.reads();
  expect(shown.replaceAll(' / ', ' ')).toBe(`${text} GA`);
  for (const line of shown.split(' / ')) expect(line.length).toBeLessThanOrEqual(60);
});
