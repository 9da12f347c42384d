import { Attributes } from './attributes.ts';
import type { Problems } from './problems.ts';
import { parseStream, type StreamNoun } from './stream.ts';
import type { Place, XmlElement } from './xml.ts';

export interface StartVerb {
  readonly verb: 'Start';
  /** Null: nothing that could be started. */
  readonly stream: StreamNoun | null;
  readonly place: Place;
}

export function parseStart(element: XmlElement, problems: Problems): StartVerb {
  new Attributes(element, problems).finish();
  return { verb: 'Start', stream: parseStream(element, 'Start', problems), place: element.place };
}
