import { Attributes } from './attributes.ts';
import { type ConferenceNoun, parseConference } from './conference.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { isElement, type Place, textOf, type XmlElement } from './xml.ts';

export interface DialVerb {
  readonly verb: 'Dial';
  /** The number as written; '' when nothing the embedded carrier can dial is named. */
  readonly number: string;
  /** Dialed in the place of a number; null for none. */
  readonly conference: ConferenceNoun | null;
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
    ...parseNouns(element, problems),
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
  if (verb.number === '' && verb.conference === null) {
    const message = '<Dial> names no phone number; Queue, Client and Sip are unknown.';
    problems.error(13223, message, element.place);
  }
  return verb;
}

type Dialed = Pick<DialVerb, 'number' | 'conference' | 'whisper'>;

function parseNouns(dial: XmlElement, problems: Problems): Dialed {
  const children = dial.children.filter(isElement);
  const nothing = { number: '', conference: null, whisper: null };
  if (children.length === 0) return { ...nothing, number: textOf(dial).trim() };
  for (const child of children) {
    if (child.name === 'Number' || child.name === 'Conference') continue;
    const message = `The embedded carrier cannot dial a <${child.name}>; it is ignored.`;
    problems.error(SCHEMA_VIOLATION, message, child.place);
  }
  const [first, second] = children.filter(({ name }) => name === 'Number' || name === 'Conference');
  if (second) {
    const message = 'The embedded carrier rings only the first <Number> or <Conference>.';
    problems.error(SCHEMA_VIOLATION, message, second.place);
  }
  if (!first) return nothing;
  if (first.name === 'Conference') {
    return { ...nothing, conference: parseConference(first, problems) };
  }
  const whisper = readNumberAttributes(first, problems);
  return { ...nothing, number: textOf(first).trim(), whisper };
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
