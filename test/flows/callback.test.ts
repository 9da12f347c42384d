import { describe, expect, it } from 'vitest';
import { byTtyAlone, facts, inRelay, times } from '../paths/world.ts';
import { atDesk, Dialogue } from './callback-dialogue.ts';

const OWED_AT = '2026-11-25T22:00:00Z';
const owed = {
  ...atDesk,
  openCallback: { callbackId: 'callback-1', dueAtMilliseconds: Date.parse(OWED_AT) },
};
const nobody = { ...atDesk, onDutyCount: 0 };
const atNight = { time: times.closed };

describe('a caller who asks for a person', () => {
  it.each([
    ['at night', atNight, 'callback.closed', 'person.closed'],
    ['on a holiday', { time: times.holiday }, 'callback.closed', 'person.closed'],
    ['with nobody on duty', { desk: nobody }, 'callback.unavailable', 'callback.nobodyOnDuty'],
  ])('%s hears why there is none, and the ways on', (_when, setting, state, why) => {
    const call = new Dialogue(setting).presses('0');
    expect([call.state, ...call.says]).toEqual([state, why, 'callback.offerMenu']);
  });

  it.each([
    ['the plan has no desk', { ...atDesk, isUsed: false }],
    ['nobody knows of one', null],
  ])('at night hears what was always said when %s', (_why, desk) => {
    const call = new Dialogue({ ...atNight, desk }).presses('0');
    expect(call.state).toBe('person.closed');
    expect(call.says).toEqual(['person.closed', 'person.goOnMenu']);
  });

  it('goes on alone where they were, or ends the call', () => {
    const call = new Dialogue(atNight).presses('0');
    expect(call.presses('3').state).toBe('selfService.identify.memberId');
    expect(call.presses('0', '4').state).toBe('over.goodbye');
  });

  it('is offered no call by an office that is never open by day', () => {
    const desk = { ...facts.desk, callbackDaytime: { opens: '20:00', closes: '20:30' } };
    const call = new Dialogue({ ...atNight, line: { ...facts, desk } }).presses('0');
    expect(call.words('callback.offerMenu').canCallBack).toBe('no');
    expect(call.presses('1').state).toBe('callback.closed');
  });

  it('asks the desk again by 0: somebody may have come', () => {
    const call = new Dialogue({ desk: nobody }).presses('0', '0');
    expect(call.asked.filter(({ type }) => type === 'query.desk')).toHaveLength(2);
  });
});

describe('a callback', () => {
  it('is agreed to by number, time and consent, in this order', () => {
    const call = new Dialogue(atNight).presses('0', '1');
    expect(call.state).toBe('callback.ownNumber');
    expect(call.words('callback.ownNumber').callerLastFourDigits).toBe('0117');
    expect(call.presses('1').state).toBe('callback.times');
    expect(call.presses('2').state).toBe('callback.consent');
    expect(call.commands('command.requestCallback')).toEqual([]);
    const { with: heard } = call.step.view.question[0] ?? { with: {} };
    expect(call.presses('1').state).toBe('callback.agreed');
    const [command, ...more] = call.commands('command.requestCallback');
    expect(more).toEqual([]);
    expect(command).toMatchObject({
      ...{ phoneNumber: '+14155550117', dueAt: '2026-11-25T22:00:00Z', memberId: null },
      ...{ locale: 'en-US', channel: 'voice', region: null, reason: 'person' },
    });
    expect(command?.consentedTo.map(({ key }) => key)).toEqual([
      'callback.consent',
      'callback.consentMenu',
    ]);
    expect(command?.consentedTo[0]?.with).toEqual(heard);
    expect(call.words('callback.agreed')).toMatchObject({
      ...{ onDay: 'tomorrow', onWeekday: '2026-11-25', atTimeOfDay: '14:00' },
      callbackPhone: '+14155550117',
    });
  });

  it('is read as four choices by ear', () => {
    const call = new Dialogue(atNight).presses('0', '1', '1');
    const told = call.step.view.question.filter(({ key }) => key === 'callback.eachTime');
    expect(
      told.map(({ with: { onDay, onDate, atTimeOfDay } }) => [onDay, onDate, atTimeOfDay]),
    ).toEqual([
      ['tomorrow', '2026-11-25', '09:00'],
      ['tomorrow', '2026-11-25', '14:00'],
      ['later', '2026-11-27', '09:00'],
      ['later', '2026-11-27', '14:00'],
    ]);
  });

  it('goes to the number that was keyed, once it was read back', () => {
    const call = new Dialogue(atNight).presses('0', '1', '2', '5105550123');
    expect(call.state).toBe('callback.readBack');
    expect(call.words('callback.readBack').callbackPhone).toBe('+15105550123');
    call.presses('2', '5105550124', '1', '1', '1');
    expect(call.commands('command.requestCallback')).toMatchObject([
      { phoneNumber: '+15105550124' },
    ]);
  });

  it.each([
    ['a withheld number', { ...atNight, callerNumber: null }],
    ['a number abroad', { ...atNight, callerNumber: '+491701234567' }],
    ['a relay centre’s', { ...atNight, line: inRelay, callerNumber: '+15005550101' }],
    ['a TTY’s', { ...atNight, line: byTtyAlone }],
  ])('is never assumed to go to %s', (_what, setting) => {
    const call = new Dialogue(setting).presses('0', '1');
    expect(call.state).toBe('callback.number');
    expect(call.presses('9').state).toBe('callback.closed');
  });

  it('needs a number that can be called: three misses lead back to the ways on', () => {
    const call = new Dialogue({ ...atNight, callerNumber: null }).presses('0', '1');
    call.presses('8765550117', '911', '12');
    expect(call.state).toBe('callback.closed');
    expect(call.says).toContain('callback.noNumber');
  });

  it('is not made without consent', () => {
    const call = new Dialogue(atNight).presses('0', '1', '1', '1', '2');
    expect(call.state).toBe('callback.closed');
    expect(call.presses('1', '1', '1', '9').state).toBe('callback.times');
    expect(call.commands('command.requestCallback')).toEqual([]);
  });

  it('is told one time a turn by relay', () => {
    const call = new Dialogue({ ...atNight, line: inRelay, callerNumber: '+15005550101' });
    call.presses('0', '1', '4155550117', '1');
    const told = () => call.step.view.question.filter(({ key }) => key === 'callback.eachTime');
    expect(told()).toHaveLength(1);
    expect(told()[0]?.with.atTimeOfDay).toBe('09:00');
    call.presses('6');
    expect(told()[0]?.with.atTimeOfDay).toBe('14:00');
    call.presses('1', '1');
    expect(call.commands('command.requestCallback')).toMatchObject([
      { dueAt: '2026-11-25T22:00:00Z', channel: 'relay' },
    ]);
  });

  it('keeps the times it offered while the hour strikes', () => {
    const call = new Dialogue({ desk: nobody }).presses('0', '1', '1');
    const { times: offered } = JSON.parse(call.step.saved.json).context.callback;
    const later = new Dialogue({ desk: nobody, time: times.quiet });
    later.step = call.step;
    later.presses('1', '1');
    expect(later.commands('command.requestCallback')).toMatchObject([{ dueAt: offered[0] }]);
  });
});

describe('a caller who is owed a callback', () => {
  it('is told when it comes, and may keep it', () => {
    const call = new Dialogue({ desk: owed }).presses('0');
    expect(call.state).toBe('callback.open');
    expect(call.words('callback.open')).toMatchObject({ onDay: 'tomorrow', atTimeOfDay: '14:00' });
    expect(call.presses('1').state).toBe('callback.kept');
    expect(call.commands('command.cancelCallback')).toEqual([]);
    expect(call.presses('1').state).toBe('selfService.identify.memberId');
  });

  it('may cancel it, and goes on to a person', () => {
    const call = new Dialogue({ desk: owed }).presses('0', '2');
    expect(call.commands('command.cancelCallback')).toMatchObject([{ callbackId: 'callback-1' }]);
    expect(call.says).toContain('callback.cancelled');
    expect(call.state).toBe('person.queueing');
  });

  it('has a person now by 0 and keeps it', () => {
    const call = new Dialogue({ desk: owed }).presses('0', '0');
    expect(call.state).toBe('person.queueing');
    expect(call.commands('command.cancelCallback')).toEqual([]);
  });

  it('is not offered a second one', () => {
    const call = new Dialogue({ ...atNight, desk: owed }).presses('0', '0');
    expect(call.state).toBe('callback.closed');
    expect(call.presses('1').state).toBe('callback.open');
  });

  it('hears that it comes in turn when no time was agreed', () => {
    const inTurn = { ...owed, openCallback: { callbackId: 'callback-1', dueAtMilliseconds: null } };
    const call = new Dialogue({ desk: inTurn }).presses('0');
    expect(call.words('callback.open').onDay).toBe('inTurn');
  });
});

describe('a caller who gave up waiting in an earlier call', () => {
  const missed = { ...atDesk, hasLeftQueue: true };

  it('is offered a callback first', () => {
    const call = new Dialogue({ desk: missed }).presses('0');
    expect(call.state).toBe('callback.missed');
    expect(call.presses('1').state).toBe('callback.ownNumber');
  });

  it('is asked once, and waits for a person by 2', () => {
    const call = new Dialogue({ desk: missed }).presses('0', '2');
    expect(call.state).toBe('person.queueing');
  });

  it('goes on alone by 3', () => {
    const call = new Dialogue({ desk: missed }).presses('0', '3');
    expect(call.state).toBe('selfService.identify.memberId');
  });
});

describe('a caller in line', () => {
  const left = { type: 'queueLeft', how: 'left' } as const;
  const inLine = () => new Dialogue().presses('0').takes({ type: 'queued' });

  it('is called when their turn comes, and is out of the line when they have agreed', () => {
    const call = inLine().presses('1').takes(left);
    expect(call.state).toBe('callback.ownNumber');
    expect(call.commands('command.stepAside')).toHaveLength(1);
    expect(call.presses('1').state).toBe('callback.consent');
    expect(call.words('callback.consent').onDay).toBe('inTurn');
    call.presses('1');
    expect(call.commands('command.requestCallback')).toMatchObject([{ dueAt: null }]);
    expect(call.words('callback.agreed').onDay).toBe('inTurn');
    expect(call.presses('2').state).toBe('over.goodbye');
  });

  it.each([
    ['goes back', ['9']],
    ['does not agree', ['1', '2']],
    ['wants a person after all', ['0']],
  ])('keeps the place when they %s', (_what, keys) => {
    const call = inLine()
      .presses('1')
      .takes(left)
      .presses(...keys);
    expect(call.state).toBe('person.queueing');
    expect(call.commands('command.requestCallback')).toEqual([]);
  });

  it('goes back in line when they say nothing', () => {
    const silence = { type: 'silence' } as const;
    const call = inLine().presses('1').takes(left, silence, silence, silence);
    expect(call.state).toBe('person.queueing');
  });

  it('leaves a message instead', () => {
    const call = inLine().presses('3').takes(left);
    expect(call.state).toBe('leaveMessage.recording');
    expect(call.presses('9').state).toBe('person.queueing');
  });

  it('that the carrier cannot keep has the other ways on', () => {
    const call = new Dialogue().presses('0').takes({ type: 'queueLeft', how: 'failed' });
    expect(call.state).toBe('callback.unavailable');
  });
});
