import { Attributes } from './attributes.ts';
import type { Problems } from './problems.ts';
import type { Place, XmlElement } from './xml.ts';

export interface HangupVerb {
  readonly verb: 'Hangup';
  readonly place: Place;
}

export function parseHangup(element: XmlElement, problems: Problems): HangupVerb {
  new Attributes(element, problems).finish();
  return { verb: 'Hangup', place: element.place };
}
