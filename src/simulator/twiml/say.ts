import type { Sound } from '../contract.ts';
import { Attributes } from './attributes.ts';
import type { Problems } from './problems.ts';
import { readSsml } from './ssml.ts';
import type { Place, XmlElement } from './xml.ts';

export interface SayVerb {
  readonly verb: 'Say';
  /** Words and the silences between them, in order. */
  readonly sounds: readonly Sound[];
  /** 0 means again and again. */
  readonly loop: number;
  readonly place: Place;
}

/** Twilio's limit for its basic voices; Polly's is lower (reference section 6). */
const MAXIMUM_CHARACTERS = 4096;

export function parseSay(element: XmlElement, problems: Problems): SayVerb {
  const attributes = new Attributes(element, problems);
  const voice = attributes.text('voice', 'man');
  const language = attributes.text('language', 'en-US');
  const loop = attributes.wholeNumber('loop', { minimum: 0 }, 1, 13510);
  attributes.finish();
  const pieces = readSsml(element, problems);
  const characters = pieces.reduce(
    (sum, piece) => sum + ('text' in piece ? piece.text.length : 0),
    0,
  );
  if (characters === 0 && !pieces.some((piece) => 'seconds' in piece)) {
    problems.error(13520, '<Say> has no text; nothing is said.', element.place);
  }
  if (characters > MAXIMUM_CHARACTERS) {
    const message = `<Say> has ${characters} characters; at most ${MAXIMUM_CHARACTERS} are said.`;
    problems.error(13521, message, element.place);
  }
  const sounds = pieces.map((piece): Sound => {
    if ('seconds' in piece) return { kind: 'pause', seconds: piece.seconds };
    return { kind: 'say', text: piece.text, language: piece.language ?? language, voice };
  });
  return {
    verb: 'Say',
    sounds: characters > MAXIMUM_CHARACTERS ? [] : sounds,
    loop,
    place: element.place,
  };
}
