import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { CarrierOptions, LiveCall } from './carrier.ts';
import type { Handset, PhoneCommand } from './contract.ts';
import type { LiveCalls } from './live-calls.ts';
import { type CallersEnd, dialByRelay } from './relay/dial-by-relay.ts';
import { countUp, SocketHandset } from './socket-handset.ts';
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

/** Serves one browser phone, until its socket closes. */
export function servePhone(
  socket: WebSocket,
  { carrier, lineNumber, calls }: PhoneSocketOptions,
): void {
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
