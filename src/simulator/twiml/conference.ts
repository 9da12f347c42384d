import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { textOf, type XmlElement } from './xml.ts';

export const conferenceEvents = [
  'start',
  'end',
  'join',
  'leave',
  'mute',
  'hold',
  'modify',
  'speaker',
  'announcement',
] as const;
export type ConferenceEventGroup = (typeof conferenceEvents)[number];

/** Where a conference tells of itself; the first joiner's settings count (reference 5.2). */
export interface ConferenceCallback {
  /** As written in the document. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly events: readonly ConferenceEventGroup[];
}

export interface ConferenceNoun {
  /** '' when the element names none. */
  readonly room: string;
  readonly isMuted: boolean;
  readonly startsOnEnter: boolean;
  readonly endsOnExit: boolean;
  /** '' for none. */
  readonly label: string;
  /** Null: nothing is played until the conference starts. */
  readonly waitUrl: string | null;
  readonly waitMethod: 'GET' | 'POST';
  readonly maximumParticipants: number;
  /** CallSid of the only party that hears this one; '' for none. */
  readonly coach: string;
  readonly callback: ConferenceCallback | null;
}

const MAXIMUM_PARTICIPANTS = 250;

/** Known to Twilio, without an effect where nobody's voice is carried. */
const soundAttributes = [
  'beep',
  'region',
  'trim',
  'jitterBufferSize',
  'recordingStatusCallback',
  'recordingStatusCallbackMethod',
  'recordingStatusCallbackEvent',
  'eventCallbackUrl',
] as const;

/** Reads `<Conference>` (Twilio's page on it; reference 5.2). */
export function parseConference(element: XmlElement, problems: Problems): ConferenceNoun {
  const attributes = new Attributes(element, problems);
  const waitUrl = attributes.text('waitUrl', '');
  const maximum = { minimum: 2, maximum: MAXIMUM_PARTICIPANTS };
  const noun: ConferenceNoun = {
    room: textOf(element).trim(),
    isMuted: attributes.flag('muted', false, 13_230),
    endsOnExit: attributes.flag('endConferenceOnExit', false, 13_231),
    startsOnEnter: attributes.flag('startConferenceOnEnter', true, 13_232),
    label: attributes.text('participantLabel', ''),
    waitUrl: waitUrl === '' ? null : waitUrl,
    waitMethod: attributes.method('waitMethod', 13_234),
    maximumParticipants: attributes.wholeNumber('maxParticipants', maximum, MAXIMUM_PARTICIPANTS),
    coach: attributes.text('coach', ''),
    callback: callbackOf(attributes),
  };
  if (
    attributes.oneOf('record', ['do-not-record', 'record-from-start'], 'do-not-record') !==
    'do-not-record'
  ) {
    const message = 'The embedded carrier records no conference.';
    problems.error(SCHEMA_VIOLATION, message, element.place);
  }
  attributes.ignore(...soundAttributes);
  attributes.finish();
  if (noun.room === '') {
    problems.error(13_223, '<Conference> names no conference.', element.place);
  }
  return noun;
}

function callbackOf(attributes: Attributes): ConferenceCallback | null {
  const url = attributes.text('statusCallback', '');
  const method = attributes.method('statusCallbackMethod');
  const events = attributes.words('statusCallbackEvent', conferenceEvents);
  return url === '' ? null : { url, method, events };
}
