import type { Locale } from '../../flows/vocabulary.ts';
import { PaylineError } from '../errors.ts';
import type { Spoken } from '../voice/reply.ts';
import { cleanText, element, escapeText } from './xml.ts';

/** How words sound: Twilio's attributes of <Say>. */
export interface Sound {
  /** BCP 47, such as en-US. */
  readonly language: string;
  /** A voice that knows SSML, such as Polly.Joanna-Neural. */
  readonly voice: string;
}

/** Each language has its own voice. */
export type Sounds = Readonly<Record<Locale, Sound>>;

/** Sounds, and the language of words that name none. */
export interface Speech {
  readonly locale: Locale;
  readonly sounds: Sounds;
  /** Where words can be fetched as the tones of a TTY. */
  readonly baudotUrl: (text: string) => string;
}

/** Amazon Polly speaks at most this many characters at a time (Twilio error 13521). */
const LONGEST_TEXT = 3000;

/**
 * Utterances as <Say>, or as <Play> of the tones of a TTY. Silence of whole seconds after one is a <Pause>; the rest is a <break>
 * inside the <Say>, since <Pause> knows only seconds.
 * @throws PaylineError twiml.unwritable when an utterance is empty or over 3000 characters.
 */
export function say(utterances: readonly Spoken[], { locale, sounds, baudotUrl }: Speech): string {
  let markup = '';
  for (const { text, pauseMilliseconds = 0, locale: own, inBaudot } of utterances) {
    requireSpeakable(text);
    if (inBaudot) {
      markup += element('Play', {}, escapeText(baudotUrl(text)));
      continue;
    }
    const { language, voice } = sounds[own ?? locale];
    const seconds = Math.floor(pauseMilliseconds / 1000);
    const rest = Math.round(pauseMilliseconds - seconds * 1000);
    const silence = rest > 0 ? `<break time="${rest}ms"/>` : '';
    markup += element('Say', { language, voice }, escapeText(text) + silence);
    if (seconds > 0) markup += element('Pause', { length: seconds });
  }
  return markup;
}

function requireSpeakable(text: string): void {
  if (text.length > LONGEST_TEXT) throw unwritable(`An utterance has ${text.length} characters.`);
  if (cleanText(text).trim() === '') throw unwritable('An utterance is empty.');
}

/** The error of every document that cannot be written. */
export function unwritable(message: string): PaylineError {
  return new PaylineError('twiml.unwritable', message);
}

/** For documents that nobody at a TTY gets. */
export function nothingToPrint(): never {
  throw unwritable('There is nowhere to fetch the tones of a TTY from.');
}
