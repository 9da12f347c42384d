import type { Spoken } from '../voice/reply.ts';
import { nothingToPrint, type Sounds, say } from './say.ts';
import { document } from './write-twiml.ts';
import { element, escapeText } from './xml.ts';

/** What our own people hear on their telephones is said in English. */
const speech = (sounds: Sounds) =>
  ({ locale: 'en-US', sounds, baudotUrl: nothingToPrint }) as const;

/** How long after the whisper a key is waited for, before it is said again. */
const KEY_SECONDS = 6;

/** A whisper that ends in "press 1"; it is said again until a key comes or somebody hangs up. */
export function writeScreening(
  words: readonly Spoken[],
  sounds: Sounds,
  urls: { readonly key: string; readonly again: string },
): string {
  const asked = { numDigits: 1, timeout: KEY_SECONDS, finishOnKey: '', action: urls.key };
  return document(
    element('Gather', asked, say(words, speech(sounds))) +
      element('Redirect', {}, escapeText(urls.again)),
  );
}

/** A few words, and the leg is let go. */
export function writeParting(words: readonly Spoken[], sounds: Sounds): string {
  const said = words.length === 0 ? '' : say(words, speech(sounds));
  return document(said + element('Hangup', {}));
}

export interface JoinedLeg {
  readonly room: string;
  /** Unique in the conference; nothing of a person in it. */
  readonly label: string;
  /** Where the leg goes on when it comes out of the conference. */
  readonly leftUrl: string;
  readonly eventsUrl: string;
  readonly isMuted: boolean;
  /** Only this call hears the leg. */
  readonly callSidToCoach: string | null;
}

/** An agent's or a supervisor's leg joins the conference; its leaving ends it for nobody else. */
export function writeJoin(leg: JoinedLeg): string {
  const conference = element(
    'Conference',
    {
      beep: 'false',
      muted: leg.isMuted ? 'true' : undefined,
      startConferenceOnEnter: 'true',
      endConferenceOnExit: 'false',
      participantLabel: leg.label,
      coach: leg.callSidToCoach ?? undefined,
      statusCallback: leg.eventsUrl,
      statusCallbackEvent: 'start end join leave',
    },
    leg.room,
  );
  return document(element('Dial', { action: leg.leftUrl }, conference));
}
