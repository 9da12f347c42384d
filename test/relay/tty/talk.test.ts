import { describe, expect, it } from 'vitest';
import { FakeLine, leaves, menu, talks } from './fake-line.ts';
import { TtyCaller } from './tty-caller.ts';

const place = menu('U ARE NBR 2 IN LINE. TYPE 1 CALL ME BACK');
const talk = talks('AN AGENT IS HERE.');

/** A caller who waits in line, and has read so. */
async function waiting() {
  const line = new FakeLine(place, talk, leaves);
  const caller = new TtyCaller(line);
  expect(await caller.reads()).toContain('U ARE NBR 2 IN LINE');
  return { line, caller };
}

/** A caller whom a person has taken, and who has read so. */
async function talking() {
  const { line, caller } = await waiting();
  line.goesOn();
  expect(await caller.reads()).toBe('AN AGENT IS HERE. GA');
  return { line, caller };
}

describe('a conversation by TTY', () => {
  it('begins while the caller waits, without an answer of theirs', async () => {
    const { line } = await talking();
    expect(line.taken).toEqual([]);
  });

  it('passes on what the caller types, at GA or at a pause, and prints what the person types', async () => {
    const { line, caller } = await talking();
    caller.type('HELLO MY BILL IS WRONG GA');
    await caller.pass(9000);
    expect(line.atTheDesk).toEqual(['HELLO MY BILL IS WRONG GA']);
    line.types('WHICH BILL PLS GA');
    expect(await caller.reads()).toBe('WHICH BILL PLS GA');
    expect(line.unprinted).toEqual([]);
    caller.type('THE ONE OF JUNE');
    await caller.pass(8000);
    expect(line.atTheDesk.slice(1)).toEqual(['THE ONE OF JUNE']);
    expect(line.taken).toEqual([]);
  });

  it('prints nothing into what the caller is typing', async () => {
    const { line, caller } = await talking();
    caller.type('I AM STILL TYPING THIS GA');
    await caller.pass(1500);
    line.types('WAIT GA');
    await caller.pass(2000);
    expect(line.unprinted).toEqual(['WAIT GA']);
    expect(await caller.reads()).toBe('WAIT GA');
    expect(line.atTheDesk).toEqual(['I AM STILL TYPING THIS GA']);
  });

  it('prints one line after another, each once', async () => {
    const { line, caller } = await talking();
    line.types('ONE');
    line.types('TWO GA');
    expect([await caller.reads(), await caller.reads()]).toEqual(['ONE', 'TWO GA']);
    await caller.pass(5000);
    expect(caller.isSentTo).toBe(false);
  });

  it('keeps a line that was not printed to its end', async () => {
    const { line, caller } = await talking();
    line.types('THIS IS LONG ENOUGH TO BE BROKEN OFF GA');
    await caller.pass(3000);
    caller.session.lost();
    expect(line.unprinted).toHaveLength(1);
    const next = new TtyCaller(line);
    expect([await next.reads(), await next.reads()]).toEqual([
      'AN AGENT IS HERE. GA',
      'THIS IS LONG ENOUGH TO BE BROKEN OFF GA',
    ]);
  });

  it('counts no silence, takes no key and no etiquette for an answer', async () => {
    const { line, caller } = await talking();
    caller.session.key('0');
    caller.type('RPT GA');
    await caller.pass(150_000);
    caller.type('TKS BYE SKSK');
    await caller.pass(8000);
    expect(line.atTheDesk).toEqual(['RPT GA', 'TKS BYE SKSK']);
    expect(line.taken).toEqual([]);
    expect(caller.isSentTo).toBe(false);
  });

  it('finishes what is being printed before the call goes on', async () => {
    const { line, caller } = await talking();
    line.types('ALL IS DONE. BYE SK');
    await caller.pass(2000);
    line.goesOn();
    expect(await caller.reads()).toBe('ALL IS DONE. BYE SK');
    await caller.pass(3000);
    expect(caller.isClosed).toBe(true);
  });

  it('tells the line when the caller hangs up', async () => {
    const { line, caller } = await talking();
    caller.session.stopped();
    await caller.session.settled();
    expect(line.taken).toEqual([{ type: 'hangup' }]);
  });

  it('passes long talk on in parts', { timeout: 20_000 }, async () => {
    const { line, caller } = await talking();
    const long = 'I WOULD LIKE TO KNOW WHY THE BILL IS SO HIGH THIS MONTH AND '.repeat(4);
    caller.type(`${long}GA`);
    await caller.pass(70_000);
    expect(line.atTheDesk.length).toBeGreaterThan(1);
    expect(line.atTheDesk.join(' ')).toBe(`${long}GA`);
  });
});

describe('a card number typed to a person', () => {
  const noDigits = (line: FakeLine) => expect(line.atTheDesk.join(' ')).not.toMatch(/\d{3}/);

  it.each([
    'MY CARD IS 4111 1111 1111 1111 GA',
    '4111111111111111',
    '4111-1111-1111-1111 EXP 12 28 GA',
  ])('never reaches the desk: %s', async (typed) => {
    const { line, caller } = await talking();
    caller.type(typed);
    await caller.pass(30_000);
    expect(line.atTheDesk).toEqual(['CARD']);
  });

  it('is seen across a pause, and what stood before it is taken back', async () => {
    const { line, caller } = await talking();
    caller.type('4111 1111');
    await caller.pass(17_000);
    expect(line.atTheDesk).toEqual(['4111 1111']);
    caller.type('1111 1111');
    await caller.pass(17_000);
    expect(line.atTheDesk).toEqual(['CARD BEGAN', 'CARD']);
    caller.type('1228');
    await caller.pass(12_000);
    noDigits(line);
  });

  it('is not seen in a pause for breath', async () => {
    const { line, caller } = await talking();
    caller.type('4111 1111');
    await caller.pass(9_000);
    caller.type('1111 1111 GA');
    await caller.pass(12_000);
    expect(line.atTheDesk).toEqual(['CARD']);
  });

  it('is not seen in words, numbers of ours and dates', async () => {
    const { line, caller } = await talking();
    const texts = [
      'PAYMENT AMOUNT DUE TODAY AND I PAID IT IN JUNE I THINK GA',
      'U OWE ME $125.40 FROM 06/03/2026 GA',
      'MY ID IS 900000017 GA',
      'CALL 415 555 0117 PLS GA',
    ];
    for (const text of texts) {
      caller.type(text);
      await caller.pass(16_000);
    }
    expect(line.atTheDesk).toEqual(texts);
  });
});
