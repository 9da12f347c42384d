import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { CarrierOptions, LiveCall } from './carrier.ts';
import type { Handset, PhoneCommand } from './contract.ts';
import type { LiveCalls } from './live-calls.ts';
import { type CallersEnd, dialByRelay } from './relay/dial-by-relay.ts';
import { SocketHandset } from './socket-handset.ts';
import { typedText } from './tty/code-table.ts';

export interface PhoneSocketOptions {
  /** The options of the next call, to this number. */
  readonly carrier: (to: string) => CarrierOptions;
  /** The number that is dialed when the page names none. */
  readonly lineNumber: string;
  readonly calls: LiveCalls;
}

const number = z.string().max(32);

const impairment = z.object({
  signalToNoiseDb: z.number().min(-20).max(60).exactOptional(),
  lossPercent: z.number().min(0).max(100).exactOptional(),
  fill: z.enum(['silence', 'repeat']).exactOptional(),
});

const command = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('dial'),
    from: number,
    to: number.exactOptional(),
    device: z.enum(['phone', 'tty', 'relay']).exactOptional(),
    impairment: impairment.exactOptional(),
  }),
  z.object({ command: z.literal('type'), text: z.string().min(1).max(300) }),
  z.object({ command: z.literal('key'), key: z.string().regex(/^[0-9*#A-D]$/) }),
  z.object({ command: z.literal('say'), text: z.string().min(1).max(300) }),
  z.object({ command: z.literal('hangup') }),
  z.object({ command: z.literal('heard'), heard: z.number() }),
]);

const MAXIMUM_MESSAGE_BYTES = 4096;

/** Answers WebSockets at /phone; returns what closes them. */
export function servePhones(server: Server, options: PhoneSocketOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_MESSAGE_BYTES });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request);
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => servePhone(webSocket, options));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

/** A page of another origin must not place calls through a visitor's browser. */
function refusalOf({ url, headers }: IncomingMessage): string | null {
  if (url?.split('?')[0] !== '/phone') return '404 Not Found';
  const { origin, host } = headers;
  if (origin === undefined) return null;
  const sameHost = URL.canParse(origin) && new URL(origin).host === host;
  return sameHost ? null : '403 Forbidden';
}

function servePhone(socket: WebSocket, { carrier, lineNumber, calls }: PhoneSocketOptions): void {
  const numbers = countUp();
  let handset: SocketHandset | null = null;
  let call: CallersEnd | null = null;
  const dial = ({
    from,
    to = lineNumber,
    device = 'phone',
    impairment = {},
  }: Extract<PhoneCommand, { command: 'dial' }>) => {
    call?.hangUp();
    handset?.mute();
    const options = carrier(to);
    const { clock } = options;
    // The assistant's own leg is a telephone's.
    const plan = { from, to, device: device === 'relay' ? 'phone' : device, impairment } as const;
    const place = (ear: Handset): LiveCall => calls.place(options, plan, ear);
    handset = new SocketHandset(clock, numbers, (message) => {
      socket.send(JSON.stringify(message));
    });
    call = device === 'relay' ? dialByRelay({ clock, handset, place }) : place(handset);
  };
  socket.on('message', (data) => {
    const asked = readCommand(String(data));
    if (asked?.command === 'dial') dial(asked);
    if (asked?.command === 'type') type(call, asked.text);
    if (asked?.command === 'key') call?.press(asked.key);
    if (asked?.command === 'say') call?.say(asked.text);
    if (asked?.command === 'heard') handset?.heard(asked.heard);
    if (asked?.command === 'hangup') call?.hangUp();
  });
  socket.on('close', () => call?.hangUp());
  socket.on('error', () => socket.terminate());
}

/** A TTY has fewer characters than the keyboard of a user of relay. */
function type(call: CallersEnd | null, text: string): void {
  const isTty = call !== null && 'hasTty' in call;
  if (!isTty || ((call as LiveCall).hasTty && typedText(text) !== null)) call?.type?.(text);
}

function readCommand(text: string): PhoneCommand | null {
  try {
    return command.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function* countUp(): Generator<number, never> {
  for (let number = 1; ; number += 1) yield number;
}
