import { describe, expect, it } from 'vitest';
import type { AgentPhoneMessage } from '../../src/simulator/contract.ts';
import { type AgentPhonePorts, createAgentPhone } from '../../src/web/agent-phone/agent-phone.ts';
import { numberInAddress } from '../../src/web/agent-phone/number.ts';
import { readAgentMessage } from '../../src/web/agent-phone/read-message.ts';
import type { PhoneSocket } from '../../src/web/call/connection.ts';

const own = '+13035550125';
const dial = { callSid: 'CA1', from: '+18005550100', to: own };
const dialed = event({ dial });
const ringing: AgentPhoneMessage = { ringing: { callSid: 'CA1' } };

describe('the number of the telephone', () => {
  it.each([
    ['?number=%2B13035550125', own],
    // A plus that nobody encoded is a space.
    ['?number=+13035550125', own],
    ['?number=13035550125', own],
    ['?number=303', null],
    ['', null],
  ])('in the address %s is %s', (search, number) => {
    expect(numberInAddress(search)).toBe(number);
  });

  it('is registered as soon as the carrier is reached, and again after a loss', () => {
    const { socket, sent, commands } = openPhone(own);
    expect(sent).toEqual([]);
    socket().onopen?.();
    socket().onclose?.();
    socket().onopen?.();
    expect(commands('register')).toEqual([
      { command: 'register', number: own },
      { command: 'register', number: own },
    ]);
  });

  it('is taken back from another page only on demand', () => {
    const { phone, socket, tell, commands } = openPhone(own);
    socket().onopen?.();
    tell({ registered: own });
    tell({ replaced: own });
    socket().onclose?.();
    socket().onopen?.();
    expect(phone.state.get().call.registration).toBe('replaced');
    expect(commands('register')).toHaveLength(1);
    phone.register(own);
    tell({ registered: own });
    expect(phone.state.get().call.registration).toBe('registered');
    expect(commands('register')).toHaveLength(2);
  });
});

describe('a call to the telephone', () => {
  it('rings until it is answered, and is talked in then', () => {
    const { phone, tell, bell, commands } = ringingPhone();
    expect(phone.state.get().call).toMatchObject({ isRinging: true, view: { from: dial.from } });
    phone.answer();
    phone.answer();
    expect(commands('answer')).toHaveLength(1);
    expect(bell).toEqual(['ring', 'stop']);
    expect(phone.state.get().call).toMatchObject({ isRinging: false, view: { phase: 'talking' } });
    tell(event({ conference: 'joined', room: 'aa' }), event({ conference: 'held', room: 'aa' }));
    expect(told(phone)).toEqual([
      'Call from +18005550100',
      'You were put through to a conference.',
      'You are on hold.',
    ]);
  });

  it('can be told of before who calls is known', () => {
    const { phone, socket, tell } = openPhone(own);
    socket().onopen?.();
    tell(ringing);
    expect(phone.state.get().call.view.phase).toBe('connecting');
    tell(dialed);
    expect(phone.state.get().call).toMatchObject({ isRinging: true, view: { from: dial.from } });
  });

  it.each([
    ['declined', 'You declined the call.'],
    ['missed', 'You missed the call.'],
  ])('that is %s stops ringing and says so', (how, words) => {
    const { phone, tell, bell, commands } = ringingPhone();
    if (how === 'declined') phone.decline();
    else tell(event({ end: 'hangup by line' }));
    expect(commands('decline')).toHaveLength(how === 'declined' ? 1 : 0);
    expect(bell).toEqual(['ring', 'stop']);
    expect(phone.state.get().call.view.phase).toBe('ended');
    expect(told(phone).at(-1)).toBe(words);
  });

  it('speaks what is said to the agent, and tells that it was heard', async () => {
    const { phone, tell, spoken, commands } = ringingPhone();
    phone.answer();
    const sound = { kind: 'say', text: 'A member.', language: 'en-US', voice: 'man' } as const;
    tell({ sound, number: 1 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(spoken).toEqual(['A member.']);
    expect(commands('heard')).toEqual([{ command: 'heard', heard: 1 }]);
    expect(told(phone).at(-1)).toBe('A member.');
  });

  it('takes keys and a hang-up once it is answered, and not before', () => {
    const { phone, commands } = ringingPhone();
    phone.press('1');
    phone.hangUp();
    expect([...commands('key'), ...commands('hangup')]).toEqual([]);
    phone.answer();
    phone.press('1');
    phone.hangUp();
    phone.press('2');
    expect(commands('key')).toEqual([{ command: 'key', key: '1' }]);
    expect(commands('hangup')).toHaveLength(1);
    expect(phone.state.get().call.view.phase).toBe('ended');
  });

  it('ends in words when the carrier is lost', () => {
    const { phone, socket, bell } = ringingPhone();
    socket().onclose?.();
    expect(bell).toEqual(['ring', 'stop']);
    expect(phone.state.get().call.registration).toBe('none');
    expect(told(phone).at(-1)).toBe('The connection to the carrier was lost.');
  });
});

describe('messages of the carrier', () => {
  it.each([{ registered: own }, { replaced: own }, ringing, dialed, { stopSound: 1 }])(
    '%o is understood',
    (message) => expect(readAgentMessage(JSON.stringify(message))).toEqual(message),
  );

  it.each(['{', '5', '{"registered":5}', '{"ringing":true}', new Uint8Array()])(
    '%s is passed over',
    (data) => expect(readAgentMessage(data)).toBeNull(),
  );
});

type Told = Extract<AgentPhoneMessage, { event: unknown }>;

function event(one: Told['event']): Told {
  return { event: one, atMilliseconds: 0 };
}

function told(phone: ReturnType<typeof createAgentPhone>): string[] {
  return phone.state
    .get()
    .call.view.conversation.flatMap((turn) => (turn.kind === 'keys' ? [] : [turn.text]));
}

/** A registered telephone that rings. */
function ringingPhone() {
  const open = openPhone(own);
  open.socket().onopen?.();
  open.tell({ registered: own }, dialed, ringing);
  return open;
}

function openPhone(number: string | null) {
  const sent: Record<string, unknown>[] = [];
  const bell: string[] = [];
  const spoken: string[] = [];
  let socket: PhoneSocket;
  const ports: AgentPhonePorts = {
    open: () => {
      socket = {
        send: (text) => sent.push(JSON.parse(text)),
        close: () => {},
        ...{ onopen: null, onclose: null, onmessage: null },
      };
      return socket;
    },
    later: (work, milliseconds) => {
      // The next try to connect, not the moment a key stays lit.
      if (milliseconds >= 500) work();
      return () => {};
    },
    listener: () => ({ reads: false, speed: 1 }),
    tone: () => {},
    ring: () => bell.push('ring'),
    stopRing: () => bell.push('stop'),
    voice: async (sound) => {
      if (sound.kind === 'say') spoken.push(sound.text);
    },
    wait: () => new Promise(() => {}),
  };
  const phone = createAgentPhone(ports, number);
  const tell = (...messages: readonly AgentPhoneMessage[]) => {
    for (const message of messages) socket.onmessage?.({ data: JSON.stringify(message) });
  };
  const commands = (command: string) => sent.filter((one) => one.command === command);
  return { phone, socket: () => socket, tell, sent, commands, bell, spoken };
}
