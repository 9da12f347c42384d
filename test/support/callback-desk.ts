import type { DeskAction } from '../../src/desk/contract.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { Desk } from '../../src/desk/port.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { setPresence } from '../../src/store/agent-presence.ts';
import { addAgent } from '../../src/store/agents.ts';
import { type Callback, findCallback, requestCallback } from '../../src/store/callbacks.ts';
import { askAssignment } from '../../src/store/desk-jobs.ts';
import { nextDueAt } from '../../src/store/outbox.ts';
import type { NewCall } from '../../src/twilio/client/calls.ts';
import type { TwilioClient } from '../../src/twilio/client/client.ts';
import type { Outcome } from '../../src/twilio/client/outcome.ts';
import { actionOf, callFields, type Fields, SignedLine, sid, typed } from './signed-line.ts';

const PUBLIC_BASE_URL = 'https://pay.example.test';
export const MEMBER_NUMBER = '+15105550123';

/** A telephone that the line had rung. */
export interface RungCall extends NewCall {
  readonly callSid: string;
}

type Created = Outcome<{ readonly callSid: string }>;

/** A desk whose carrier is the test: it sees what is asked of it, and tells what comes of it. */
export class CallbackDesk {
  readonly line = new SignedLine();
  readonly clock: VirtualClock;
  /** What the line had rung, oldest first. */
  readonly rung: RungCall[] = [];
  /** What else was asked of the carrier: 'end CA…', 'redirect CA… /voice/…'. */
  readonly asked: string[] = [];
  /** How the carrier answers the next order to ring; null: it does so. */
  answer: (call: RungCall) => Created | null = () => null;
  #desk: Desk | null = null;
  #callCount = 0;

  constructor(startsAt: string) {
    this.clock = new VirtualClock(Date.parse(startsAt));
    this.clock.freeze();
  }

  get db() {
    return this.line.db;
  }

  /** What this agent sees. */
  state(agentId: string) {
    return this.desk.state(agentId);
  }

  get desk(): Desk {
    if (!this.#desk) throw new Error('The desk has not been opened.');
    return this.#desk;
  }

  async open(): Promise<void> {
    let carrier: TwilioClient | null = null;
    const twilio = (client: TwilioClient): TwilioClient => {
      carrier = { ...client, ...this.#carrier() };
      return carrier;
    };
    const { line } = await this.line.start({ clock: this.clock, twilio });
    if (carrier === null) throw new Error('The line has no carrier.');
    this.#desk = createDesk({
      ...{ line, carrier, publicBaseUrl: PUBLIC_BASE_URL },
      ...{ newRoom: () => '', hasBrowserAudio: false, payConnector: 'none' },
    });
  }

  async close(): Promise<void> {
    await this.line.stop();
  }

  /** An agent with a telephone. */
  async hire(agentId: string, state: 'ready' | 'away' = 'ready'): Promise<void> {
    const now = this.clock.now();
    const phoneNumber = `+1415555${1000 + this.line.count('agents')}`;
    const account = { agentId, login: agentId, name: agentId, role: 'agent' } as const;
    addAgent(this.db, { ...account, phoneNumber, passwordHash: 'none' }, now);
    setPresence(this.db, agentId, { state }, now);
    askAssignment(this.db, `hired:${agentId}`, now);
    await this.settle();
  }

  /** Somebody asks to be called back, as the flow's command writes it down. */
  async ask(callbackId: string, wish: Partial<Callback> = {}): Promise<void> {
    requestCallback(this.db, {
      ...{ callbackId, fromCallSid: sid(900), phoneNumber: MEMBER_NUMBER, memberId: null },
      ...{ dueAtMilliseconds: null, askedAtMilliseconds: this.clock.now(), locale: 'en-US' },
      ...{ channel: 'voice', region: 'northernCalifornia', need: 'standard', reason: 'person' },
      ...{ consentedTo: 'yes', ...wish },
    });
    askAssignment(this.db, `asked:${callbackId}`, this.clock.now());
    await this.settle();
  }

  callback(callbackId: string): Callback {
    const found = findCallback(this.db, callbackId);
    if (!found) throw new Error(`There is no callback ${callbackId}.`);
    return found;
  }

  /** What falls due now is done, and what comes of it. */
  async settle(): Promise<void> {
    await this.line.running?.line.worker.drain();
  }

  /** Time goes on, and what falls due on the way is done. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.clock.now() + milliseconds;
    await this.settle();
    for (let due = nextDueAt(this.db); due !== null && due <= until; due = nextDueAt(this.db)) {
      this.clock.pass(Math.max(0, due - this.clock.now()));
      await this.settle();
    }
    this.clock.pass(Math.max(0, until - this.clock.now()));
  }

  /** The telephone is picked up; what it hears. */
  pickUp(call: RungCall, more: Fields = {}): Promise<string> {
    return this.go(call, pathOf(call.url), more);
  }

  /** Keys at a telephone that has just heard `document`; what it hears at the end. */
  async press(call: RungCall, document: string, ...entries: string[]): Promise<string> {
    let last = document;
    for (const entry of entries) last = await this.go(call, actionOf(last), typed(entry));
    return last;
  }

  /** The carrier asks for a document of a call. */
  async go(call: RungCall, path: string, more: Fields = {}): Promise<string> {
    const { text } = await this.line.post(path, this.#fields(call, more));
    await this.settle();
    return text;
  }

  /** The agent whose telephone rang last takes what is offered. */
  async take(): Promise<RungCall> {
    const call = this.last();
    await this.press(call, await this.pickUp(call), '1');
    return call;
  }

  /** The carrier says how a call has ended. */
  async ends(call: RungCall, CallStatus: string): Promise<void> {
    const more = { CallStatus, CallDuration: '3' };
    await this.go(call, pathOf(call.statusCallbackUrl), more);
  }

  last(): RungCall {
    const call = this.rung.at(-1);
    if (!call) throw new Error('No telephone was rung.');
    return call;
  }

  async act(agentId: string, action: DeskAction) {
    const answer = await this.desk.act(agentId, action);
    await this.settle();
    return answer;
  }

  #fields({ callSid, from: From, to: To }: RungCall, more: Fields): Fields {
    return callFields(callSid, { From, To, Direction: 'outbound-api', ...more });
  }

  #carrier() {
    const done = (what: string): Promise<Outcome<null>> => {
      this.asked.push(what);
      return Promise.resolve({ result: 'done', value: null });
    };
    return {
      createCall: async (order: NewCall): Promise<Created> => {
        this.#callCount += 1;
        const call = { ...order, callSid: sid(this.#callCount) };
        this.rung.push(call);
        return this.answer(call) ?? { result: 'done', value: { callSid: call.callSid } };
      },
      redirectCall: (callSid: string, url: string) => done(`redirect ${callSid} ${pathOf(url)}`),
      endCall: (callSid: string) => done(`end ${callSid}`),
      holdParticipant: () => done('hold'),
      muteParticipant: () => done('mute'),
      coachParticipant: () => done('coach'),
    };
  }
}

export const pathOf = (url: string) => url.slice(PUBLIC_BASE_URL.length);
