import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { AgentPhoneCommand, AgentPhoneMessage, Handset } from './contract.ts';
import type { FarHandset, RingingCall } from './far-handset.ts';
import { countUp, SocketHandset } from './socket-handset.ts';

const BUSY_AFTER_SECONDS = 1;

/** What the page does with a call. */
export type HeldCall = Pick<RingingCall, 'callSid' | 'answer' | 'decline' | 'press' | 'hangUp'>;

/** A far handset that needs no more of a call than that. */
export interface SecondFarHandset extends FarHandset {
  onRinging(call: HeldCall): void;
}

const command = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('register'),
    number: z.string().regex(/^(\+[1-9]\d{6,14}|client:\w{1,256})$/),
  }),
  z.object({ command: z.literal('answer') }),
  z.object({ command: z.literal('decline') }),
  z.object({ command: z.literal('key'), key: z.string().regex(/^[0-9*#A-D]$/) }),
  z.object({ command: z.literal('hangup') }),
  z.object({ command: z.literal('heard'), heard: z.number() }),
]);

/** The browsers' pages that are called, by number: the latest that registered for it. */
export class SecondHandsets {
  readonly #clock: Clock;
  readonly #byNumber = new Map<string, SecondHandset>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The handset that rings when the carrier calls `number` (E.164 or client:…); null when no page is there. */
  find(number: string): SecondFarHandset | null {
    return this.#byNumber.get(number)?.offer() ?? null;
  }

  /** Serves one page, until its socket closes. */
  serve(socket: WebSocket): void {
    const handset = new SecondHandset(this.#clock, (message) => {
      socket.send(JSON.stringify(message));
    });
    socket.on('message', (data) => {
      const asked = readCommand(String(data));
      if (asked?.command === 'register') this.#register(handset, asked.number);
      else if (asked) handset.take(asked);
    });
    socket.on('close', () => {
      this.#forget(handset);
      handset.putDown();
    });
    socket.on('error', () => socket.terminate());
  }

  #register(handset: SecondHandset, number: string): void {
    const earlier = this.#byNumber.get(number);
    if (earlier !== handset) earlier?.tell({ replaced: number });
    this.#forget(handset);
    this.#byNumber.set(number, handset);
    handset.tell({ registered: number });
  }

  #forget(handset: SecondHandset): void {
    for (const [number, registered] of this.#byNumber) {
      if (registered === handset) this.#byNumber.delete(number);
    }
  }
}

/** One page: a telephone with one call at a time. */
class SecondHandset {
  readonly tell: (message: AgentPhoneMessage) => void;
  readonly #clock: Clock;
  readonly #numbers = countUp();
  /** The ear of the call that rings here or is talked in; null when it is free. */
  #ear: SocketHandset | null = null;
  #call: HeldCall | null = null;
  #isAnswered = false;

  constructor(clock: Clock, tell: (message: AgentPhoneMessage) => void) {
    this.#clock = clock;
    this.tell = tell;
  }

  /** What a call to this page's number meets. Who comes second finds it busy. */
  offer(): SecondFarHandset {
    const ear = new SocketHandset(this.#clock, this.#numbers, this.tell);
    const isBusy = this.#ear !== null;
    return {
      behaviour: isBusy ? 'busy' : 'rings',
      ringSeconds: isBusy ? BUSY_AFTER_SECONDS : 0,
      handset: this.#handsetOf(ear),
      onRinging: (call) => {
        this.#ear ??= ear;
        if (this.#ear !== ear) return call.decline();
        this.#call = call;
        this.tell({ ringing: { callSid: call.callSid } });
      },
    };
  }

  take(asked: Exclude<AgentPhoneCommand, { command: 'register' }>): void {
    if (asked.command === 'heard') this.#ear?.heard(asked.heard);
    if (asked.command === 'key' && this.#isAnswered) this.#call?.press(asked.key);
    if (asked.command === 'hangup' || asked.command === 'decline') this.putDown();
    if (asked.command === 'answer' && !this.#isAnswered) {
      this.#isAnswered = this.#call !== null;
      this.#call?.answer();
    }
  }

  /** Hangs up, or declines while it still rings. */
  putDown(): void {
    const call = this.#call;
    const wasAnswered = this.#isAnswered;
    this.#free();
    if (wasAnswered) call?.hangUp();
    else call?.decline();
  }

  /** Only the call that has this telephone is heard in it, from its ringing to its end. */
  #handsetOf(ear: SocketHandset): Handset {
    return {
      hear: async (sound, stop) => {
        if (this.#ear === ear) await ear.hear(sound, stop);
      },
      note: (event) => {
        if (this.#ear !== ear && !('dial' in event && this.#ear === null)) return;
        ear.note(event);
        if ('end' in event) this.#free();
      },
    };
  }

  #free(): void {
    this.#ear = null;
    this.#call = null;
    this.#isAnswered = false;
  }
}

function readCommand(text: string): AgentPhoneCommand | null {
  try {
    return command.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
