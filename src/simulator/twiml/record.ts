import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import type { Place, XmlElement } from './xml.ts';

/** https://www.twilio.com/docs/voice/twiml/record */
export interface RecordVerb {
  readonly verb: 'Record';
  /** Null: the current document. */
  readonly action: string | null;
  readonly method: 'GET' | 'POST';
  /** Silence that ends the recording. */
  readonly timeoutSeconds: number;
  /** Any of these keys ends it; '' for none. */
  readonly finishOnKeys: string;
  readonly longestSeconds: number;
  readonly trimsSilence: boolean;
  readonly statusCallback: string | null;
  readonly statusCallbackMethod: 'GET' | 'POST';
  readonly statusCallbackEvents: readonly RecordingEvent[];
  readonly place: Place;
}

const recordingEvents = ['in-progress', 'completed', 'absent'] as const;
export type RecordingEvent = (typeof recordingEvents)[number];

export function parseRecord(element: XmlElement, problems: Problems): RecordVerb {
  const attributes = new Attributes(element, problems);
  const events = attributes.words('recordingStatusCallbackEvent', recordingEvents);
  const verb: RecordVerb = {
    verb: 'Record',
    action: attributes.text('action', null),
    method: attributes.method('method'),
    timeoutSeconds: attributes.wholeNumber('timeout', { minimum: 1 }, 5),
    finishOnKeys: keysOf(attributes.text('finishOnKey', '1234567890*#'), element, problems),
    longestSeconds: attributes.wholeNumber('maxLength', { minimum: 1, maximum: 14_400 }, 3600),
    trimsSilence:
      attributes.oneOf('trim', ['trim-silence', 'do-not-trim'], 'trim-silence') === 'trim-silence',
    statusCallback: attributes.text('recordingStatusCallback', null),
    statusCallbackMethod: attributes.method('recordingStatusCallbackMethod'),
    statusCallbackEvents: events.length > 0 ? events : ['completed'],
    place: element.place,
  };
  if (attributes.flag('transcribe', false) || attributes.text('transcribeCallback', null)) {
    const message = 'Record transcribe is not carried out by the embedded carrier.';
    problems.error(SCHEMA_VIOLATION, message, element.place);
  }
  attributes.ignore('playBeep');
  attributes.finish();
  return verb;
}

function keysOf(written: string, element: XmlElement, problems: Problems): string {
  if (/^[0-9*#]*$/.test(written)) return written;
  const message = `Record finishOnKey="${written}" has more than keys in it; any key ends it.`;
  problems.warning(SCHEMA_VIOLATION, message, element.place);
  return '1234567890*#';
}
