import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerQuery } from '../../src/line/queries.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { noteFailure, noteSuccess } from '../../src/store/identifications.ts';
import { HOUR, START } from '../payments/support.ts';
import { SignedLine } from '../support/signed-line.ts';

const ANA = '900000017';
const HER_PHONE = '+14155550117';
const STRANGER = '+15005550199';
const DAY = 24 * HOUR;

let clock: VirtualClock;
let line: SignedLine;
beforeEach(async () => {
  clock = new VirtualClock(START);
  line = new SignedLine();
  await line.start({ clock });
});
afterEach(() => line.stop());

const ask = (query: Parameters<typeof answerQuery>[2]) => {
  if (!line.running) throw new Error('The line is not started.');
  return answerQuery(line.running.line, { callSid: 'CA-now', keepToken: () => {} }, query);
};

/** Whether this phone may still identify this member. */
async function isOpen(callerNumber: string | null, memberId = ANA): Promise<boolean> {
  const standing = await ask({ type: 'query.standing', memberId, callerNumber });
  if (standing.type !== 'standing.known') throw new Error(`Not a standing: ${standing.type}`);
  return standing.identificationOpen;
}

/** Wrong guesses just now: `by` a phone about so many members, or `about` one by many phones. */
function guesses(count: number, { by, about }: { by?: string | null; about?: string }): void {
  for (let number = 0; number < count; number += 1) {
    const memberId = about ?? `9100000${String(number).padStart(2, '0')}`;
    const phone = by === undefined ? `+1500555${String(1000 + number)}` : by;
    noteFailure(line.db, memberId, phone, clock.now());
  }
}

describe('a phone', () => {
  it('has nine guesses an hour, and is stopped by the tenth', async () => {
    guesses(9, { by: STRANGER });
    expect(await isOpen(STRANGER)).toBe(true);
    guesses(1, { by: STRANGER });
    expect(await isOpen(STRANGER)).toBe(false);
  });

  it('is free again when the first of ten is more than an hour ago', async () => {
    guesses(10, { by: STRANGER });
    clock.pass(HOUR);
    expect(await isOpen(STRANGER)).toBe(false);
    clock.pass(1);
    expect(await isOpen(STRANGER)).toBe(true);
  });

  it('stops nobody else', async () => {
    guesses(10, { by: STRANGER });
    expect(await isOpen(HER_PHONE)).toBe(true);
    expect(await isOpen(null)).toBe(true);
  });

  it('that is withheld shares no limit with the other withheld ones', async () => {
    guesses(30, { by: null });
    expect(await isOpen(null)).toBe(true);
  });

  it('that has identified a member is stopped by its own ten guesses all the same', async () => {
    noteSuccess(line.db, ANA, HER_PHONE, clock.now());
    guesses(10, { by: HER_PHONE });
    expect(await isOpen(HER_PHONE)).toBe(false);
  });
});

describe('a member ID', () => {
  it('stands four wrong guesses a day, and is closed by the fifth, from whatever phones', async () => {
    guesses(4, { about: ANA });
    expect(await isOpen(STRANGER)).toBe(true);
    guesses(1, { about: ANA });
    expect(await isOpen(STRANGER)).toBe(false);
    expect(await isOpen(null)).toBe(false);
    expect(await isOpen(STRANGER, '900000025')).toBe(true);
  });

  it('is open again when the first of five is more than a day ago', async () => {
    guesses(5, { about: ANA });
    clock.pass(DAY);
    expect(await isOpen(STRANGER)).toBe(false);
    clock.pass(1);
    expect(await isOpen(STRANGER)).toBe(true);
  });

  it('stays open to a phone that has identified it before', async () => {
    noteSuccess(line.db, ANA, HER_PHONE, clock.now() - 90 * DAY);
    guesses(50, { about: ANA });
    expect(await isOpen(HER_PHONE)).toBe(true);
    expect(await isOpen(STRANGER)).toBe(false);
  });

  it('is closed to whoever pretends to call from that phone, after five guesses of their own', async () => {
    noteSuccess(line.db, ANA, HER_PHONE, clock.now());
    guesses(4, { by: HER_PHONE, about: ANA });
    guesses(1, { about: ANA });
    expect(await isOpen(HER_PHONE)).toBe(true);
    guesses(1, { by: HER_PHONE, about: ANA });
    expect(await isOpen(HER_PHONE)).toBe(false);
    clock.pass(DAY + 1);
    expect(await isOpen(HER_PHONE)).toBe(true);
  });

  it('that nobody has is closed like any other', async () => {
    guesses(5, { about: '900000018' });
    expect(await isOpen(STRANGER, '900000018')).toBe(false);
  });
});

describe('a limit that is reached', () => {
  const identify = { memberId: ANA, birthDate: '1958-01-02', zip: null, callerNumber: STRANGER };

  it('holds against the right answer too', async () => {
    guesses(5, { about: ANA });
    expect(await ask({ type: 'query.member', ...identify })).toEqual({ type: 'member.locked' });
  });

  it('survives a restart', async () => {
    guesses(5, { about: ANA });
    await line.running?.close();
    await line.start({ clock });
    expect(await isOpen(STRANGER)).toBe(false);
  });

  it('never keeps anybody from paying a bill by its number', async () => {
    guesses(10, { by: STRANGER });
    guesses(5, { about: ANA });
    const bill = await ask({ type: 'query.bill', billNumber: '10000017', zip: '94110' });
    expect(bill).toMatchObject({ type: 'bill.matched', bill: { balanceCents: 12_450 } });
  });
});
