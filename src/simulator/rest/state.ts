import type { Clock } from '../../clock.ts';
import type { CarrierOptions } from '../carrier.ts';
import type { LineAddress } from '../contract.ts';
import { type Identifiers, randomIdentifiers } from '../identifiers.ts';
import type { LiveCalls } from '../live-calls.ts';
import { API_VERSION } from '../wire/fields.ts';
import type { Application } from './applications.ts';
import type { NumberSettings } from './number-settings.ts';

/** A text message that was accepted; nobody receives it but the list at /simulator. */
export interface SentMessage {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What the REST API knows and changes. */
export interface RestState {
  readonly calls: LiveCalls;
  /** How calls to telephones are carried. */
  readonly carrier: () => CarrierOptions;
  /** The account's first number, which the carrier was started with. */
  readonly number: NumberSettings;
  /** All of them, oldest first. */
  readonly numbers: NumberSettings[];
  readonly applications: Map<string, Application>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  /** Oldest first. */
  readonly messages: SentMessage[];
}

export function restState(parts: {
  readonly calls: LiveCalls;
  readonly number: NumberSettings;
  readonly clock: Clock;
  readonly identifiers?: Identifiers | undefined;
  /** Asked at each call to a telephone; by default it is the first number's, with nothing special. */
  readonly carrier?: (() => CarrierOptions) | undefined;
}): RestState {
  return {
    ...parts,
    carrier: parts.carrier ?? (() => ({ clock: parts.clock, line: parts.number.line })),
    identifiers: parts.identifiers ?? randomIdentifiers,
    numbers: [parts.number],
    applications: new Map(),
    messages: [],
  };
}

/** The URI of a resource of the account, as answers name it. */
export function uriOf(state: RestState, path: string): string {
  return `/${API_VERSION}/Accounts/${state.number.line.accountSid}${path}`;
}

/**
 * Where a call to this number goes: to its application's URLs, or to its own. A number that the
 * account does not have, and an application without a voice URL, leave the call to the first
 * number's and the number's own: every demo call arrives somewhere.
 */
export function lineOf(state: RestState, phoneNumber: string): LineAddress {
  const number = state.numbers.find((one) => one.phoneNumber === phoneNumber) ?? state.number;
  const application = state.applications.get(number.voiceApplicationSid);
  if (!application?.voiceUrl) return number.line;
  const { accountSid, authToken } = number.line;
  const { voiceUrl, fallbackUrl, statusUrl } = application;
  return {
    accountSid,
    authToken,
    voiceUrl,
    ...(fallbackUrl && { fallbackUrl }),
    ...(statusUrl && { statusUrl }),
  };
}
