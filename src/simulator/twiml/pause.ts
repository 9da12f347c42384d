import { Attributes } from './attributes.ts';
import type { Problems } from './problems.ts';
import type { Place, XmlElement } from './xml.ts';

export interface PauseVerb {
  readonly verb: 'Pause';
  readonly seconds: number;
  readonly place: Place;
}

export function parsePause(element: XmlElement, problems: Problems): PauseVerb {
  const attributes = new Attributes(element, problems);
  const seconds = attributes.wholeNumber('length', { minimum: 1 }, 1, 13910);
  attributes.finish();
  return { verb: 'Pause', seconds, place: element.place };
}
