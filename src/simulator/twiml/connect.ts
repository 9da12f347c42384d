import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { parseStream, type StreamNoun } from './stream.ts';
import type { Place, XmlElement } from './xml.ts';

export interface ConnectVerb {
  readonly verb: 'Connect';
  /** Null: nothing that could be connected; the document goes on. */
  readonly stream: StreamNoun | null;
  readonly place: Place;
}

export function parseConnect(element: XmlElement, problems: Problems): ConnectVerb {
  const attributes = new Attributes(element, problems);
  if (attributes.text('action', null) !== null) {
    const message = 'Connect action is not carried out by the embedded carrier; use <Redirect>.';
    problems.error(SCHEMA_VIOLATION, message, element.place);
  }
  attributes.ignore('method');
  attributes.finish();
  const stream = parseStream(element, 'Connect', problems);
  return { verb: 'Connect', stream, place: element.place };
}
