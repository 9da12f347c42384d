import type { Database } from '../../store/open.ts';
import { enqueue } from '../../store/outbox.ts';

/** The desk's effects on the world, each written down before it is tried. */
export type DeskJob =
  /** The carrier rings a leg. */
  | 'ringLeg'
  | 'hangUpLeg'
  /** The flow hears that an agent accepted, and the caller's leg joins the conference. */
  | 'bringCaller'
  /** The conversation is over: the caller's leg goes to the page of its flow. */
  | 'releaseCaller'
  | 'expireOffer'
  /** A colleague was rung in vain. */
  | 'expireLeg'
  | 'holdCaller'
  | 'muteLeg'
  /** Who hears a supervisor. */
  | 'superviseLeg'
  /** The carrier rings a member who asked to be called back. */
  | 'placeCallback'
  | 'expireCallback'
  /** An agent hears that the member was not reached. */
  | 'tellNotReached'
  | 'freeAgents'
  /** A card is keyed on the caller's leg while they talk. */
  | 'startPaymentSession'
  | 'askPaymentField'
  | 'endPaymentSession'
  /** The caller goes to the keypad and comes back. */
  | 'sendCaller';

/**
 * Writes one down, inside the transaction that wants it. `occasion` tells apart what may be wanted
 * again of the same subject (hold, resume, hold); left out, it is done once.
 */
export function deskJob(
  db: Database,
  kind: DeskJob,
  subject: string,
  dueAtMilliseconds: number,
  payload: Readonly<Record<string, string | number | null>> = {},
  occasion?: string,
): void {
  const key = occasion === undefined ? `${kind}:${subject}` : `${kind}:${subject}:${occasion}`;
  enqueue(db, { key, kind, subject, payload, dueAtMilliseconds });
}
