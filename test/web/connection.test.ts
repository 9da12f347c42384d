import { describe, expect, it } from 'vitest';
import type { PhoneCommand, PhoneMessage } from '../../src/simulator/contract.ts';
import { connectToCarrier, type PhoneSocket, readMessage } from '../../src/web/call/connection.ts';

describe('the connection to the carrier', () => {
  it('is tried again ever more slowly, and quickly once it has worked', () => {
    const world = createWorld();
    for (let loss = 0; loss < 5; loss += 1) world.lose();
    expect(world.delays).toEqual([500, 1_000, 2_000, 4_000, 5_000]);
    world.accept();
    world.lose();
    expect(world.delays.at(-1)).toBe(500);
    expect(world.states.slice(-3)).toEqual(['unreachable', 'open', 'unreachable']);
  });

  it('drops commands while there is nobody to take them', () => {
    const world = createWorld();
    expect(world.connection.send({ command: 'hangup' })).toBe(false);
    world.accept();
    expect(world.connection.send({ command: 'key', key: '5' })).toBe(true);
    expect(world.sent).toEqual(['{"command":"key","key":"5"}']);
  });

  it('is not opened again after it was closed on purpose', () => {
    const world = createWorld();
    world.accept();
    world.connection.close();
    expect(world.delays).toEqual([]);
  });
});

describe('messages of the carrier', () => {
  it.each([
    ['not JSON', '{'],
    ['not an object', '5'],
    ['of an unknown kind', '{"weather":"fine"}'],
    ['a sound that is no object', '{"sound":"moo","number":1}'],
    ['binary', new Uint8Array()],
  ])('%s are passed over', (_, data) => expect(readMessage(data)).toBeNull());

  it.each([
    '{"stopSound":3}',
    '{"sound":{"kind":"pause","seconds":1},"number":1}',
    '{"event":{"end":"rejected"},"atMilliseconds":5}',
  ])('%s is understood', (data) => expect(readMessage(data)).toEqual(JSON.parse(data)));
});

function createWorld() {
  const delays: number[] = [];
  const states: string[] = [];
  const sent: string[] = [];
  let socket: PhoneSocket;
  const open = () => {
    const opened: PhoneSocket = {
      send: (text) => sent.push(text),
      close: () => opened.onclose?.(),
      onopen: null,
      onclose: null,
      onmessage: null,
    };
    socket = opened;
    return opened;
  };
  const connection = connectToCarrier<PhoneCommand, PhoneMessage>({
    open,
    later: (work, milliseconds) => {
      delays.push(milliseconds);
      work();
      return () => {};
    },
    read: readMessage,
    onState: (state) => states.push(state),
    onMessage: () => {},
  });
  return {
    connection,
    delays,
    states,
    sent,
    accept: () => socket.onopen?.(),
    lose: () => socket.onclose?.(),
  };
}
