import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { isElement, type Place, type XmlElement } from './xml.ts';

export interface StopVerb {
  readonly verb: 'Stop';
  /** Names of the streams that end; one that is not open any more is no mistake. */
  readonly names: readonly string[];
  readonly place: Place;
}

export function parseStop(element: XmlElement, problems: Problems): StopVerb {
  new Attributes(element, problems).finish();
  const names = element.children.filter(isElement).flatMap((child) => {
    const attributes = new Attributes(child, problems);
    const name = attributes.text('name', '');
    attributes.finish();
    if (child.name === 'Stream' && name !== '') return [name];
    const message = 'The embedded carrier can <Stop> only a <Stream> with a name; it is ignored.';
    problems.error(SCHEMA_VIOLATION, message, child.place);
    return [];
  });
  return { verb: 'Stop', names, place: element.place };
}
