import { type Clock, systemClock } from '../clock.ts';
import { Call } from './call.ts';
import type { CallPlan, EndReason, Handset, LineAddress } from './contract.ts';
import { defaultFarParty, type FarParty } from './far-party.ts';
import { type Identifiers, randomIdentifiers } from './identifiers.ts';
import type { ConnectorAddress } from './pay/connector.ts';
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
  readonly identifiers?: Identifiers;
  /** More request fields, such as StirVerstat, ForwardedFrom or CallerName. */
  readonly extraFields?: Readonly<Record<string, string>>;
  /** True: only the cards a TEST connector at Twilio takes (64022). */
  readonly testCardsOnly?: boolean;
  /** Recordings kept from call to call as their headers allow; each call its own unless given. */
  readonly recordings?: Recordings;
}

/** What replaces the current document of a live call. */
export type NewDocument =
  | { readonly url: string; readonly method: 'GET' | 'POST' }
  | { readonly twiml: string };

export interface LiveCall {
  readonly callSid: string;
  readonly status: CallStatus;
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
  const running: RunningOptions = {
    wireClock: systemClock,
    farParty: defaultFarParty,
    identifiers: randomIdentifiers,
    extraFields: {},
    testCardsOnly: false,
    recordings: new Recordings(options.clock),
    ...options,
  };
  const call = new Call(running, plan, handset);
  return {
    callSid: call.facts.callSid,
    get status() {
      return call.status;
    },
    press: (key) => call.keypad.press(key),
    say: (text) => call.voice.say(text),
    hasTty: call.tty !== null,
    type: (text) => call.type(text),
    hangUp: (reason = 'hangup by caller') => call.interruptBy({ kind: 'hangup', reason }),
    complete: () => call.interruptBy({ kind: 'hangup', reason: 'hangup by line' }),
    redirect: (document) => call.interruptBy({ kind: 'redirect', document }),
    ended: runCall(call, plan),
  };
}
