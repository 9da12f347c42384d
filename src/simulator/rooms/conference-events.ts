import type { Call } from '../call.ts';
import type { ConferenceEventGroup } from '../twiml/conference.ts';
import { InOrder } from '../wire/in-order.ts';
import type { Participant } from './participant.ts';

/** Twilio's StatusCallbackEvent, and the word of statusCallbackEvent that asks for it. */
const GROUPS = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
  'participant-mute': 'mute',
  'participant-unmute': 'mute',
  'participant-hold': 'hold',
  'participant-unhold': 'hold',
  'participant-modify': 'modify',
  'announcement-end': 'announcement',
  'announcement-fail': 'announcement',
} as const satisfies Readonly<Record<string, ConferenceEventGroup>>;
export type ConferenceEvent = keyof typeof GROUPS;

/** Where the first joiner asked to be told; every later joiner's settings are ignored. */
export interface EventSettings {
  /** Absolute. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly events: readonly ConferenceEventGroup[];
}

/**
 * Tells of one conference, one event after another whichever call it comes from (reference 5.2).
 * Not with the whole standard set of fields.
 */
export class ConferenceEvents {
  readonly order = new InOrder();
  readonly #settings: EventSettings | null;
  readonly #fields: Readonly<Record<string, string>>;
  #count = 0;

  constructor(settings: EventSettings | null, sid: string, room: string) {
    this.#settings = settings;
    this.#fields = { ConferenceSid: sid, FriendlyName: room };
  }

  /** `call` is the one that brought it about. */
  tell(event: ConferenceEvent, call: Call, more: Readonly<Record<string, string>>): void {
    if (!this.#settings?.events.includes(GROUPS[event])) return;
    const { url, method } = this.#settings;
    this.#count += 1;
    const fields = {
      ...this.#fields,
      AccountSid: call.facts.accountSid,
      SequenceNumber: String(this.#count),
      Timestamp: new Date(call.options.clock.now()).toUTCString(),
      StatusCallbackEvent: event,
      ...more,
    };
    call.tell({ url, method, fields }, this.order);
  }
}

/** What every event about a participant says of it. */
export function participantFields(participant: Participant): Record<string, string> {
  const { call, label, isMuted, isHeld, coach, startsOnEnter, endsOnExit } = participant;
  return {
    CallSid: call.facts.callSid,
    Muted: String(isMuted),
    Hold: String(isHeld),
    Coaching: String(coach !== ''),
    EndConferenceOnExit: String(endsOnExit),
    StartConferenceOnEnter: String(startsOnEnter),
    ...(coach !== '' && { CallSidToCoach: coach }),
    ...(label !== '' && { ParticipantLabel: label }),
  };
}
