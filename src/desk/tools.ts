import type { Line } from '../line/line.ts';
import type { DeskCarrier } from './carrier.ts';

/** What every part of the desk works with; wired once. */
export interface DeskTools {
  readonly line: Line;
  readonly carrier: DeskCarrier;
  /** Where the carrier reaches this line; no slash at the end. */
  readonly publicBaseUrl: string;
  /** The Pay Connector that makes tokens of cards. */
  readonly payConnector: string;
  /** Browsers are telephones here: agents without a phone number are rung at theirs. */
  readonly hasBrowserAudio: boolean;
  /** A conference's name: random, nothing of a person in it. */
  readonly newRoom: () => string;
}
