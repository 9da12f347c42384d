import { describe, expect, it } from 'vitest';
import type { CarrierEvent } from '../../src/simulator/contract.ts';
import { type CallView, noCall } from '../../src/web/call/call-view.ts';
import { type CallAction, followCall, isUnderWay } from '../../src/web/call/follow-call.ts';
import { turnSign } from '../../src/web/call/turn-sign.ts';
import { listeningWords, soundWords } from '../../src/web/call/words.ts';

const tty: CallAction = { type: 'dialed', from: '', device: 'tty' };
const relay: CallAction = { type: 'dialed', from: '', device: 'relay' };
const dialed = event({ dial: { callSid: 'CA1', from: '', to: '+18005550100' } });

describe('a call by TTY', () => {
  it('shows what both sides type, apart from what is heard and pressed', () => {
    const view = viewAfter(tty, dialed, lineTypes('TYPE ID GA'), types('900000017 GA'));
    expect(view).toMatchObject({ phase: 'talking', device: 'tty' });
    expect(typed(view)).toEqual(['TYPE ID GA', '900000017 GA']);
    expect(view.conversation).toHaveLength(1);
  });

  it('asks for HELLO GA, says whose turn it is, and asks for phone keys in card entry', () => {
    const signs = [[], [lineTypes('TYPE ID GA')], [types('9 GA')], [listens('Pay bank-routing')]];
    const words = signs.map((actions) => sign(viewAfter(tty, dialed, ...actions), 'tty'));
    expect(words).toEqual([
      'caller: Nobody has typed yet. Type HELLO GA.',
      'caller: Your turn. End with GA.',
      'far: Your text is going over the line.',
      'caller: Your turn. Press the phone keys, do not type.',
    ]);
  });

  it('hides every digit typed in card entry, and a card typed unasked', () => {
    const view = viewAfter(tty, dialed, types('4111111111111111 GA'));
    expect(typed(view)).toEqual(['•••••••••••••••• GA']);
    const paying = viewAfter(tty, dialed, listens('Pay security-code'), types('123 GA'));
    expect(typed(paying)).toEqual(['••• GA']);
  });

  it('forgets what was typed in the call before', () => {
    expect(viewAfter(tty, dialed, types('HELLO GA'), tty).talk.messages).toEqual([]);
  });
});

describe('a call by relay', () => {
  it('keeps the assistant’s text apart from the line’s words', () => {
    const view = viewAfter(relay, dialed, event({ say: 'Press 7.' }), assistant('PRESS 7 GA'));
    expect(typed(view)).toEqual(['PRESS 7 GA']);
    expect(view.conversation.at(-1)).toMatchObject({ kind: 'line', text: 'Press 7.' });
    expect(sign(view, 'relay')).toBe('caller: Your turn. End with GA.');
  });

  it('waits for the assistant before anybody typed', () => {
    expect(sign(viewAfter(relay, dialed), 'relay')).toMatch(/^far: The assistant is calling/);
  });

  it('hides what the user types for a private entry, and the keys pressed for it', () => {
    const entry = [listens('Pay payment-card-number'), types('4111 1111'), types('1111 1111 GA')];
    const view = viewAfter(relay, dialed, ...entry, event({ keys: 'xxxx', masked: true }));
    expect(typed(view)).toEqual(['•••• •••• •••• •••• GA']);
    expect(view.conversation.at(-1)).toMatchObject({ kind: 'keys', masked: true });
  });

  it('hides digits the carrier tells of in a private entry too', () => {
    const told = event({ relay: '123 GA', by: 'user' });
    expect(typed(viewAfter(relay, dialed, listens('Pay security-code'), told))).toEqual(['••• GA']);
  });

  it('goes on when the assistant redials, but not when the user hung up', () => {
    const cutOff = [relay, dialed, assistant('PRESS 7 GA'), event({ end: 'hangup by line' })];
    const redialed = viewAfter(...cutOff, assistant('CALL ENDED. REDIALING'), dialed);
    expect(isUnderWay(redialed)).toBe(true);
    expect(typed(redialed)).toEqual(['PRESS 7 GA', 'CALL ENDED. REDIALING']);
    expect(isUnderWay(viewAfter(relay, dialed, { type: 'hungUp' }, dialed))).toBe(false);
  });

  it('says that the assistant spoke for the user', () => {
    const view = viewAfter(relay, dialed, event({ spoken: 'I agree' }));
    expect(view.conversation.at(-1)).toMatchObject({ text: 'The assistant said: I agree' });
  });
});

describe('words for a TTY’s sounds', () => {
  it('name its tones, not the file they come from', () => {
    const url = 'https://line.example/voice/baudot/ab12/SEVMTE8.wav';
    expect(soundWords({ kind: 'play', url })).toBe('♪ TTY tones');
  });

  it('say that text goes both ways', () => {
    const listening = { verb: 'Connect', timeoutSeconds: null, secret: false };
    expect(listeningWords(listening, 'tty')).toBe('Text both ways');
  });
});

function viewAfter(...actions: readonly CallAction[]): CallView {
  return actions.reduce(followCall, noCall);
}

function event(carrierEvent: CarrierEvent): CallAction {
  return { type: 'told', message: { event: carrierEvent, atMilliseconds: 0 } };
}

function lineTypes(text: string): CallAction {
  return event({ tty: text, by: 'line' });
}

function assistant(text: string): CallAction {
  return event({ relay: text, by: 'assistant' });
}

function types(text: string): CallAction {
  return { type: 'typed', text };
}

function listens(verb: string): CallAction {
  return event({ listen: verb });
}

function typed(view: CallView): string[] {
  return view.talk.messages.map(({ text }) => text);
}

function sign(view: CallView, device: 'tty' | 'relay'): string {
  const { whose, words } = turnSign(view, device, isUnderWay(view));
  return `${whose}: ${words}`;
}
