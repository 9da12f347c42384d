import type { Call } from '../call.ts';

/** A document that a participant hears instead of the others. */
export interface RoomDocument {
  /** Absolute. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
}

/** Reference 5.2: ReasonParticipantLeft. */
export type LeaveReason =
  | 'conference_ended_via_api'
  | 'moderator_ended_conference'
  | 'participant_updated_via_api'
  | 'participant_hung_up';

/** What a call says of itself when it joins. */
export interface Joining {
  readonly call: Call;
  /** '' for none. */
  readonly label: string;
  readonly isMuted: boolean;
  readonly startsOnEnter: boolean;
  readonly endsOnExit: boolean;
  /** CallSid of the only party that hears this one; '' for none. */
  readonly coach: string;
}

/** One call in a conference, as the others and the REST API see it. */
export class Participant {
  readonly call: Call;
  readonly label: string;
  readonly startsOnEnter: boolean;
  /** Milliseconds since 1970. */
  readonly joinedAt: number;
  updatedAt: number;
  endsOnExit: boolean;
  isMuted: boolean;
  isHeld = false;
  /** Null: silence. */
  holdDocument: RoomDocument | null = null;
  coach: string;
  /** Null while it is in the conference. */
  leftBecause: LeaveReason | null = null;
  readonly #announcements: RoomDocument[] = [];
  #change = new AbortController();

  constructor({ call, label, isMuted, startsOnEnter, endsOnExit, coach }: Joining) {
    this.call = call;
    this.label = label;
    this.isMuted = isMuted;
    this.startsOnEnter = startsOnEnter;
    this.endsOnExit = endsOnExit;
    this.coach = coach;
    this.joinedAt = call.options.clock.now();
    this.updatedAt = this.joinedAt;
  }

  /** Aborted when something else is to be heard from now on, or nothing at all. */
  get change(): AbortSignal {
    return this.#change.signal;
  }

  /** Makes the call look at what it hears now. */
  wake(): void {
    this.updatedAt = this.call.options.clock.now();
    const change = this.#change;
    this.#change = new AbortController();
    change.abort();
  }

  announce(document: RoomDocument): void {
    this.#announcements.push(document);
    this.wake();
  }

  nextAnnouncement(): RoomDocument | undefined {
    return this.#announcements.shift();
  }
}
