import type { CarrierError } from '../contract.ts';
import { type ConnectVerb, parseConnect } from './connect.ts';
import { type DialVerb, parseDial } from './dial.ts';
import { type EnqueueVerb, parseEnqueue } from './enqueue.ts';
import { type GatherVerb, parseGather } from './gather.ts';
import { type HangupVerb, parseHangup } from './hangup.ts';
import { type LeaveVerb, parseLeave } from './leave.ts';
import { type PauseVerb, parsePause } from './pause.ts';
import { type PayVerb, parsePay } from './pay.ts';
import { type PlayVerb, parsePlay } from './play.ts';
import { Problems, SCHEMA_VIOLATION } from './problems.ts';
import { parseRecord, type RecordVerb } from './record.ts';
import { parseRedirect, type RedirectVerb } from './redirect.ts';
import { parseReject, type RejectVerb } from './reject.ts';
import { parseSay, type SayVerb } from './say.ts';
import { parseStart, type StartVerb } from './start.ts';
import { parseStop, type StopVerb } from './stop.ts';
import { isElement, parseXml, type XmlElement } from './xml.ts';

export type Verb =
  | SayVerb
  | PlayVerb
  | PauseVerb
  | GatherVerb
  | PayVerb
  | RecordVerb
  | RedirectVerb
  | RejectVerb
  | HangupVerb
  | DialVerb
  | StartVerb
  | StopVerb
  | ConnectVerb
  | EnqueueVerb
  | LeaveVerb;

export interface ParsedTwiml {
  /** Null: nothing of the document can be run (12100 or 12102 is in `problems`). */
  readonly verbs: readonly Verb[] | null;
  readonly problems: readonly CarrierError[];
}

const parsers: Readonly<Record<string, (element: XmlElement, problems: Problems) => Verb>> = {
  Say: parseSay,
  Play: parsePlay,
  Pause: parsePause,
  Gather: parseGather,
  Pay: parsePay,
  Record: parseRecord,
  Redirect: parseRedirect,
  Reject: parseReject,
  Hangup: parseHangup,
  Dial: parseDial,
  Start: parseStart,
  Stop: parseStop,
  Connect: parseConnect,
  Enqueue: parseEnqueue,
  Leave: parseLeave,
};

/** Reads a TwiML document into verbs. Names are case sensitive, as at Twilio. */
export function parseTwiml(source: string): ParsedTwiml {
  const problems = new Problems();
  const xml = parseXml(source);
  if ('problem' in xml) {
    problems.error(12100, `The document is not well-formed XML: ${xml.problem}.`, xml.place);
    return { verbs: null, problems: problems.list };
  }
  const { root } = xml;
  if (root.name !== 'Response') {
    const message = `The root element is <${root.name}>; it must be <Response>.`;
    problems.error(12102, message, root.place);
    return { verbs: null, problems: problems.list };
  }
  const verbs = root.children.flatMap((node): Verb[] => {
    if (isElement(node)) return parseVerb(node, problems);
    if (node.trim() !== '') {
      problems.warning(SCHEMA_VIOLATION, 'Text outside a verb is ignored.', root.place);
    }
    return [];
  });
  return { verbs, problems: problems.list };
}

function parseVerb(element: XmlElement, problems: Problems): Verb[] {
  const parse = Object.hasOwn(parsers, element.name) ? parsers[element.name] : undefined;
  if (parse) return [parse(element, problems)];
  const message = `The embedded carrier knows no verb <${element.name}>; it is ignored.`;
  problems.error(SCHEMA_VIOLATION, message, element.place);
  return [];
}
