import type { Locale } from '../../flows/vocabulary.ts';
import { nothingToPrint, type Sounds, say } from './say.ts';
import { dialNumber, document } from './write-twiml.ts';
import { element, escapeText } from './xml.ts';

export interface FallbackWords {
  /** What happened, and where a person can be reached: the same in each language. */
  readonly words: readonly { readonly locale: Locale; readonly text: string }[];
  /** E.164. */
  readonly officeNumber: string;
  readonly sounds: Sounds;
}

/**
 * The number's fallback document, for when the line is down or broken: says the words, repeats the
 * office's number for the pencil, and connects it. It names no URL of ours, so that any static
 * host can serve it.
 * @throws PaylineError twiml.unwritable when the words are empty or the number is not E.164.
 */
export function fallbackTwiml({ words, officeNumber, sounds }: FallbackWords): string {
  const spelled = spellNumber(officeNumber);
  const spoken = words.flatMap(({ locale, text }) => [
    { text, locale },
    { text: spelled, locale, pauseMilliseconds: 1000 },
  ]);
  const connect = element('Dial', { answerOnBridge: 'true' }, dialNumber(officeNumber));
  return document(
    say(spoken, { locale: 'en-US', sounds, baudotUrl: nothingToPrint }) + connect + hangUp,
  );
}

const hangUp = element('Hangup', {});

/** The call is over for us: nothing is left to say. */
export const hangUpTwiml: string = document(hangUp);

/** In the carrier's queue: out of it, to where <Enqueue> said (Twilio's page on <Leave>). */
export const leaveQueueTwiml: string = document(element('Leave', {}));

/** +18005550100 as "1, 8 0 0, 5 5 5, 0 1 0 0": digit by digit, in the groups people expect. */
function spellNumber(number: string): string {
  const groups = /^\+(1)(\d{3})(\d{3})(\d{4})$/.exec(number)?.slice(1) ?? [number.slice(1)];
  return groups.map((group) => [...group].join(' ')).join(', ');
}

/**
 * Music for who waits in a conference, or is on hold in one. Its document does not begin anew by
 * itself: the <Redirect> without an address leads back to it.
 * @param url of the sound
 */
export function holdMusicTwiml(url: string): string {
  return document(element('Play', {}, escapeText(url)) + element('Redirect', { method: 'POST' }));
}
