import type { Call } from '../call.ts';
import type { Document } from '../fetch-document.ts';
import type { Conference } from '../rooms/conference.ts';
import type { Participant, RoomDocument } from '../rooms/participant.ts';
import type { DialVerb } from '../twiml/dial.ts';
import { ToldKeys } from './told-keys.ts';
import { runWaiting } from './wait-document.ts';

/** The `listen` event of a call that hears the others. */
export const CONFERENCE_LISTENS = 'Conference';

/** One call while it is in a conference: what it hears, as the conference goes. */
export class Presence {
  readonly #conference: Conference;
  readonly #participant: Participant;
  readonly #call: Call;
  readonly #verb: DialVerb;
  readonly #wait: Document | RoomDocument | null;
  /** Milliseconds since 1970. */
  readonly #endsAt: number;

  /** `wait` is heard until the conference starts; null is silence. */
  constructor(
    conference: Conference,
    participant: Participant,
    verb: DialVerb,
    wait: Document | RoomDocument | null,
  ) {
    this.#conference = conference;
    this.#participant = participant;
    this.#call = participant.call;
    this.#verb = verb;
    this.#wait = wait;
    const { clock } = this.#call.options;
    const longest = Math.min(verb.limitSeconds, this.#call.secondsLeft);
    this.#endsAt = clock.now() + longest * 1000;
  }

  /** Until the participant has left, the time limit, or its star with hangupOnStar. */
  async untilOver(): Promise<void> {
    const participant = this.#participant;
    while (participant.leftBecause === null && this.#secondsLeft() > 0) {
      const { change } = participant;
      const announcement = participant.nextAnnouncement();
      if (announcement) await this.#hearAnnouncement(announcement, change);
      else if (participant.isHeld) await this.#hear(participant.holdDocument, change);
      else if (this.#conference.status === 'init') await this.#hear(this.#wait, change);
      else if (await this.#talk(change)) return;
    }
  }

  /** What a participant hears alone does not loop by itself; silence follows it (fidelity S9). */
  async #hear(document: Document | RoomDocument | null, change: AbortSignal): Promise<void> {
    const waiting = { place: 'conference', stop: change } as const;
    if (document !== null) await runWaiting(this.#call, document, waiting);
    if (!change.aborted) await this.#call.pass(this.#secondsLeft(), change);
  }

  async #hearAnnouncement(document: RoomDocument, change: AbortSignal): Promise<void> {
    const waited = await runWaiting(this.#call, document, { place: 'conference', stop: change });
    this.#conference.announcementIsOver(this.#participant, document, waited === 'failed');
  }

  /** True when the caller's star ends it. */
  async #talk(change: AbortSignal): Promise<boolean> {
    const { keypad } = this.#call;
    // Keys that were pressed before reach nobody.
    keypad.clear();
    const keys = new ToldKeys(this.#call);
    let next = keypad.arrival;
    this.#call.note({ listen: CONFERENCE_LISTENS });
    try {
      while (!change.aborted && this.#secondsLeft() > 0) {
        await keys.wait(AbortSignal.any([next, change]), this.#secondsLeft());
        next = keypad.arrival;
        for (let key = keypad.take(); key !== null; key = keypad.take()) {
          keys.add(key);
          if (key === '*' && this.#verb.hangupOnStar) return true;
        }
      }
    } finally {
      keys.tell();
    }
    return false;
  }

  #secondsLeft(): number {
    return (this.#endsAt - this.#call.options.clock.now()) / 1000;
  }
}
