import { Attributes } from './attributes.ts';
import type { Problems } from './problems.ts';
import type { Place, XmlElement } from './xml.ts';

export interface RejectVerb {
  readonly verb: 'Reject';
  readonly reason: 'rejected' | 'busy';
  readonly place: Place;
}

export function parseReject(element: XmlElement, problems: Problems): RejectVerb {
  const attributes = new Attributes(element, problems);
  const reason = attributes.oneOf('reason', ['rejected', 'busy'], 'rejected');
  attributes.finish();
  return { verb: 'Reject', reason, place: element.place };
}
