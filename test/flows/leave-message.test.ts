import { describe, expect, it } from 'vitest';
import type { CallerEvent } from '../../flows/index.ts';
import { byTtyAlone, times } from '../paths/world.ts';
import { Dialogue } from './callback-dialogue.ts';

const recording = (durationSeconds: number) => ({
  ...{ sid: 'RE-1', url: 'https://api.twilio.com/RE-1', durationSeconds },
});
const said = (durationSeconds: number): CallerEvent => ({
  type: 'spoken',
  recording: recording(durationSeconds),
});
const beforeTone = () => new Dialogue({ time: times.closed }).presses('0', '2');
const sent = (call: Dialogue) => call.commands('command.leaveMessage');

describe('a message', () => {
  it('is recorded for two minutes at most, and sent by 1', () => {
    const call = beforeTone();
    expect(call.state).toBe('leaveMessage.recording');
    expect(call.step.view.recordsSeconds).toEqual({ longest: 120, silence: 8 });
    expect(call.takes(said(7)).state).toBe('leaveMessage.review');
    expect(sent(call)).toEqual([]);
    expect(call.presses('1').state).toBe('leaveMessage.sent');
    expect(sent(call)).toEqual([
      {
        ...{ type: 'command.leaveMessage', recording: recording(7) },
        ...{ memberId: null, phoneNumber: '+14155550117', locale: 'en-US' },
      },
    ]);
    expect(call.presses('2').state).toBe('over.goodbye');
    expect(sent(call)).toHaveLength(1);
  });

  it.each([
    ['hangs up when it is recorded', [said(7), { type: 'hangup' }], 1],
    ['hangs up while it is recorded', [{ type: 'hangup', recording: recording(7) }], 1],
    ['hangs up at the tone', [{ type: 'hangup', recording: recording(1) }], 0],
    ['hangs up without a recording', [{ type: 'hangup' }], 0],
  ] satisfies [string, CallerEvent[], number][])('of who %s: %#', (_how, events, count) => {
    const call = beforeTone().takes(...events);
    expect(call.state).toBe('over.hungUp');
    expect(sent(call)).toHaveLength(count);
  });

  it.each([
    ['recorded again', ['2'], 'leaveMessage.recording'],
    ['taken back', ['9'], 'callback.closed'],
  ])('is not sent when it is %s', (_what, keys, state) => {
    const call = beforeTone()
      .takes(said(7))
      .presses(...keys);
    expect(call.state).toBe(state);
    expect(sent(call.takes({ type: 'hangup' }))).toEqual([]);
  });

  it('is sent when its caller asks for a person, or lays the phone aside', () => {
    const asks = beforeTone().takes(said(7)).presses('0');
    expect([asks.state, sent(asks).length]).toEqual(['callback.closed', 1]);
    expect(asks.says).toContain('leaveMessage.sent');
    const silence: CallerEvent = { type: 'silence' };
    const silent = beforeTone().takes(said(7), silence, silence, silence);
    expect([silent.state, sent(silent).length]).toEqual(['over.goodbye', 1]);
  });

  it('that says nothing is asked for again, and at last the ways on', () => {
    const call = beforeTone().takes(said(1));
    expect([call.state, call.says[0]]).toEqual([
      'leaveMessage.recording',
      'leaveMessage.nothingSaid',
    ]);
    call.takes({ type: 'waited' }, said(0));
    expect(call.state).toBe('callback.closed');
    expect(call.says).toContain('leaveMessage.givenUp');
  });

  it('gives way to a callback by 1', () => {
    expect(beforeTone().presses('1').state).toBe('callback.ownNumber');
  });

  it('is not asked for in Baudot', () => {
    const call = new Dialogue({ time: times.closed, line: byTtyAlone }).presses('0', '2');
    expect(call.state).toBe('callback.closed');
    const late = beforeTone().takes({ type: 'ttyDetected' });
    expect([late.state, late.step.view.channel]).toEqual(['callback.closed', 'tty']);
  });
});
