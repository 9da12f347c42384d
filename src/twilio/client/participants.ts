import type { Ask } from './ask.ts';
import type { Outcome } from './outcome.ts';

/** One leg in a conference. */
export interface Seat {
  /** CF…: changes need the SID, not the room's name. */
  readonly conference: string;
  /** The leg's CallSid, or its participantLabel. */
  readonly participant: string;
}

/** Twilio's Participants resource: every change may be asked twice. */
export interface ParticipantsApi {
  /** `holdUrl`, absolute, is what a held leg hears; it is asked for by POST. */
  holdParticipant(
    change: Seat & ({ isOnHold: true; holdUrl: string } | { isOnHold: false; holdUrl?: string }),
  ): Promise<Outcome<null>>;
  muteParticipant(change: Seat & { readonly isMuted: boolean }): Promise<Outcome<null>>;
  /** Heard by this one leg alone; null: by everybody again. */
  coachParticipant(
    change: Seat & { readonly callSidToCoach: string | null },
  ): Promise<Outcome<null>>;
  /** Out of the conference; the leg goes on with what follows its <Conference>. */
  removeParticipant(seat: Seat): Promise<Outcome<null>>;
}

/** What of a seat changes, by the SDK's names. */
interface Change {
  readonly hold?: boolean;
  readonly holdUrl?: string;
  readonly holdMethod?: 'POST';
  readonly muted?: boolean;
  readonly coaching?: boolean;
  readonly callSidToCoach?: string;
}

export function participantsApi(ask: Ask): ParticipantsApi {
  const update = ({ conference, participant }: Seat, change: Change) =>
    ask({ repeat: 'always' }, async (sdk) => {
      await sdk.conferences(conference).participants(participant).update(change);
      return null;
    });
  return {
    holdParticipant: (change) =>
      update(
        change,
        change.isOnHold
          ? { hold: true, holdUrl: change.holdUrl, holdMethod: 'POST' }
          : { hold: false },
      ),
    muteParticipant: (change) => update(change, { muted: change.isMuted }),
    coachParticipant: ({ callSidToCoach, ...seat }) =>
      update(
        seat,
        callSidToCoach === null ? { coaching: false } : { coaching: true, callSidToCoach },
      ),
    removeParticipant: ({ conference, participant }) =>
      ask({ repeat: 'always' }, async (sdk) => {
        await sdk.conferences(conference).participants(participant).remove();
        return null;
      }),
  };
}
