import { Attributes } from './attributes.ts';
import { parseNestedSounds, type SoundVerb } from './nested.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import type { Place, XmlElement } from './xml.ts';

export interface GatherVerb {
  readonly verb: 'Gather';
  /** Null: the current document. */
  readonly action: string | null;
  readonly method: 'GET' | 'POST';
  /** False when it listens for speech alone, which the embedded carrier cannot do. */
  readonly hearsKeys: boolean;
  /** Null: any number. */
  readonly numDigits: number | null;
  /** One key, or '' when no key ends the input. */
  readonly finishOnKey: string;
  readonly timeoutSeconds: number;
  readonly actionOnEmptyResult: boolean;
  readonly prompts: readonly SoundVerb[];
  readonly place: Place;
}

const finishKeys = [...'0123456789#*', ''];

/** Attributes of speech recognition; the embedded carrier only hears keys. */
const speechAttributes = [
  'speechTimeout',
  'maxSpeechTime',
  'language',
  'hints',
  'speechModel',
  'profanityFilter',
  'partialResultCallback',
  'partialResultCallbackMethod',
  'enhanced',
  'bargeIn',
  'debug',
] as const;

export function parseGather(element: XmlElement, problems: Problems): GatherVerb {
  const attributes = new Attributes(element, problems);
  const input = attributes.words('input', ['dtmf', 'speech']);
  if (input.includes('speech')) {
    const message = 'Gather input="speech" is not supported by the embedded carrier; use dtmf.';
    problems.error(SCHEMA_VIOLATION, message, element.place);
  }
  const verb: GatherVerb = {
    verb: 'Gather',
    action: attributes.text('action', null),
    method: attributes.method('method', 13312),
    hearsKeys: input.length === 0 || input.includes('dtmf'),
    numDigits: attributes.wholeNumber('numDigits', { minimum: 1 }, null, 13314),
    finishOnKey: attributes.oneOf('finishOnKey', finishKeys, '#', 13310),
    timeoutSeconds: attributes.wholeNumber('timeout', { minimum: 1 }, 5, 13313),
    actionOnEmptyResult: attributes.flag('actionOnEmptyResult', false, 13338),
    prompts: parseNestedSounds(element, problems, 13320),
    place: element.place,
  };
  attributes.ignore(...speechAttributes);
  attributes.finish();
  return verb;
}
