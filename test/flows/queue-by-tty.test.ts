import { describe, expect, it } from 'vitest';
import { advance, type Command, type FlowEvent } from '../../flows/index.ts';
import { surroundingsAt } from '../paths/explore.ts';
import { byTty, byTtyAlone, facts, members, times } from '../paths/world.ts';
import { atDesk, Dialogue } from './callback-dialogue.ts';

const ROOM = '0123456789abcdef0123456789abcdef';
const accepted: FlowEvent = { type: 'agentAccepted', room: ROOM };
const waited: FlowEvent = { type: 'waited' };
const [visit] = members[0]?.bills ?? [];
const identifies = ['9'.repeat(facts.memberIdDigits), '01021958'];

const call = (more: ConstructorParameters<typeof Dialogue>[0] = {}) =>
  new Dialogue({ line: byTtyAlone, desk: atDesk, ...more });

const waiting = () => call().presses('0').takes(waited);
const commands = ({ asked }: Dialogue) =>
  asked.filter((ask): ask is Command => ask.type.startsWith('command.'));

describe('the line of callers, by TTY', () => {
  it('is joined without the carrier’s queue', () => {
    const one = call().presses('0');
    expect([one.state, one.step.view.expects]).toEqual(['person.queueingByTty', 'waits.command']);
    expect(commands(one).at(-1)).toMatchObject({
      ...{ type: 'command.joinQueue', need: 'relay', channel: 'tty' },
    });
    one.takes(waited);
    expect([one.state, one.step.view.isInQueue]).toEqual(['person.waiting', false]);
  });

  it('is left at once for a callback or a bill, with the place kept', () => {
    for (const [key, area] of [
      ['1', 'callback'],
      ['2', 'selfService'],
    ] as const) {
      const one = waiting().presses(key);
      expect(one.state).toMatch(new RegExp(`^${area}\\.`));
      expect(commands(one).at(-1)).toEqual({ type: 'command.stepAside' });
    }
  });

  it('has nobody in it when nobody is on duty: a representative with a TTY is dialled', () => {
    const desk = { ...atDesk, onDutyCount: 0 };
    expect(call({ desk }).presses('0').state).toBe('callback.unavailable');
    expect(call({ desk, line: byTty }).presses('0').state).toBe('person.connecting');
    expect(call({ line: byTty }).presses('0').state).toBe('person.queueingByTty');
  });

  it('is not joined when the office is closed', () => {
    expect(call({ time: times.closed }).presses('0').state).toBe('callback.closed');
  });
});

describe('a person who types', () => {
  it('takes a caller who waits, or who has only just come', () => {
    for (const one of [waiting(), call().presses('0')]) {
      one.takes(accepted);
      expect([one.state, one.says]).toEqual(['person.typing', ['queue.typing']]);
    }
  });

  it('takes nobody who is paying meanwhile', () => {
    expect(waiting().presses('2').takes(accepted).state).not.toMatch(/^person\./);
  });

  it('is lost: the caller reads so in front of the line', () => {
    const one = waiting().takes(accepted, { type: 'conferenceLeft' });
    expect(one.state).toBe('person.queueingByTty');
    expect(one.words('queue.joining')).toEqual({ joined: 'front' });
    expect(commands(one).at(-1)).toMatchObject({ isReturning: true });
  });

  it('has the caller back from the keypad, whatever came of it', () => {
    const one = call()
      .presses(...identifies, '0')
      .takes(waited, accepted);
    const surroundings = surroundingsAt(times.open, byTtyAlone);
    const sends = { type: 'agentSends', billId: visit?.billId ?? '', amountCents: 100 } as const;
    const known = { type: 'bill.fresh', bill: visit ?? null, lockedBy: null } as const;
    one.step = advance(one.step.saved, sends, surroundings).next(known, surroundings);
    expect(one.state).toMatch(/^selfService\./);
    one.presses('0');
    expect(one.state).toBe('person.typing');
    expect(commands(one).at(-1)).toEqual({ type: 'command.backFromKeypad' });
  });

  it('takes who waited by voice until a TTY was heard', () => {
    const one = call({ line: facts }).presses('0').takes({ type: 'queued' });
    expect(one.step.view.isInQueue).toBe(true);
    one.takes({ type: 'ttyDetected' });
    expect(one.state).toBe('person.queueingByTty');
    expect(one.words('queue.joining')).toEqual({ joined: 'kept' });
    expect(one.takes(accepted).state).toBe('person.typing');
  });
});
