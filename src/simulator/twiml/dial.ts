import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { isElement, type Place, textOf, type XmlElement } from './xml.ts';

export interface DialVerb {
  readonly verb: 'Dial';
  /** The number as written; '' when nothing the embedded carrier can dial is named. */
  readonly number: string;
  /** What the person hears before they are put through; null for nothing. */
  readonly whisper: { readonly url: string; readonly method: 'GET' | 'POST' } | null;
  /** Null: go on with the verb after it. */
  readonly action: string | null;
  readonly method: 'GET' | 'POST';
  readonly callerId: string | null;
  readonly ringSeconds: number;
  readonly limitSeconds: number;
  readonly hangupOnStar: boolean;
  readonly place: Place;
}

/** Known to Twilio, without an effect on a far party that is not a real telephone. */
const dialAttributes = [
  'answerOnBridge',
  'record',
  'recordingTrack',
  'recordingStatusCallback',
  'recordingStatusCallbackMethod',
  'recordingStatusCallbackEvent',
  'trim',
  'ringTone',
  'sequential',
  'referUrl',
  'referMethod',
  'callReason',
  'events',
] as const;

const numberAttributes = ['sendDigits', 'byoc', 'phoneNumberSid'] as const;

/** What would change the call on a real number, and so is not ignored in silence. */
const unsupportedNumberAttributes = ['statusCallback', 'machineDetection'];

export function parseDial(element: XmlElement, problems: Problems): DialVerb {
  const attributes = new Attributes(element, problems);
  const verb: DialVerb = {
    verb: 'Dial',
    ...parseNumber(element, problems),
    action: attributes.text('action', null),
    method: attributes.method('method'),
    callerId: attributes.text('callerId', null),
    ringSeconds: attributes.wholeNumber('timeout', { minimum: 5, maximum: 600 }, 30, 13212),
    limitSeconds: attributes.wholeNumber('timeLimit', { minimum: 1 }, 14_400, 13216),
    hangupOnStar: attributes.flag('hangupOnStar', false, 13213),
    place: element.place,
  };
  attributes.ignore(...dialAttributes);
  attributes.finish();
  if (verb.number === '') {
    const message = '<Dial> names no phone number; Conference, Queue, Client and Sip are unknown.';
    problems.error(13223, message, element.place);
  }
  return verb;
}

function parseNumber(dial: XmlElement, problems: Problems): Pick<DialVerb, 'number' | 'whisper'> {
  const children = dial.children.filter(isElement);
  if (children.length === 0) return { number: textOf(dial).trim(), whisper: null };
  const numbers = children.filter((child) => child.name === 'Number');
  const whispers = numbers.map((number) => readNumberAttributes(number, problems));
  for (const child of children) {
    if (child.name !== 'Number') {
      const message = `The embedded carrier cannot dial a <${child.name}>; it is ignored.`;
      problems.error(SCHEMA_VIOLATION, message, child.place);
    }
  }
  const [first, second] = numbers;
  if (second) {
    const message = 'The embedded carrier rings only the first <Number>.';
    problems.error(SCHEMA_VIOLATION, message, second.place);
  }
  return { number: first ? textOf(first).trim() : '', whisper: whispers[0] ?? null };
}

function readNumberAttributes(number: XmlElement, problems: Problems): DialVerb['whisper'] {
  const attributes = new Attributes(number, problems);
  const url = attributes.text('url', null);
  const method = attributes.method('method');
  attributes.ignore(...numberAttributes);
  for (const name of unsupportedNumberAttributes) {
    if (attributes.text(name, null) === null) continue;
    const message = `Number ${name} is not carried out by the embedded carrier.`;
    problems.error(SCHEMA_VIOLATION, message, number.place);
  }
  attributes.ignore('statusCallbackEvent', 'statusCallbackMethod');
  attributes.finish();
  return url === null ? null : { url, method };
}
