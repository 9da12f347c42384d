import { describe, expect, it } from 'vitest';
import type { Returning } from '../../flows/index.ts';
import { Dialogue } from './callback-dialogue.ts';

const callback: Returning = {
  ...{
    callbackId: 'callback-1',
    by: 'human',
    locale: 'en-US',
    channel: 'voice',
    region: 'georgia',
  },
};
const called = (change: Partial<Returning> = {}, isMember = true) =>
  new Dialogue({ callback: { ...callback, ...change }, isMember });
const about = { callbackId: 'callback-1' };

describe('a call that the line makes', () => {
  it.each(['human', 'unknown'] as const)('greets whom it reaches (%s)', (by) => {
    const call = called({ by });
    expect(call.state).toBe('returned.greeting');
    expect(call.says).toEqual(['returned.greeting', 'returned.menu']);
    expect(call.asked).toEqual([]);
  });

  it('speaks the language that was spoken', () => {
    expect(called({ locale: 'es-US' }).step.view.locale).toBe('es-US');
  });

  it('leaves a machine the plan and the number, and hangs up', () => {
    const call = called({ by: 'machine' });
    expect([call.state, ...call.says]).toEqual(['over.machine', 'returned.machine']);
    expect(call.commands('command.callbackMachine')).toMatchObject([about]);
  });

  it('takes no TTY’s tones for a machine', () => {
    expect(called({ by: 'machine', channel: 'tty' }).state).toBe('returned.greeting');
  });

  it('says nothing of a person before they have identified', () => {
    const { step } = called();
    const words = Object.keys(Object.assign({}, ...step.view.question.map((say) => say.with)));
    expect(words).not.toContain('billCount');
    expect(step.view.about.memberId).toBeNull();
  });

  it.each([
    ['2', 'over.notNow', 'notNow'],
    ['3', 'over.wrongNumber', 'wrongNumber'],
  ])('takes %s for an answer', (key, state, why) => {
    const call = called().presses(key);
    expect(call.state).toBe(state);
    expect(call.commands('command.callbackDeclined')).toMatchObject([{ ...about, why }]);
    expect(call.commands('command.callbackReached')).toEqual([]);
  });

  it.each(['1', '0'])('asks who it is by %s, then waits for the person', (key) => {
    const call = called().presses(key);
    expect(call.state).toBe('selfService.identify.memberId');
    expect(call.commands('command.callbackReached')).toMatchObject([about]);
    expect(call.commands('command.callbackReady')).toEqual([]);
    call.presses('900000017', '01021958');
    expect([call.state, call.step.view.about.proof]).toEqual(['returned.ready', 'member']);
    expect(call.commands('command.callbackReady')).toMatchObject([
      { ...about, memberId: '900000017', channel: 'voice' },
    ]);
  });

  it.each([
    ['has no ID at hand', ['#']],
    ['wants the person at once', ['0']],
    [
      'cannot identify',
      ['900000017', '01021958', '900000017', '01021958', '900000017', '01021958'],
    ],
  ])('puts who %s through all the same', (_who, keys) => {
    const call = called({}, false).presses('1', ...keys);
    expect([call.state, call.step.view.about.proof]).toEqual(['returned.ready', 'none']);
    expect(call.commands('command.callbackReady')).toMatchObject([{ ...about, memberId: null }]);
  });

  it('brings the member to the person who takes the call', () => {
    const call = called()
      .presses('1', '0')
      .takes({ type: 'agentAccepted', room: 'a'.repeat(32) });
    expect([call.state, call.step.view.room]).toEqual(['person.withAgent', 'a'.repeat(32)]);
  });

  it('does not hold a member for ever when the person is gone', () => {
    const call = called().presses('1', '0');
    for (let round = 0; round < 6; round += 1) call.takes({ type: 'waited' });
    expect(call.state).toBe('returned.ready');
    call.takes({ type: 'waited' });
    expect(call.state).toBe('person.queueing');
    expect(call.says).toContain('returned.personGone');
    expect(call.commands('command.joinQueue')).toMatchObject([{ need: 'returnedCall' }]);
  });

  it('ends when nobody answers the question', () => {
    const silence = { type: 'silence' } as const;
    expect(called().takes(silence, silence, silence).state).toBe('over.silent');
  });
});
