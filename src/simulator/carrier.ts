import { type Clock, systemClock } from '../clock.ts';
import { Call } from './call.ts';
import type { CallPlan, EndReason, Handset, LineAddress } from './contract.ts';
import type { FarHandset } from './far-handset.ts';
import { defaultFarParty, type FarParty } from './far-party.ts';
import { type Identifiers, randomIdentifiers } from './identifiers.ts';
import type { AnsweredBy } from './machine-detection.ts';
import type { CallPayments } from './pay/call-payments.ts';
import type { ConnectorAddress } from './pay/connector.ts';
import type { RestFault } from './rest/faults.ts';
import { Rooms } from './rooms/rooms.ts';
import { runCall } from './run-call.ts';
import { Recordings } from './tty/recordings.ts';
import type { CallStatus } from './wire/fields.ts';

/** A clock that can be kept still while a request is on the wire (VirtualClock). */
export interface CallerClock extends Clock {
  hold?(): () => void;
  /** Stops it altogether until the result is called. */
  freeze?(): () => void;
}

export interface CarrierOptions {
  readonly line: LineAddress;
  /** The caller's time: speech, silence, ringing. A VirtualClock for scripts. */
  readonly clock: CallerClock;
  /** The time limits of the wire; the system's clock unless given. */
  readonly wireClock?: CallerClock;
  /** Where `<Pay>` tokenizes and charges; without it every connector is unknown (64004). */
  readonly connector?: ConnectorAddress;
  readonly farParty?: FarParty;
  /** The telephone of a number that the REST API calls; null: one that behaves as `farParty` says. */
  readonly handsets?: (to: string) => FarHandset | null;
  readonly identifiers?: Identifiers;
  /** What goes wrong with a request to the REST API: its method, and its path below the account's. */
  readonly restFault?: (method: string, path: string) => RestFault | null;
  /**
   * How what the line is only told arrives: in order unless given, every other one after the one
   * that follows it, or each of them twice. Twilio promises neither order nor only once.
   */
  readonly callbacks?: 'in order' | 'shuffled' | 'twice';
  /** More request fields, such as StirVerstat, ForwardedFrom or CallerName. */
  readonly extraFields?: Readonly<Record<string, string>>;
  /** True: only the cards a TEST connector at Twilio takes (64022). */
  readonly testCardsOnly?: boolean;
  /** Recordings kept from call to call as their headers allow; each call its own unless given. */
  readonly recordings?: Recordings;
  /** Where calls meet; shared by the calls of one carrier, each call's own unless given. */
  readonly rooms?: Rooms;
}

/** What replaces the current document of a live call. */
export type NewDocument =
  | { readonly url: string; readonly method: 'GET' | 'POST' }
  | { readonly twiml: string };

export interface LiveCall {
  readonly callSid: string;
  readonly status: CallStatus;
  /** Milliseconds since 1970; null until then. */
  readonly answeredAt: number | null;
  /** What was found to have answered; null unless that was asked for. */
  readonly answeredBy: AnsweredBy | null;
  /** One key of 0-9 * # A-D. Kept until something listens. */
  press(key: string): void;
  /** The caller says something. Lost unless it is being recorded. */
  say(text: string): void;
  /** Whether there is a TTY to type at. */
  readonly hasTty: boolean;
  /**
   * Types at the caller's TTY, in upper case, after what is being sent.
   * @throws PaylineError simulator.badStep without a TTY, or for characters that a TTY lacks.
   */
  type(text: string): void;
  /** The caller hangs up; a script that has run out of steps says so. */
  hangUp(reason?: 'hangup by caller' | 'steps exhausted'): void;
  /** The Payments resources of this call. */
  readonly payments: CallPayments;
  /** The REST API ends the call. */
  complete(): void;
  /** The REST API sends the call to another document. */
  redirect(document: NewDocument): void;
  /** Resolves when the call is over and every callback about it has been answered. */
  readonly ended: Promise<EndReason>;
}

export type RunningOptions = Required<Omit<CarrierOptions, 'connector'>> &
  Pick<CarrierOptions, 'connector'>;

/** Places a call from a handset to the line and runs it to its end. Returns at once. */
export function placeCall(options: CarrierOptions, plan: CallPlan, handset: Handset): LiveCall {
  const call = new Call(withDefaults(options), plan, handset);
  return liveCall(call, runCall(call, plan));
}

export function withDefaults(options: CarrierOptions): RunningOptions {
  return {
    wireClock: systemClock,
    farParty: defaultFarParty,
    handsets: () => null,
    restFault: () => null,
    identifiers: randomIdentifiers,
    callbacks: 'in order',
    extraFields: {},
    testCardsOnly: false,
    recordings: new Recordings(options.clock),
    rooms: new Rooms(),
    ...options,
  };
}

/** A call as its handset and the REST API hold it. */
export function liveCall(call: Call, ended: Promise<EndReason>): LiveCall {
  return {
    callSid: call.facts.callSid,
    get status() {
      return call.status;
    },
    get answeredAt() {
      return call.answeredAt;
    },
    get answeredBy() {
      return call.answeredBy;
    },
    press: (key) => call.keypad.press(key),
    say: (text) => call.voice.say(text),
    hasTty: call.tty !== null,
    type: (text) => call.type(text),
    payments: call.payments,
    hangUp: (reason = 'hangup by caller') => call.interruptBy({ kind: 'hangup', reason }),
    complete: () => call.interruptBy({ kind: 'hangup', reason: 'hangup by line' }),
    redirect: (document) => call.interruptBy({ kind: 'redirect', document }),
    ended,
  };
}
