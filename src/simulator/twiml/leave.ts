import { Attributes } from './attributes.ts';
import type { Problems } from './problems.ts';
import type { Place, XmlElement } from './xml.ts';

export interface LeaveVerb {
  readonly verb: 'Leave';
  readonly place: Place;
}

export function parseLeave(element: XmlElement, problems: Problems): LeaveVerb {
  new Attributes(element, problems).finish();
  return { verb: 'Leave', place: element.place };
}
