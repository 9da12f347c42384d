import { describe, expect, it } from 'vitest';
import { FakeLine, field, leaves, menu, waits } from './fake-line.ts';
import { TtyCaller } from './tty-caller.ts';

const askId = field('HEALTH PLAN PAY LINE. TYPE MEMBER ID', 9);
const askBill = menu('MEDICAL BILL $125.40. TYPE 1 PAY 2 NEXT');
const askAmount = field('TYPE AMOUNT', null);

async function called(...pages: ConstructorParameters<typeof FakeLine>) {
  const line = new FakeLine(...pages);
  const caller = new TtyCaller(line);
  const greeting = await caller.reads();
  return { line, caller, greeting };
}

describe('a call by TTY', () => {
  it('greets, reads a member ID back, goes on after 1', async () => {
    const { line, caller, greeting } = await called(askId, askBill, leaves);
    expect(greeting).toBe('HEALTH PLAN PAY LINE. TYPE MEMBER ID GA');
    expect(await caller.says('900000017 GA')).toBe('U TYPED 900 000 017. TYPE 1 OK 2 RETYPE GA');
    expect(line.taken).toEqual([]);
    expect(await caller.says('1 GA')).toBe('MEDICAL BILL $125.40. TYPE 1 PAY 2 NEXT GA');
    expect(line.taken).toEqual([{ type: 'digits', digits: '900000017', ended: 'pound' }]);
    await caller.says('1');
    expect(line.taken[1]).toEqual({ type: 'key', key: '1' });
    expect(caller.isClosed).toBe(true);
  });

  it('needs no GA after a full field or one key', async () => {
    const { line, caller } = await called(askId, askBill, leaves);
    expect(await caller.says('900 000 017')).toContain('U TYPED 900 000 017');
    expect(await caller.says('YES')).toContain('MEDICAL BILL');
    await caller.says('2');
    expect(line.taken.map(({ type }) => type)).toEqual(['digits', 'key']);
  });

  it('lets the caller retype, with 2 or at once', async () => {
    const { line, caller } = await called(askId, askBill);
    await caller.says('900000018 GA');
    expect(await caller.says('2 GA')).toBe('OK TYPE IT AGAIN GA');
    expect(await caller.says('900000071 GA')).toContain('U TYPED 900 000 071');
    expect(await caller.says('900000017 GA')).toContain('U TYPED 900 000 017');
    await caller.says('OK GA');
    expect(line.taken).toEqual([{ type: 'digits', digits: '900000017', ended: 'pound' }]);
  });

  it('reads an amount back as money', async () => {
    const { line, caller } = await called(askAmount, askBill);
    expect(await caller.says('125.40 GA')).toContain('U TYPED $125.40.');
    await caller.says('1 GA');
    expect(line.taken).toEqual([{ type: 'digits', digits: '125*40', ended: 'pound' }]);
  });

  it('forgets what stands before XXX', async () => {
    const { caller } = await called(askId, askBill);
    expect(await caller.says('90000 XXX 900000017 GA')).toContain('U TYPED 900 000 017');
  });

  it.each([
    ['RPT GA', '*'],
    ['Q GA', '*'],
    ['OPR GA', '0'],
    ['AGENT PLS GA', '0'],
    ['0 GA', '0'],
    ['BACK GA', '9'],
    ['SKIP GA', '#'],
  ])('takes %s for the key %s', async (typed, key) => {
    const { line, caller } = await called(askId, askBill);
    await caller.says(typed);
    expect(line.taken).toEqual([{ type: 'key', key }]);
  });

  it('holds two minutes, or until GA', async () => {
    const { line, caller } = await called(askId, askBill);
    expect(await caller.says('HD PLS')).toBe('OK HOLDING 2 MIN. TYPE GA WHEN READY');
    await caller.pass(90_000);
    expect(await caller.says('GA')).toContain('TYPE MEMBER ID GA');
    await caller.says('HD GA');
    await caller.pass(70_000);
    expect(await caller.reads()).toContain('TYPE MEMBER ID GA');
    const askedAgain = { type: 'key', key: '*' };
    expect(line.taken).toEqual([askedAgain, askedAgain]);
  });

  it('hangs up after SK and a 1, not after a 2', async () => {
    const { line, caller } = await called(askId, leaves);
    expect(await caller.says('THX SKSK')).toBe('END THIS CALL Q TYPE 1 YES 2 NO GA');
    expect(await caller.says('NO GA')).toContain('TYPE MEMBER ID GA');
    await caller.says('SK');
    await caller.says('1');
    expect(line.taken).toEqual([{ type: 'hangup' }]);
    expect(caller.isClosed).toBe(true);
  });

  it('tells the line of a minute of silence', async () => {
    const { line, caller } = await called(askId);
    expect(await caller.reads()).toContain('TYPE MEMBER ID GA');
    expect(line.taken).toEqual([{ type: 'silence' }]);
  });

  it('offers keys or 711 after two unreadable answers', async () => {
    const { line, caller } = await called(askId);
    expect(await caller.says('HOW DO I PAY GA')).toBe(
      'TYPE OR USE KEYS / HEALTH PLAN PAY LINE. TYPE MEMBER ID GA',
    );
    expect(await caller.says('WHAT NUMBER IS MEANT GA')).toContain('LINE IS NOISY PLS USE KEYS');
    expect(line.taken.map(({ type }) => type)).toEqual(['garbled', 'garbled']);
  });

  it('says a waiting page once', async () => {
    const line = new FakeLine(
      menu('TYPE 1 PAY'),
      waits('ONE MOMENT PLS'),
      waits('ONE MOMENT PLS'),
      askBill,
    );
    const caller = new TtyCaller(line);
    await caller.reads();
    expect(await caller.says('1')).toBe('ONE MOMENT PLS');
    expect(await caller.reads()).toContain('MEDICAL BILL');
    expect(line.taken.map(({ type }) => type)).toEqual(['key', 'waited', 'waited']);
  });

  it('lets a detected caller finish their greeting first', async () => {
    const line = new FakeLine(askId);
    const caller = new TtyCaller(line, { wasDetected: true });
    caller.type('HELLO THIS IS ANN GA');
    await caller.pass(4000);
    expect(await caller.reads()).toBe('HEALTH PLAN PAY LINE. TYPE MEMBER ID GA');
    expect(line.taken).toEqual([]);
  });

  it('waits twenty seconds for a greeting, no longer', async () => {
    const caller = new TtyCaller(new FakeLine(askId), { wasDetected: true });
    caller.type('HELLO I AM ANN AND I WANT TO TELL U ALL OF IT AT ONCE '.repeat(4));
    await caller.pass(19_900);
    expect(caller.isSentTo).toBe(false);
    await caller.pass(200);
    expect(caller.isSentTo).toBe(true);
  });

  it('closes when the line fails, so that the next verb goes on', async () => {
    const line = new FakeLine(askBill);
    const caller = new TtyCaller(line);
    await caller.reads();
    const failure = new Error('The database is gone.');
    line.take = () => Promise.reject(failure);
    caller.type('1');
    await caller.pass(10_000);
    expect(caller.isClosed).toBe(true);
    expect(caller.troubles).toEqual([failure]);
  });
});

describe('keys of the phone', () => {
  it('stop what is being sent, and are not read back', async () => {
    const line = new FakeLine(askId, askBill, leaves);
    const caller = new TtyCaller(line);
    await caller.pass(3000);
    for (const key of '900000017#') {
      caller.session.key(key);
      await caller.session.settled();
    }
    expect(caller.clears).toBe(1);
    expect(line.taken).toEqual([{ type: 'digits', digits: '900000017', ended: 'silence' }]);
    expect(await caller.reads()).toContain('MEDICAL BILL');
    caller.session.key('1');
    await caller.session.settled();
    expect(line.taken[1]).toEqual({ type: 'key', key: '1' });
  });

  it('end with pound, or after a while', async () => {
    const { line, caller } = await called(askAmount, askAmount, askBill);
    for (const key of '125*40#') caller.session.key(key);
    await caller.reads();
    for (const key of '99') caller.session.key(key);
    await caller.pass(16_000);
    expect(line.taken).toEqual([
      { type: 'digits', digits: '125*40', ended: 'pound' },
      { type: 'digits', digits: '99', ended: 'silence' },
    ]);
  });

  it('confirm what was typed', async () => {
    const { line, caller } = await called(askId, askBill);
    await caller.says('900000017 GA');
    caller.session.key('1');
    await caller.reads();
    expect(line.taken).toEqual([{ type: 'digits', digits: '900000017', ended: 'pound' }]);
  });
});

describe('half duplex', () => {
  it('does not hear what is typed while it sends', async () => {
    const line = new FakeLine(askId, askBill);
    const caller = new TtyCaller(line);
    await caller.pass(1000);
    caller.type('8000');
    expect(await caller.reads()).toContain('TYPE MEMBER ID GA');
    await caller.pass(20_000);
    expect(line.taken).toEqual([]);
    expect(await caller.says('900000017 GA')).toContain('U TYPED 900 000 017.');
  });

  it('does not wait for ever for a mark', async () => {
    const line = new FakeLine(askBill, leaves);
    const caller = new TtyCaller(line, { losesMarks: true });
    await caller.pass(20_000);
    await caller.says('1 GA');
    expect(line.taken).toEqual([{ type: 'key', key: '1' }]);
  });

  it('drops a value that is not confirmed', async () => {
    const { line, caller } = await called(askId, askBill);
    await caller.says('900000017 GA');
    expect(await caller.reads()).toContain('TYPE MEMBER ID GA');
    await caller.says('OK GA');
    expect(line.taken).toEqual([{ type: 'silence' }, { type: 'key', key: '*' }]);
  });
});

describe('a caller who hangs up', () => {
  it('in the middle of our sending is gone for the line', async () => {
    const line = new FakeLine(askId);
    const caller = new TtyCaller(line);
    await caller.pass(3000);
    caller.session.stopped();
    await caller.session.settled();
    expect(line.taken).toEqual([{ type: 'hangup' }]);
  });

  it('is not told of when the stream was left to the next verb', async () => {
    const line = new FakeLine(leaves);
    const caller = new TtyCaller(line);
    await caller.pass(3000);
    expect(caller.isClosed).toBe(true);
    caller.session.stopped();
    await caller.session.settled();
    expect(line.taken).toEqual([]);
  });
});
