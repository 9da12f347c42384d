import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { isElement, type Place, textOf, type XmlElement } from './xml.ts';

export interface EnqueueVerb {
  readonly verb: 'Enqueue';
  /** '' when the element names no queue. */
  readonly queue: string;
  /** Null: go on with the verb after it. */
  readonly action: string | null;
  readonly method: 'GET' | 'POST';
  /** Null: nothing is played while the call waits. */
  readonly waitUrl: string | null;
  readonly waitMethod: 'GET' | 'POST';
  readonly place: Place;
}

/** Twilio's page on <Enqueue>: a longer name is not taken. */
const LONGEST_NAME = 64;

export function parseEnqueue(element: XmlElement, problems: Problems): EnqueueVerb {
  const attributes = new Attributes(element, problems);
  const waitUrl = attributes.text('waitUrl', '');
  const verb: EnqueueVerb = {
    verb: 'Enqueue',
    queue: nameOf(element, problems),
    action: attributes.text('action', null),
    method: attributes.method('method'),
    waitUrl: waitUrl === '' ? null : waitUrl,
    waitMethod: attributes.method('waitUrlMethod'),
    place: element.place,
  };
  if (attributes.text('workflowSid', null) !== null) {
    const message = 'The embedded carrier has no TaskRouter; Enqueue workflowSid is ignored.';
    problems.error(SCHEMA_VIOLATION, message, element.place);
  }
  attributes.finish();
  return verb;
}

function nameOf(element: XmlElement, problems: Problems): string {
  const name = element.children.some(isElement) ? '' : textOf(element).trim();
  if (name !== '' && name.length <= LONGEST_NAME) return name;
  const message = `<Enqueue> must name a queue, in ${LONGEST_NAME} characters at most.`;
  problems.error(SCHEMA_VIOLATION, message, element.place);
  return '';
}
