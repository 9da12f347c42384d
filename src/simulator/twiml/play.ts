import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { type Place, textOf, type XmlElement } from './xml.ts';

export interface PlayVerb {
  readonly verb: 'Play';
  /** As written: relative to the current document. '' when `digits` are played. */
  readonly url: string;
  /** DTMF tones to play; w waits half a second, W a whole one. */
  readonly digits: string;
  /** 0 means again and again. */
  readonly loop: number;
  readonly place: Place;
}

export function parsePlay(element: XmlElement, problems: Problems): PlayVerb {
  const attributes = new Attributes(element, problems);
  const loop = attributes.wholeNumber('loop', { minimum: 0 }, 1, 13410);
  const digits = attributes.text('digits', '');
  attributes.finish();
  const url = textOf(element).trim();
  if (url === '' && digits === '') {
    problems.error(
      SCHEMA_VIOLATION,
      '<Play> names no recording; nothing is played.',
      element.place,
    );
  }
  return { verb: 'Play', url, digits, loop, place: element.place };
}
