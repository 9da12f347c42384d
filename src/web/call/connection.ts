import type { PhoneMessage } from '../../simulator/contract.ts';

export type ConnectionState = 'connecting' | 'open' | 'unreachable';

/** The part of WebSocket that is used here. */
export interface PhoneSocket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
}

export interface ConnectionPorts<Message> {
  open(): PhoneSocket;
  /** Calls `work` after `milliseconds`; the result cancels it. */
  later(work: () => void, milliseconds: number): () => void;
  onState(state: ConnectionState): void;
  /** Null for what is not understood. */
  read(data: unknown): Message | null;
  onMessage(message: Message): void;
}

const FIRST_RETRY_MILLISECONDS = 500;
const LAST_RETRY_MILLISECONDS = 5_000;

export interface Connection<Command> {
  /** False when the carrier is not reachable; the command is then dropped. */
  send(command: Command): boolean;
  close(): void;
}

/** Keeps one socket to the carrier open, and opens it again (0.5 s, 1 s, … 5 s) when it is lost. */
export function connectToCarrier<Command, Message>(
  ports: ConnectionPorts<Message>,
): Connection<Command> {
  let socket: PhoneSocket;
  let isOpen = false;
  let closed = false;
  let retryMilliseconds = FIRST_RETRY_MILLISECONDS;
  let cancelRetry = () => {};

  const connect = () => {
    socket = ports.open();
    socket.onopen = () => {
      isOpen = true;
      retryMilliseconds = FIRST_RETRY_MILLISECONDS;
      ports.onState('open');
    };
    socket.onmessage = (event) => {
      const message = ports.read(event.data);
      if (message) ports.onMessage(message);
    };
    socket.onclose = () => {
      isOpen = false;
      if (closed) return;
      ports.onState('unreachable');
      cancelRetry = ports.later(connect, retryMilliseconds);
      retryMilliseconds = Math.min(retryMilliseconds * 2, LAST_RETRY_MILLISECONDS);
    };
  };
  connect();

  return {
    send(command) {
      if (isOpen) socket.send(JSON.stringify(command));
      return isOpen;
    },
    close() {
      closed = true;
      cancelRetry();
      socket.close();
    },
  };
}

/** A message of the carrier, or null for anything a newer carrier may say that we do not know. */
export function readMessage(data: unknown): PhoneMessage | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return null;
    if ('stopSound' in value && typeof value.stopSound === 'number') return value as PhoneMessage;
    const isSound = 'sound' in value && 'number' in value && isObject(value.sound);
    const isEvent = 'event' in value && isObject(value.event);
    return isSound || isEvent ? (value as PhoneMessage) : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
