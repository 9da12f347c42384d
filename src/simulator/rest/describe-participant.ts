import { restDate } from './page.ts';
import { type RestState, uriOf } from './state.ts';

export interface ShownParticipant {
  readonly conferenceSid: string;
  readonly callSid: string;
  /** '' for none, as `coach`. */
  readonly label: string;
  readonly isMuted: boolean;
  readonly isHeld: boolean;
  readonly coach: string;
  readonly startsOnEnter: boolean;
  readonly endsOnExit: boolean;
  /** 'queued' while its telephone has not been answered. */
  readonly status: 'queued' | 'connected';
  /** Milliseconds since 1970, as `updatedAt`. */
  readonly joinedAt: number;
  readonly updatedAt: number;
}

/** A participant in Twilio's shape. */
export function describeParticipant(state: RestState, shown: ShownParticipant): object {
  const { conferenceSid, callSid, label, coach } = shown;
  return {
    account_sid: state.number.line.accountSid,
    call_sid: callSid,
    conference_sid: conferenceSid,
    label: label || null,
    muted: shown.isMuted,
    hold: shown.isHeld,
    coaching: coach !== '',
    call_sid_to_coach: coach || null,
    start_conference_on_enter: shown.startsOnEnter,
    end_conference_on_exit: shown.endsOnExit,
    status: shown.status,
    queue_time: '0',
    date_created: restDate(shown.joinedAt),
    date_updated: restDate(shown.updatedAt),
    uri: uriOf(state, `/Conferences/${conferenceSid}/Participants/${callSid}.json`),
  };
}
