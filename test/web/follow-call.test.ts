import { describe, expect, it } from 'vitest';
import type { CarrierEvent, PhoneMessage } from '../../src/simulator/contract.ts';
import { type CallView, noCall } from '../../src/web/call/call-view.ts';
import { type CallAction, followCall } from '../../src/web/call/follow-call.ts';

const dial = { dial: { callSid: 'CA1', from: '+14155550117', to: '+18005550100' } };

describe('a call on the page', () => {
  it('is connecting when dialed and talking when the line is heard', () => {
    const dialed = viewAfter({ type: 'dialed', from: '+14155550117' });
    expect(dialed.phase).toBe('connecting');
    const heard = viewAfter(...placed, sound(1, 'Welcome.'));
    expect(heard).toMatchObject({ phase: 'talking', caption: 'Welcome.' });
  });

  it('shows words once although the carrier tells of them twice, in either order', () => {
    const soundFirst = viewAfter(...placed, sound(1, 'Welcome.'), event({ say: 'Welcome.' }));
    const eventFirst = viewAfter(...placed, event({ say: 'Welcome.' }), sound(1, 'Welcome.'));
    expect(spoken(soundFirst)).toEqual(['Welcome.']);
    expect(spoken(eventFirst)).toEqual(['Welcome.']);
  });

  it('shows words twice when the line says them twice', () => {
    const told = [sound(1, 'Again.'), event({ say: 'Again.' })];
    const view = viewAfter(...placed, ...told, sound(2, 'Again.'), event({ say: 'Again.' }));
    expect(spoken(view)).toEqual(['Again.', 'Again.']);
  });

  it('tells where the caller is: in a queue, in a conference, on hold', () => {
    const view = viewAfter(
      ...placed,
      event({ queue: 'joined' }),
      event({ queue: 'left' }),
      event({ conference: 'joined', room: 'r' }),
      event({ conference: 'held', room: 'r' }),
    );
    expect(view.phase).toBe('talking');
    const told = view.conversation.map((one) => ('text' in one ? one.text : ''));
    expect(told.slice(-4)).toEqual([
      'You are waiting in line.',
      'You are no longer waiting in line.',
      'You were put through to a conference.',
      'You are on hold.',
    ]);
  });

  it('does not bring back an old caption when its event comes late', () => {
    const view = viewAfter(...placed, sound(1, 'One.'), sound(2, 'Two.'), event({ say: 'One.' }));
    expect(view.caption).toBe('Two.');
  });

  it('marks words the caller cut short', () => {
    const cut = event({ say: 'A long menu.', interrupted: true });
    const view = viewAfter(...placed, sound(1, 'A long menu.'), cut);
    expect(view.conversation.at(-1)).toMatchObject({ text: 'A long menu.', interrupted: true });
  });

  it('shows words typed over before they began, but not as the caption', () => {
    const skipped = event({ say: 'A long menu.', interrupted: true });
    const view = viewAfter(...placed, sound(1, 'Welcome.'), skipped);
    expect(view.caption).toBe('Welcome.');
    expect(view.conversation.at(-1)).toMatchObject({ text: 'A long menu.', toldBy: 'event' });
  });

  it('keeps listening while the prompt is heard, until the entry is told back', () => {
    const prompted = viewAfter(...placed, event({ listen: 'Gather' }), sound(1, 'Your ID?'));
    expect(prompted.listening).toMatchObject({ verb: 'Gather' });
    const told = followCall(prompted, event({ keys: '90#', masked: false }));
    expect(told).toMatchObject({ listening: null, entriesTaken: prompted.entriesTaken + 1 });
    expect(told.conversation.at(-1)).toMatchObject({ kind: 'keys', keys: '90#', masked: false });
  });

  it.each([
    ['Gather', false],
    ['Pay payment-card-number', true],
  ])('while %s listens, keys are secret: %s', (verb, secret) => {
    const view = viewAfter(...placed, event({ listen: verb, timeoutSeconds: 8 }));
    expect(view.listening).toEqual({ verb, timeoutSeconds: 8, secret });
  });

  it('forgets pressed keys once the carrier has told them back', () => {
    const pressed = viewAfter(...placed, press('1'), press('2'));
    expect(pressed.pendingKeys).toBe('12');
    expect(followCall(pressed, event({ keys: '1', masked: false })).pendingKeys).toBe('2');
  });

  it('counts taken entries by call requests, not by status callbacks', () => {
    const start = viewAfter(...placed);
    const taken = followCall(start, request('call', 'start.greeting'));
    const status = followCall(taken, request('status', undefined));
    expect(status.entriesTaken - start.entriesTaken).toBe(1);
    expect(status.exchanges.map((entry) => entry.number)).toEqual([1, 2]);
    expect(status.flowState).toBe('start.greeting');
  });

  it('lists carrier errors and says them in the conversation', () => {
    const error = { code: 12100, message: 'Document parse failure', severity: 'error' } as const;
    const view = viewAfter(...placed, event({ error: { ...error, line: 3, column: 7 } }));
    expect(view.errors).toMatchObject([{ number: 1, error: { code: 12100, line: 3, column: 7 } }]);
    expect(view.conversation.at(-1)).toMatchObject({ kind: 'event', grave: true });
    const warned = followCall(view, event({ error: { ...error, severity: 'warning' } }));
    expect(warned.errors).toHaveLength(2);
    expect(warned.conversation).toEqual(view.conversation);
  });
});

describe('the end of a call', () => {
  it('is told once, though both the caller and the carrier tell it', () => {
    const view = viewAfter(...placed, { type: 'hungUp' }, event({ end: 'hangup by caller' }));
    expect(view.phase).toBe('ended');
    expect(
      view.conversation.filter((turn) => 'text' in turn && /hung up/.test(turn.text)),
    ).toHaveLength(1);
  });

  it('of the call before does not end a redialed call', () => {
    const redialed: CallAction[] = [...placed, { type: 'hungUp' }, { type: 'dialed', from: '' }];
    expect(viewAfter(...redialed, event({ end: 'hangup by caller' })).phase).toBe('connecting');
  });

  it('is not undone by late words or a late callback', () => {
    const over = [...placed, event({ end: 'hangup by line' })];
    expect(viewAfter(...over, event({ say: 'Goodbye.' })).phase).toBe('ended');
    expect(viewAfter(...over, request('status', undefined)).exchanges).toHaveLength(1);
  });

  it('comes with a lost connection, but only when a call was under way', () => {
    expect(viewAfter(...placed, { type: 'connectionLost' }).phase).toBe('ended');
    expect(viewAfter({ type: 'connectionLost' })).toEqual(noCall);
  });
});

const placed: readonly CallAction[] = [{ type: 'dialed', from: '+14155550117' }, event(dial)];

function viewAfter(...actions: readonly CallAction[]): CallView {
  return actions.reduce(followCall, noCall);
}

function told(message: PhoneMessage): CallAction {
  return { type: 'told', message };
}

function event(carrierEvent: CarrierEvent): CallAction {
  return told({ event: carrierEvent, atMilliseconds: 0 });
}

function sound(number: number, text: string): CallAction {
  return told({ number, sound: { kind: 'say', text, language: 'en-US', voice: 'man' } });
}

function press(key: string): CallAction {
  return { type: 'pressed', key };
}

function request(purpose: 'call' | 'status', state: string | undefined): CallAction {
  const exchange = { method: 'POST', url: 'http://line/x', status: 200, form: {}, milliseconds: 4 };
  return event({ request: { ...exchange, purpose, ...(state === undefined ? {} : { state }) } });
}

function spoken(view: CallView): string[] {
  return view.conversation.flatMap((turn) => (turn.kind === 'line' ? [turn.text] : []));
}
