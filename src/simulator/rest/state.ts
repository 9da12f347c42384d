import type { Clock } from '../../clock.ts';
import { type Identifiers, randomIdentifiers } from '../identifiers.ts';
import type { LiveCalls } from '../live-calls.ts';
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
  readonly number: NumberSettings;
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
}): RestState {
  return { ...parts, identifiers: parts.identifiers ?? randomIdentifiers, messages: [] };
}
